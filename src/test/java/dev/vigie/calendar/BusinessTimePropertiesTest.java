package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every calendar, tried on random instants of a fixed seed. */
class BusinessTimePropertiesTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TRIES = 400;

  private final Random random = new Random(20261122);

  static Stream<BusinessCalendar> calendars() {
    var shipped = Calendars.load(Path.of("bpmn/calendars"));
    return Stream.concat(
        shipped.ids().stream().map(shipped::get),
        Stream.of(
            Desks.open("Mon-Fri 09:00-12:00, 14:00-18:00", "Sat 22:00-04:00"),
            Desks.open("Mon-Sun 02:30-03:30, 23:00-01:00"),
            Desks.officeHours("2026-05-01", "2026-12-24")));
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void betweenUndoesPlus(BusinessCalendar calendar) {
    tries(
        () -> {
          var start = instant();
          var coverage = coverage();
          assertThat(calendar.between(start, calendar.plus(start, coverage))).isEqualTo(coverage);
        });
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void plusReturnsAtTheFirstInstantWithThatCoverage(BusinessCalendar calendar) {
    tries(
        () -> {
          var start = instant();
          var due = calendar.plus(start, coverage());
          var justBefore = calendar.between(start, due.minusNanos(1));
          assertThat(justBefore).isLessThan(calendar.between(start, due));
        });
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void coverageAddsUp(BusinessCalendar calendar) {
    tries(
        () -> {
          var start = instant();
          var one = coverage();
          var other = coverage();
          assertThat(calendar.plus(calendar.plus(start, one), other))
              .isEqualTo(calendar.plus(start, one.plus(other)));
        });
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void timeBetweenAddsUp(BusinessCalendar calendar) {
    tries(
        () -> {
          var points = Stream.of(instant(), instant(), instant()).sorted().toList();
          var whole = calendar.between(points.get(0), points.get(2));
          assertThat(
                  calendar
                      .between(points.get(0), points.get(1))
                      .plus(calendar.between(points.get(1), points.get(2))))
              .isEqualTo(whole);
          assertThat(whole).isLessThanOrEqualTo(Duration.between(points.get(0), points.get(2)));
        });
  }

  /** Months are left out: two days can share the last day of the next month. */
  @ParameterizedTest
  @MethodSource("calendars")
  void laterStartsAndLongerTermsAreNeverDueEarlier(BusinessCalendar calendar) {
    var terms = List.of("PT1H", "PT9H", "1BD", "10BD", "3CD").stream().map(Term::parse);
    terms.forEach(
        term ->
            tries(
                () -> {
                  var start = instant();
                  var later = start.plusSeconds(random.nextInt(400_000));
                  assertThat(term.after(later, calendar))
                      .isAfterOrEqualTo(term.after(start, calendar));
                }));
    tries(
        () -> {
          var start = instant();
          var days = 1 + random.nextInt(40);
          assertThat(calendar.plusBusinessDays(start, days + 1))
              .isAfter(calendar.plusBusinessDays(start, days));
        });
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void explanationsAddUpToTheTerm(BusinessCalendar calendar) {
    tries(
        () -> {
          var start = instant();
          var gapFrom = start.plusSeconds(random.nextInt(200_000));
          var gap = new TimeSpan(gapFrom, gapFrom.plusSeconds(random.nextInt(400_000)));
          var coverage = Duration.ofMinutes(1 + random.nextInt(6_000));
          var deadline = new Deadline(new Term.Coverage(coverage), calendar, start, List.of(gap));
          var explanation = deadline.explain();
          assertThat(explanation.counted()).isEqualTo(coverage);
          assertThat(explanation.entries().getFirst().from()).isEqualTo(start);
          assertThat(explanation.entries().getLast().to()).isEqualTo(deadline.dueAt());
        });
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void manyCanAskAtOnce(BusinessCalendar calendar) {
    var starts =
        IntStream.range(0, TRIES)
            .mapToObj(i -> FROM.plus(Duration.ofDays(i * 37L % 9_000)))
            .toList();
    var answers =
        starts.parallelStream().map(start -> calendar.plus(start, Duration.ofHours(999))).toList();

    assertThat(answers)
        .isEqualTo(
            starts.stream().map(start -> calendar.plus(start, Duration.ofHours(999))).toList());
  }

  /** Knows nothing of spans and years: it looks at the clock on the wall every minute. */
  @ParameterizedTest
  @MethodSource("calendars")
  void agreesWithSomeoneWhoWatchesTheClock(BusinessCalendar calendar) {
    for (var i = 0; i < 10; i++) {
      var start = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(700));
      var from = start.atTime(random.nextInt(24), 0).atZone(calendar.zone()).toInstant();
      var minutes = random.nextInt(10 * 24 * 60);
      var open = IntStream.range(0, minutes).filter(m -> isOpen(calendar, from, m)).count();
      assertThat(calendar.between(from, from.plus(Duration.ofMinutes(minutes))))
          .as("%s from %s for %s minutes", calendar, from, minutes)
          .isEqualTo(Duration.ofMinutes(open));
    }
  }

  private static boolean isOpen(BusinessCalendar calendar, Instant from, int minutes) {
    var local = from.plusSeconds(60L * minutes).atZone(calendar.zone()).toLocalDateTime();
    var minute = local.getHour() * 60 + local.getMinute();
    return calendar.day(local.toLocalDate()).hours().stream()
        .anyMatch(hours -> hours.from() <= minute && minute < hours.to());
  }

  private void tries(Runnable law) {
    IntStream.range(0, TRIES).forEach(any -> law.run());
  }

  private Instant instant() {
    return FROM.plusSeconds(random.nextInt(2 * 365 * 86_400)).plusMillis(random.nextInt(1_000));
  }

  private Duration coverage() {
    return Duration.ofSeconds(1 + random.nextInt(2_000_000)).plusMillis(random.nextInt(1_000));
  }
}
