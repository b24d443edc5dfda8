package dev.vigie.calendar;

import static dev.vigie.calendar.Desks.paris;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsTest {

  private static final Path SHIPPED = Path.of("bpmn/calendars");

  @Nested
  class ThatVigieShips {

    private final Calendars calendars = Calendars.load(SHIPPED);

    @Test
    void areThoseOfTheFiveAgreements() {
      assertThat(calendars.ids())
          .containsExactly(
              "24x7-paris",
              "24x7-warsaw",
              "aidi",
              "offimizer",
              "qohash",
              "qohash-weekdays",
              "trackforce",
              "xtm-24x5",
              "xtm-developers",
              "xtm-maintenance",
              "xtm-office",
              "xtm-third-line");
    }

    @Test
    void areNamedToWhoeverAsksForAnother() {
      assertThatExceptionOfType(UnknownCalendar.class)
          .isThrownBy(() -> calendars.get("xtm"))
          .withMessageContaining("\"xtm\" is unknown")
          .withMessageContaining("xtm-24x5, xtm-developers");
    }
  }

  @Nested
  class ThatAreWrittenWell {

    @Test
    void needNoHolidays() {
      var calendar = load("businessDays: Mon-Fri").get("desk");

      assertThat(calendar.plus(paris("2026-12-25T16:00"), Duration.ofHours(2)))
          .isEqualTo(paris("2026-12-28T10:00"));
    }

    @Test
    void addDatesAndPartsOfDays() {
      var calendar =
          load("""
                  businessDays: Mon-Fri
                  holidays: france
                  added:
                    - {date: 12-24, closed: 12:00-24:00, en: Christmas Eve, fr: Réveillon de Noël}
                    - {date: 2026-12-28, en: Stocktaking, fr: Inventaire}
                  """)
              .get("desk");

      assertThat(calendar.plus(paris("2026-12-24T11:00"), Duration.ofHours(2)))
          .isEqualTo(paris("2026-12-29T10:00"));
      assertThat(calendar.plusBusinessDays(paris("2026-12-23T15:00"), 1))
          .isEqualTo(paris("2026-12-24T12:00"));
    }

    @Test
    void followTheReadMe() throws IOException {
      var readMe = Files.readString(SHIPPED.resolve("README.md"));
      var example = readMe.substring(readMe.indexOf("calendar:"), readMe.indexOf("```\n\n|"));
      var calendar = load(new Calendars.Source("README.md", example)).get("paris-desk");

      assertThat(calendar.plus(paris("2026-12-24T11:00"), Duration.ofHours(3)))
          .isEqualTo(paris("2026-12-28T11:00"));
    }

    @Test
    void removeDates() {
      var calendar =
          load("""
                  businessDays: Mon-Fri
                  holidays: [france]
                  removed: [2026-05-08, 11-11, easter+50]
                  """)
              .get("desk");

      assertThat(List.of("2026-05-08", "2026-11-11", "2026-05-25", "2027-11-11"))
          .allSatisfy(day -> assertThat(calendar.isBusinessDay(LocalDate.parse(day))).isTrue());
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-05-01"))).isFalse();
    }
  }

  @Nested
  class ThatAreWrittenBadly {

    @ParameterizedTest(name = "{2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "businessDays: Mun-Fri | line 4: businessDays: \"Mun\" is no day of the week; write Mon,",
          "business: Mon-Fri | line 4: business: is unknown; known are added, businessDays,",
          "removed: 05-08 | line 1: businessDays: is missing; add it",
          "businessDays: Mon-Sun | line 1: businessDays: SATURDAY has no opening hours; add some",
          "zone: Europe/London | line 4: zone: is written twice; remove one",
          "businessDays: [Mon, Tue] | line 4: businessDays: a text is expected here",
          "'businessDays: [' | is no YAML",
          "'{businessDays: Mon-Fri, holidays: mars}' | is no YAML",
        })
    void nameTheFileTheFieldAndTheRemedy(String lines, String complaint) {
      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> load(lines))
          .withMessageStartingWith("desk.yaml")
          .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "holidays: mars | line 1: holidays: no file has the set \"mars\"; known are france",
          "added: [{date: 12-24, en: Eve}] | line 5: fr: is missing; add it",
          "added: [{date: 24.12., en: Eve, fr: Veille}] | line 5: date: \"24.12.\" is no date; write it",
          "added: [12-24] | line 5: a list of fields is expected here",
          "added: [{date: 12-24, closed: noon, en: E, fr: V}] | line 5: closed: \"noon\" are no hours; write",
          "added: [{date: 12-24, moved: Sunday, en: E, fr: V}] | line 5: moved: \"Sunday\" moves no holiday",
          "removed: [Xmas] | line 5: removed: \"Xmas\" is no date; write it",
          "holidays: | line 5: holidays: a text is expected here",
        })
    void nameTheHolidayAtFault(String line, String complaint) {
      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> load("businessDays: Mon-Fri\n" + line))
          .withMessageStartingWith("desk.yaml")
          .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "zone: Paris | open: Mon-Fri 09:00-17:00 | line 2: zone: \"Paris\" is no zone; write a civil one",
          "zone: Europe/Paris | open: office hours | line 3: open: \"office hours\" are no opening hours; write",
          "zone: Europe/Paris | open: [] | line 3: open: the week has no opening hours; name at least",
        })
    void nameTheWeekOrTheZone(String zone, String week, String complaint) {
      var yaml = "calendar: desk\n%s\n%s\nbusinessDays: Mon-Fri".formatted(zone, week);

      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> Calendars.load(List.of(new Calendars.Source("desk.yaml", yaml))))
          .withMessageStartingWith("desk.yaml, " + complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet"})
    void mustNotBeEmpty(String yaml) {
      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> Calendars.load(List.of(new Calendars.Source("desk.yaml", yaml))))
          .withMessageStartingWith("desk.yaml: is empty");
    }

    @Test
    void mustNotShareAnId() {
      var source = new Calendars.Source("desk.yaml", desk("businessDays: Mon-Fri"));

      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> Calendars.load(List.of(source, source)))
          .withMessageContaining("another file has the id \"desk\"; rename one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlantis", "ca/zz"})
    void mustNameACountryThatIsKnown(String country) {
      var set = new Calendars.Source("set.yaml", "holidaySet: x\njollyday: " + country);

      assertThatExceptionOfType(InvalidCalendar.class)
          .isThrownBy(() -> Calendars.load(List.of(set)))
          .withMessageStartingWith("set.yaml, line 2: jollyday: Jollyday knows no");
    }
  }

  private static Calendars load(String lines) {
    return load(new Calendars.Source("desk.yaml", desk(lines)));
  }

  private static Calendars load(Calendars.Source calendar) {
    var france = new Calendars.Source("france.yaml", "holidaySet: france\njollyday: fr");
    return Calendars.load(List.of(calendar, france));
  }

  private static String desk(String lines) {
    return """
        calendar: desk
        zone: Europe/Paris
        open: Mon-Fri 09:00-17:00
        """
        + lines;
  }
}
