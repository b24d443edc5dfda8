package dev.vigie.calendar;

import static dev.vigie.calendar.Desks.aroundTheClock;
import static dev.vigie.calendar.Desks.mondayToSaturdayMorning;
import static dev.vigie.calendar.Desks.officeHours;
import static dev.vigie.calendar.Desks.paris;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.calendar.Explanation.Entry;
import dev.vigie.calendar.Explanation.Reason;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private final BusinessCalendar desk = officeHours("2026-05-01");

  @Test
  void tellsWhatCountedAndWhatWasSkipped() {
    var explanation = explain("PT4H", desk, "2026-04-30T15:00");

    assertThat(told(explanation))
        .containsExactly(
            "COUNTED 2026-04-30T15:00 2026-04-30T17:00 PT2H",
            "CLOSED 2026-04-30T17:00 2026-05-01T00:00 PT0S",
            "HOLIDAY 2026-05-01T00:00 2026-05-02T00:00 PT0S",
            "CLOSED 2026-05-02T00:00 2026-05-04T09:00 PT0S",
            "COUNTED 2026-05-04T09:00 2026-05-04T11:00 PT2H");
    assertThat(explanation.term()).contains(Term.parse("PT4H"));
    assertThat(explanation.calendar()).isEqualTo("desk");
    assertThat(explanation.counted()).isEqualTo(Duration.ofHours(4));
    assertThat(explanation.dueAt()).contains(paris("2026-05-04T11:00"));
  }

  @Test
  void namesTheHolidayInBothLanguages() {
    var holiday =
        explain("PT4H", desk, "2026-04-30T15:00").entries().get(2).holiday().orElseThrow();

    assertThat(holiday.in(Locale.FRANCE)).isEqualTo("Jour férié");
    assertThat(holiday.in(Locale.ENGLISH)).isEqualTo("Holiday");
  }

  @Test
  void saysNothingOfAHolidayOnADayThatIsClosedAnyway() {
    assertThat(told(explain("PT2H", officeHours("2026-05-02"), "2026-05-01T16:00")))
        .containsExactly(
            "COUNTED 2026-05-01T16:00 2026-05-01T17:00 PT1H",
            "CLOSED 2026-05-01T17:00 2026-05-04T09:00 PT0S",
            "COUNTED 2026-05-04T09:00 2026-05-04T10:00 PT1H");
  }

  @Test
  void tellsPauses() {
    var gap = new TimeSpan(paris("2026-04-30T12:00"), paris("2026-04-30T13:00"));
    var deadline = new Deadline(Term.parse("PT2H"), desk, paris("2026-04-30T11:00"), List.of(gap));

    assertThat(told(deadline.explain()))
        .containsExactly(
            "COUNTED 2026-04-30T11:00 2026-04-30T12:00 PT1H",
            "PAUSED 2026-04-30T12:00 2026-04-30T13:00 PT0S",
            "COUNTED 2026-04-30T13:00 2026-04-30T14:00 PT1H");
  }

  @Test
  void endsWithThePauseThatLasts() {
    var gap = TimeSpan.since(paris("2026-04-30T12:00"));
    var deadline = new Deadline(Term.parse("PT2H"), desk, paris("2026-04-30T11:00"), List.of(gap));

    assertThat(told(deadline.explain()))
        .containsExactly(
            "COUNTED 2026-04-30T11:00 2026-04-30T12:00 PT1H", "PAUSED 2026-04-30T12:00 - PT0S");
    assertThat(deadline.explain().dueAt()).isEmpty();
  }

  @Test
  void joinsDaysAroundTheClockAndCountsRealTime() {
    assertThat(told(explain("PT48H", aroundTheClock(), "2026-03-28T12:00")))
        .containsExactly("COUNTED 2026-03-28T12:00 2026-03-30T13:00 PT48H");
  }

  @Test
  void countsCalendarDaysInOnePiece() {
    assertThat(told(explain("3CD", desk, "2026-04-30T15:00")))
        .containsExactly("COUNTED 2026-04-30T15:00 2026-05-03T15:00 PT72H");
  }

  @Test
  void tellsOpenHoursThatAreNoBusinessDay() {
    assertThat(told(explain("1BD", mondayToSaturdayMorning(), "2026-06-05T20:00")))
        .containsExactly(
            "COUNTED 2026-06-05T20:00 2026-06-06T00:00 PT4H",
            "NOT_A_BUSINESS_DAY 2026-06-06T00:00 2026-06-06T08:00 PT0S",
            "CLOSED 2026-06-06T08:00 2026-06-08T08:00 PT0S",
            "COUNTED 2026-06-08T08:00 2026-06-08T20:00 PT12H");
  }

  @Test
  void tellsTheTimeBetweenTwoInstants() {
    var explanation = desk.explain(paris("2026-04-30T16:00"), paris("2026-05-01T12:00"));

    assertThat(told(explanation))
        .containsExactly(
            "COUNTED 2026-04-30T16:00 2026-04-30T17:00 PT1H",
            "CLOSED 2026-04-30T17:00 2026-05-01T00:00 PT0S",
            "HOLIDAY 2026-05-01T00:00 2026-05-01T12:00 PT0S");
    assertThat(explanation.term()).isEmpty();
    assertThat(explanation.counted()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void keepsTheBeginningAndTheEndOfALongStory() {
    var explanation = explain("PT8000H", desk, "2026-01-01T09:00");

    assertThat(explanation.entries()).hasSize(401);
    var leftOut = explanation.entries().get(200);
    assertThat(leftOut.reason()).isEqualTo(Reason.LEFT_OUT);
    assertThat(leftOut.leftOut()).isPositive();
    assertThat(explanation.entries().stream().map(Entry::counted).reduce(Duration::plus))
        .contains(Duration.ofHours(8000));
    for (var i = 1; i < 401; i++) {
      var before = explanation.entries().get(i - 1);
      assertThat(explanation.entries().get(i).from()).isEqualTo(before.span().end());
    }
  }

  private static Explanation explain(String term, BusinessCalendar calendar, String start) {
    return new Deadline(Term.parse(term), calendar, paris(start)).explain();
  }

  private static List<String> told(Explanation explanation) {
    return explanation.entries().stream().map(ExplanationTest::told).toList();
  }

  private static String told(Entry entry) {
    var to = entry.to().map(end -> LocalDateTime.ofInstant(end, Desks.PARIS).toString());
    return "%s %s %s %s"
        .formatted(
            entry.reason(),
            LocalDateTime.ofInstant(entry.from(), Desks.PARIS),
            to.orElse("-"),
            entry.counted());
  }
}
