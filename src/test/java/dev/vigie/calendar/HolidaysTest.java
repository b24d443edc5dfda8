package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  @Test
  void ofFranceAreTheElevenOfTheMainland() {
    assertThat(datesOf("trackforce", 2026))
        .containsExactly(
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25");
  }

  @Test
  void ofFranceHaveNamesInBothLanguages() {
    var christmas = LocalDate.parse("2026-12-25");

    assertThat(CALENDARS.get("trackforce").day(christmas).holidays())
        .extracting(Holiday::name)
        .containsExactly(new HolidayName("Christmas", "Noël"));
  }

  @Test
  void ofQuebecAreEight() {
    assertThat(datesOf("qohash", 2026))
        .containsExactly(
            "2026-01-01",
            "2026-04-03",
            "2026-05-18",
            "2026-06-24",
            "2026-07-01",
            "2026-09-07",
            "2026-10-12",
            "2026-12-25");
    assertThat(datesOf("aidi", 2026)).isEqualTo(datesOf("qohash", 2026));
  }

  @Test
  void ofQuebecMoveFromSundayToMonday() {
    assertThat(datesOf("qohash", 2029))
        .contains("2029-06-25", "2029-07-02")
        .doesNotContain("2029-06-24", "2029-07-01");
  }

  @ParameterizedTest(name = "{2}: \"{0}\" is {1}")
  @CsvSource({
    "2026-12-24, 2026-12-24, a single date",
    "06-24, 2026-06-24, a date of every year",
    "02-29, , a date that this year has not",
    "easter, 2026-04-05, Easter Sunday",
    "easter-2, 2026-04-03, days before it",
    "easter + 39, 2026-05-14, days after it",
    "1st Mon of 09, 2026-09-07, the first Monday of a month",
    "2nd Mon of 10, 2026-10-12, the second one",
    "last Fri of 11, 2026-11-27, the last Friday",
    "Mon on or before 05-24, 2026-05-18, the Monday before a date",
    "Mon on or after 05-25, 2026-05-25, or that date itself",
  })
  void areFoundByRules(String rule, LocalDate expected, String why) {
    assertThat(DateRule.parse(rule).in(2026)).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1961, 1961-04-02", "2000, 2000-04-23", "2008, 2008-03-23", "2011, 2011-04-24",
    "2027, 2027-03-28", "2038, 2038-04-25", "2049, 2049-04-18", "2076, 2076-04-19",
  })
  void followEaster(int year, LocalDate sunday) {
    assertThat(DateRule.parse("easter").in(year)).contains(sunday);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"24 June", "13-01", "02-30", "2026-02-29", "5th Mon of 09", "1st Mon of 9"})
  void areRefusedByADateThatIsNone(String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateRule.parse(rule))
        .withMessageContaining("\"" + rule + "\" is no date");
  }

  @Test
  void canMoveIntoTheNextYear() {
    var rule =
        new HolidayRule(
            DateRule.parse("12-31"),
            Optional.of(HolidayRule.Move.parse("Sat, Sun to Mon")),
            new HolidayName("New Year's Eve", "Saint-Sylvestre"),
            OpeningHours.ALL_DAY);
    var holidays = new Holidays(List.of(rule), List.of());

    assertThat(holidays.in(2022)).isEmpty();
    assertThat(holidays.in(2023)).containsOnlyKeys(LocalDate.parse("2023-01-02"));
  }

  private static List<String> datesOf(String calendar, int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(date -> !CALENDARS.get(calendar).day(date).holidays().isEmpty())
        .map(LocalDate::toString)
        .toList();
  }
}
