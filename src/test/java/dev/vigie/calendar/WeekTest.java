package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {

  @ParameterizedTest(name = "{3}: \"{0}\" opens {1} at {2}")
  @CsvSource({
    "'Mon-Fri 09:00-17:00', FRIDAY, '09:00-17:00', a range of days",
    "'Mon-Fri 09:00-17:00', SATURDAY, '', and no other",
    "'Mon, Wed 09:00-17:00', WEDNESDAY, '09:00-17:00', some days",
    "'monday 09:00-17:00', MONDAY, '09:00-17:00', a day in full",
    "'Sat-Mon 09:00-17:00', SUNDAY, '09:00-17:00', a range over the end of the week",
    "'Mon 14:00-18:00, 09:00-12:00', MONDAY, '09:00-12:00 14:00-18:00', several hours in order",
    "'Mon 09:00-12:00, 12:00-18:00', MONDAY, '09:00-18:00', hours that touch are one",
    "'Fri 22:00-06:00', FRIDAY, '22:00-24:00', a night until midnight",
    "'Fri 22:00-06:00', SATURDAY, '00:00-06:00', and after it",
    "'Sun 22:00-06:00', MONDAY, '00:00-06:00', also over the end of the week",
    "'Mon 18:00-00:00', MONDAY, '18:00-24:00', midnight is the end of the day",
    "'Mon 18:00-00:00', TUESDAY, '', and not the next one",
    "'Mon 08:00 to Sat 08:00', MONDAY, '08:00-24:00', the first day of a stretch",
    "'Mon 08:00 to Sat 08:00', WEDNESDAY, '00:00-24:00', a day within it",
    "'Mon 08:00 to Sat 08:00', SATURDAY, '00:00-08:00', its last day",
    "'Fri 18:00 to Mon 00:00', SUNDAY, '00:00-24:00', a stretch over the end of the week",
    "'Fri 18:00 to Mon 00:00', MONDAY, '', that ends with it",
    "'24x7', SUNDAY, '00:00-24:00', always",
  })
  void opens(String line, DayOfWeek day, String hours, String why) {
    assertThat(Week.open(line).on(day).stream().map(Object::toString))
        .containsExactly(hours.isEmpty() ? new String[0] : hours.split(" "));
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "'Mon-Fri', write them like \"Mon-Fri 09:00-17:00\"",
    "'Mon-Fri 9-17', write them like \"Mon-Fri 09:00-17:00\"",
    "'Mon-Fri 09:00', write them like 09:00-17:00",
    "'Mun-Fri 09:00-17:00', \"Mun\" is no day of the week",
    "'Mon-Fri 09:00-25:00', \"25:00\" is no time of day",
    "'Mon-Fri 09:00-09:00', open and close at once",
    "'Mon 09:00-13:00, 12:00-18:00', on MONDAY 09:00-13:00 and 12:00-18:00 overlap",
    "'Mon-Tue 22:00-06:00, 05:00-07:00', on TUESDAY",
    "'Mon 00:00 to Sun 24:00, 09:00-17:00', are no hours",
  })
  void refusesWhatItCannotKeep(String line, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Week.open(line))
        .withMessageContaining(complaint);
  }

  @Test
  void refusesToBeEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(Week::open)
        .withMessage("the week has no opening hours; name at least one");
  }
}
