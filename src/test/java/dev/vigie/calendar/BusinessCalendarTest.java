package dev.vigie.calendar;

import static dev.vigie.calendar.Desks.aroundTheClock;
import static dev.vigie.calendar.Desks.desk;
import static dev.vigie.calendar.Desks.mondayToSaturdayMorning;
import static dev.vigie.calendar.Desks.officeHours;
import static dev.vigie.calendar.Desks.open;
import static dev.vigie.calendar.Desks.paris;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

  /*      Thu 2026-04-30      Fri 2026-05-01 (holiday)   Sat   Sun   Mon 2026-05-04
   *   ---[ 09 ..... 17 ]---------- closed ------------ closed closed ---[ 09 ..... 17 ]---
   */
  @Nested
  class WithOfficeHours {

    private final BusinessCalendar calendar = officeHours("2026-05-01");

    @ParameterizedTest(name = "{3}: {1} after {0} is {2}")
    @CsvSource({
      "2026-04-30T09:00, PT4H, 2026-04-30T13:00, runs while the desk is open",
      "2026-04-30T13:00, PT4H, 2026-04-30T17:00, runs out exactly at closing time",
      "2026-04-30T13:00, PT4H0.5S, 2026-05-04T09:00:00.5, needs the next opening for what is left",
      "2026-04-30T15:00, PT4H, 2026-05-04T11:00, skips the holiday and the weekend",
      "2026-04-30T07:00, PT1H, 2026-04-30T10:00, waits for the opening of the day",
      "2026-04-30T17:00, PT1H, 2026-05-04T10:00, has nothing left at closing time",
      "2026-05-02T12:00, PT8H, 2026-05-04T17:00, is due at closing also from a closed start",
      "2026-04-30T10:00, PT80H, 2026-05-15T10:00, runs for weeks",
      "2026-12-31T15:00, PT2H, 2026-12-31T17:00, is due at closing on the last day of a year",
      "2026-12-31T15:00, PT3H, 2027-01-01T10:00, runs into the next year",
      "2026-05-02T12:00, PT0S, 2026-05-04T09:00, no time at all is the next open moment",
      "2026-04-30T12:00, PT0S, 2026-04-30T12:00, no time at all is over at once while open",
      "2026-04-30T17:00, PT0S, 2026-04-30T17:00, no time at all is over at closing too",
    })
    void addsOpenTimeOnly(String start, Duration coverage, String expected, String why) {
      assertThat(calendar.plus(paris(start), coverage)).isEqualTo(paris(expected));
    }

    @ParameterizedTest(name = "{3}: {0} to {1} is {2}")
    @CsvSource({
      "2026-04-30T10:00, 2026-04-30T12:30, PT2H30M, all of it is open",
      "2026-04-30T08:00, 2026-04-30T18:00, PT8H, the desk is open from nine to five",
      "2026-04-30T17:00, 2026-05-04T09:00, PT0S, the desk is closed from end to end",
      "2026-04-30T16:00, 2026-05-04T10:00, PT2H, an hour on each side of the holiday",
      "2026-04-30T10:00, 2026-04-30T10:00, PT0S, no time passes",
      "2025-12-31T16:00, 2027-01-01T10:00, PT2082H, a year has 260 open days beside these two",
    })
    void countsOpenTimeOnly(String start, String end, Duration expected, String why) {
      assertThat(calendar.between(paris(start), paris(end))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{3}: {1} business days after {0} is {2}")
    @CsvSource({
      "2026-04-30T10:00, 1, 2026-05-04T10:00, skips the holiday and the weekend",
      "2026-04-30T10:00, 3, 2026-05-06T10:00, keeps the time of day",
      "2026-04-30T08:00, 1, 2026-05-04T09:00, a start before opening moves to it",
      "2026-04-30T17:00, 1, 2026-05-04T17:00, a start at closing is within the day",
      "2026-04-30T17:00:01, 1, 2026-05-05T09:00, a start after closing moves to the next opening",
      "2026-05-01T12:00, 1, 2026-05-05T09:00, a start on a holiday moves to the next opening",
      "2026-05-02T12:00, 1, 2026-05-05T09:00, a start on a Saturday moves to the next opening",
      "2026-03-27T10:00, 1, 2026-03-30T10:00, daylight saving does not move the time of day",
      "2026-12-31T10:00, 1, 2027-01-01T10:00, runs into the next year",
      "2026-01-01T10:00, 520, 2027-12-31T10:00, runs for years",
    })
    void addsBusinessDays(String start, int days, String expected, String why) {
      assertThat(calendar.plusBusinessDays(paris(start), days)).isEqualTo(paris(expected));
    }

    @Test
    void refusesCoverageThatRunsBackwards() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.plus(paris("2026-04-30T10:00"), Duration.ofHours(-1)))
          .withMessageContaining("backwards");
    }

    @Test
    void refusesASpanThatEndsBeforeItStarts() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.between(paris("2026-04-30T10:00"), paris("2026-04-30T09:00")))
          .withMessageContaining("before it starts");
    }

    @Test
    void saysHowFarItReaches() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.plus(paris("2290-04-30T10:00"), Duration.ofDays(36_500)))
          .withMessageContaining("1900 to 2300");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.plusMonths(Instant.MAX, 1))
          .withMessageContaining("1900 to 2300");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> calendar.isBusinessDay(LocalDate.MAX))
          .withMessageContaining("1900 to 2300");
    }
  }

  @Nested
  class WithUnevenDays {

    /*   Thu 2026-05-07        Fri 2026-05-08      Mon 2026-05-11
     *   [09..12] [14....18]   [09..12]            [10..12] [14....18]
     */
    private final BusinessCalendar calendar =
        open("Mon 10:00-12:00, 14:00-18:00", "Tue-Thu 09:00-12:00, 14:00-18:00", "Fri 09:00-12:00");

    @ParameterizedTest(name = "{3}: {1} after {0} is {2}")
    @CsvSource({
      "2026-05-07T11:00, PT1H, 2026-05-07T12:00, is due when the lunch break begins",
      "2026-05-07T11:00, PT2H, 2026-05-07T15:00, stands still over lunch",
      "2026-05-07T13:00, PT4H, 2026-05-07T18:00, starts after lunch",
      "2026-05-07T17:00, PT5H, 2026-05-11T11:00, runs over a short Friday",
    })
    void addsOpenTimeOnly(String start, Duration coverage, String expected, String why) {
      assertThat(calendar.plus(paris(start), coverage)).isEqualTo(paris(expected));
    }

    @ParameterizedTest(name = "{3}: {1} business days after {0} is {2}")
    @CsvSource({
      "2026-05-07T16:00, 1, 2026-05-08T12:00, a result past closing is cut to closing",
      "2026-05-07T16:00, 2, 2026-05-11T16:00, and does not stay cut",
      "2026-05-07T13:00, 2, 2026-05-11T13:00, a break within the day is no matter",
      "2026-05-07T09:30, 2, 2026-05-11T09:30, a result before opening stays",
      "2026-05-08T12:30, 1, 2026-05-12T10:00, a start after closing takes the next opening along",
    })
    void addsBusinessDays(String start, int days, String expected, String why) {
      assertThat(calendar.plusBusinessDays(paris(start), days)).isEqualTo(paris(expected));
    }
  }

  @Nested
  class WithNights {

    /*   Mon 2026-06-01    Tue               Wed           Fri               Sat
     *   ..........[22 ---- 06]......[22 ---- 06] ... .....[22 ---- 06]...........
     */
    private final Week nights = Week.open("Mon-Fri 22:00-06:00");
    private final BusinessCalendar calendar = desk(nights, "Mon-Fri", Holidays.none());

    @ParameterizedTest(name = "{3}: {1} after {0} is {2}")
    @CsvSource({
      "2026-06-01T23:00, PT7H, 2026-06-02T06:00, runs over midnight to the morning",
      "2026-06-01T23:00, PT8H, 2026-06-02T23:00, stands still by day",
      "2026-06-06T05:00, PT2H, 2026-06-08T23:00, the night of Friday ends on Saturday",
      "2026-03-29T01:00, PT1H, 2026-03-30T23:00, the night of Saturday is none",
    })
    void addsOpenTimeOnly(String start, Duration coverage, String expected, String why) {
      assertThat(calendar.plus(paris(start), coverage)).isEqualTo(paris(expected));
    }

    @Test
    void losesBothNightsToAHolidayFromMidnightToMidnight() {
      var holiday = Holidays.on(LocalDate.parse("2026-06-02"));

      assertThat(
              desk(nights, "Mon-Fri", holiday).plus(paris("2026-06-01T23:00"), Duration.ofHours(2)))
          .isEqualTo(paris("2026-06-03T01:00"));
    }
  }

  @Nested
  class WithoutABreakFromMondayToSaturdayMorning {

    private final BusinessCalendar calendar = mondayToSaturdayMorning();

    @ParameterizedTest(name = "{3}: {1} after {0} is {2}")
    @CsvSource({
      "2026-06-05T23:00, PT9H, 2026-06-06T08:00, is due when the week closes",
      "2026-06-05T23:00, PT10H, 2026-06-08T09:00, goes on when the week opens",
      "2026-06-01T08:00, PT120H, 2026-06-06T08:00, a week has five times 24 hours",
      "2026-06-07T12:00, PT30M, 2026-06-08T08:30, waits for Monday",
    })
    void addsOpenTimeOnly(String start, Duration coverage, String expected, String why) {
      assertThat(calendar.plus(paris(start), coverage)).isEqualTo(paris(expected));
    }

    @ParameterizedTest(name = "{3}: {1} business days after {0} is {2}")
    @CsvSource({
      "2026-06-05T23:00, 1, 2026-06-08T23:00, a business day lasts till midnight",
      "2026-06-06T03:00, 1, 2026-06-09T08:00, Saturday is none though it is open",
      "2026-06-04T03:00, 2, 2026-06-08T03:00, keeps the time of day also before the week opens",
      "2026-06-01T05:00, 1, 2026-06-02T08:00, a start before the week opens moves to its opening",
    })
    void addsBusinessDays(String start, int days, String expected, String why) {
      assertThat(calendar.plusBusinessDays(paris(start), days)).isEqualTo(paris(expected));
    }
  }

  /** Paris leaps from 02:00 to 03:00 on 2026-03-29 and repeats 02:00 to 03:00 on 2026-10-25. */
  @Nested
  class OnDaylightSavingDays {

    @ParameterizedTest(name = "{4}: {2} after {1} is {3}")
    @CsvSource({
      "24x7, 2026-03-29T00:00+01:00, PT8H, 2026-03-29T09:00+02:00, eight hours read nine later",
      "24x7, 2026-10-25T00:00+02:00, PT8H, 2026-10-25T07:00+01:00, eight hours read seven later",
      "24x7, 2026-10-25T02:30+02:00, PT1H, 2026-10-25T02:30+01:00, an hour reads none later",
      "24x7, 2026-03-28T12:00+01:00, PT24H, 2026-03-29T13:00+02:00, 24 hours are not a day",
      "Mon-Sun 00:00-06:00, 2026-03-29T00:00+01:00, PT5H, 2026-03-29T06:00+02:00, five hours open",
      "Mon-Sun 00:00-06:00, 2026-10-25T00:00+02:00, PT7H, 2026-10-25T06:00+01:00, seven hours open",
      "Mon-Sun 02:30-10:00, 2026-03-29T00:00+01:00, PT7H, 2026-03-29T10:00+02:00, opens after gap",
      "Mon-Sun 02:30-10:00, 2026-10-25T00:00+02:00, PT8H30M, 2026-10-25T10:00+01:00, opens early",
      "Mon-Sun 02:10-02:50, 2026-03-29T00:00+01:00, PT1M, 2026-03-30T02:11+02:00, does not open",
    })
    void countRealTime(
        String week, OffsetDateTime start, Duration coverage, OffsetDateTime due, String why) {
      var calendar = open(week);

      assertThat(calendar.plus(start.toInstant(), coverage)).isEqualTo(due.toInstant());
      assertThat(calendar.between(start.toInstant(), due.toInstant())).isEqualTo(coverage);
    }

    @ParameterizedTest(name = "{3}: {1} days after {0} is {2}")
    @CsvSource({
      "2026-03-28T02:30+01:00, 1, 2026-03-29T03:00+02:00, a skipped time is the end of the gap",
      "2026-10-24T02:30+02:00, 1, 2026-10-25T02:30+02:00, a repeated time is the earlier one",
      "2026-10-25T02:30+01:00, 1, 2026-10-26T02:30+01:00, the later one starts just as well",
      "2026-03-28T12:00+01:00, 1, 2026-03-29T12:00+02:00, a day is not 24 hours",
      "2026-03-28T12:00+01:00, 3, 2026-03-31T12:00+02:00, keeps the time of day",
    })
    void keepTheTimeOfDay(OffsetDateTime start, int days, OffsetDateTime due, String why) {
      assertThat(aroundTheClock().plusCalendarDays(start.toInstant(), days))
          .isEqualTo(due.toInstant());
    }
  }

  @Nested
  class WhereTheCalendarItselfIsOdd {

    /** Clocks were turned from 00:01 on 1944-01-01 back to 23:01 on 1943-12-31. */
    @Test
    void countsANewYearsEveThatIsRepeatedOnlyOnce() {
      var phoenix = in("America/Phoenix", "24x7");
      var repeated = Instant.parse("1944-01-01T06:30:00Z");

      assertThat(phoenix.between(repeated, repeated.plus(Duration.ofHours(1))))
          .isEqualTo(Duration.ofHours(1));
    }

    /** Thursday 2011-12-29 was followed by Saturday 2011-12-31. */
    @Test
    void countsNoBusinessDayThatWasLeftOut() {
      var samoa = in("Pacific/Apia", "Mon-Fri 09:00-17:00");
      var thursday = OffsetDateTime.parse("2011-12-29T10:00-10:00").toInstant();
      var monday = OffsetDateTime.parse("2012-01-02T10:00+14:00").toInstant();

      assertThat(samoa.plusBusinessDays(thursday, 1)).isEqualTo(monday);
    }

    /** The last day of 1994 was left out: its midnight is that of the new year. */
    @Test
    void knowsADayThatWasLeftOutAtTheEndOfAYear() {
      assertThat(in("Pacific/Kiritimati", "24x7").isBusinessDay(LocalDate.parse("1994-12-31")))
          .isFalse();
    }

    private static BusinessCalendar in(String zone, String open) {
      return new BusinessCalendar(
          "desk", ZoneId.of(zone), Week.open(open), Weekdays.parse("Mon-Fri"), Holidays.none());
    }
  }

  @ParameterizedTest(name = "{3}: {1} months after {0} is {2}")
  @CsvSource({
    "2026-01-15T10:00, 1, 2026-02-15T10:00, the same day of the next month",
    "2026-01-31T10:00, 1, 2026-02-28T10:00, or its last day",
    "2028-01-31T10:00, 1, 2028-02-29T10:00, or its last day in a leap year",
    "2026-02-28T10:00, 1, 2026-03-28T10:00, the last day is not kept",
    "2026-01-29T02:30, 2, 2026-03-29T03:00, a skipped time is the end of the gap",
    "2026-12-05T10:00, 2, 2027-02-05T10:00, runs into the next year",
  })
  void addsMonths(String start, int months, String expected, String why) {
    assertThat(officeHours().plusMonths(paris(start), months)).isEqualTo(paris(expected));
  }

  @Nested
  class ThatMakesNoSense {

    @Test
    void isRefusedWithoutBusinessDays() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new BusinessCalendar(
                      "desk", Desks.PARIS, Week.open("24x7"), Set.of(), Holidays.none()))
          .withMessageStartingWith("businessDays:");
    }

    @Test
    void isRefusedWithABusinessDayThatNeverOpens() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> desk(Week.open("Mon-Thu 09:00-17:00"), "Mon-Fri", Holidays.none()))
          .withMessage("businessDays: FRIDAY has no opening hours; add some or leave the day out");
    }

    @Test
    void isRefusedWithAnIdThatIsNone() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new BusinessCalendar(
                      "The Desk",
                      Desks.PARIS,
                      Week.open("24x7"),
                      Weekdays.parse("Mon"),
                      Holidays.none()))
          .withMessageStartingWith("calendar: \"The Desk\"");
    }
  }
}
