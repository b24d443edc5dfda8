package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigie.calendar.AnyDesk.Desk;
import dev.vigie.calendar.Explanation.Entry;
import dev.vigie.calendar.Explanation.Reason;
import dev.vigie.testing.Law;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Laws that hold for every calendar. */
class BusinessTimePropertiesTest {

  private static final BusinessCalendar OFFICE = Desks.officeHours();

  @Law
  void elapsedTimeUndoesATerm(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration coverage) {
    var start = from.on(desk);

    assertThat(desk.calendar().between(start, desk.calendar().plus(start, coverage)))
        .isEqualTo(coverage);
  }

  @Law
  void aTermUndoesElapsedTime(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration stretch) {
    var start = from.on(desk);
    var end = start.plus(stretch);
    var elapsed = desk.calendar().between(start, end);
    Assume.that(elapsed.isPositive());

    var due = desk.calendar().plus(start, elapsed);

    assertThat(due).isBeforeOrEqualTo(end);
    assertThat(desk.calendar().between(due, end)).isZero();
  }

  @Law
  void aTermIsDueAtTheFirstInstantWithSoMuchCoverage(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration coverage) {
    var start = from.on(desk);
    var due = desk.calendar().plus(start, coverage);

    assertThat(desk.calendar().between(start, due.minusNanos(1))).isLessThan(coverage);
  }

  @Law
  void coverageAddsUp(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration one,
      @ForAll("coverages") Duration other) {
    var start = from.on(desk);
    var calendar = desk.calendar();

    assertThat(calendar.plus(calendar.plus(start, one), other))
        .isEqualTo(calendar.plus(start, one.plus(other)));
  }

  @Law
  void elapsedTimeAddsUpAndIsNeverMoreThanRealTime(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration one,
      @ForAll("stretches") Duration other) {
    var start = from.on(desk);
    var middle = start.plus(one);
    var end = middle.plus(other);
    var whole = desk.calendar().between(start, end);

    assertThat(desk.calendar().between(start, middle).plus(desk.calendar().between(middle, end)))
        .isEqualTo(whole);
    assertThat(whole).isLessThanOrEqualTo(one.plus(other));
  }

  @Law
  void aLaterStartIsNeverDueEarlier(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration later,
      @ForAll("coverages") Duration coverage) {
    var start = from.on(desk);

    assertThat(desk.calendar().plus(start.plus(later), coverage))
        .isAfterOrEqualTo(desk.calendar().plus(start, coverage));
  }

  /**
   * Days go by the wall clock, and an hour that it repeats is later and reads the same. Months are
   * left out: two days can share the last day of the next month.
   */
  @Law
  void aStartThatReadsLaterIsNeverDueEarlierByDays(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration stretch,
      @ForAll("days") Term term) {
    var start = from.on(desk);
    var later = start.plus(stretch);
    Assume.that(!read(later, desk).isBefore(read(start, desk)));

    assertThat(term.after(later, desk.calendar()))
        .isAfterOrEqualTo(term.after(start, desk.calendar()));
  }

  @Law
  void aLongerTermIsDueLater(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration coverage,
      @ForAll("coverages") Duration more) {
    var start = from.on(desk);
    var days = (int) coverage.toHours() + 1;

    assertThat(desk.calendar().plus(start, coverage.plus(more)))
        .isAfter(desk.calendar().plus(start, coverage));
    assertThat(desk.calendar().plusBusinessDays(start, days + 1))
        .isAfter(desk.calendar().plusBusinessDays(start, days));
  }

  @Law
  void aBusinessDayTermEndsOnABusinessDay(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration any) {
    var days = (int) any.toHours() + 1;
    var due = desk.calendar().plusBusinessDays(from.on(desk), days);

    // Closing at midnight already reads as the next day.
    assertThat(List.of(read(due, desk), read(due.minusNanos(1), desk)))
        .anyMatch(local -> desk.calendar().isBusinessDay(local.toLocalDate()));
  }

  @Law
  void aroundTheClockAllTimeCountsInEveryZone(
      @ForAll("zones") ZoneId zone,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration stretch) {
    var always =
        new BusinessCalendar(
            "always", zone, Week.open("24x7"), Weekdays.parse("Mon-Fri"), Holidays.none());
    var start = from.in(zone);

    assertThat(always.plus(start, stretch)).isEqualTo(start.plus(stretch));
    assertThat(always.between(start, start.plus(stretch))).isEqualTo(stretch);
  }

  @Law
  void aPauseWithoutLengthChangesNothing(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("terms") Term term,
      @ForAll("stretches") Duration later) {
    var start = from.on(desk);
    var pause = new TimeSpan(start.plus(later), start.plus(later));

    assertThat(told(new Deadline(term, desk.calendar(), start, List.of(pause))))
        .isEqualTo(told(new Deadline(term, desk.calendar(), start)));
  }

  @Law
  void aPauseWhileTheDeskIsClosedChangesNoTermThatRunsOnCoverage(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("terms") Term term,
      @ForAll("stretches") Duration later,
      @ForAll("stretches") Duration length) {
    var start = from.on(desk);
    var asked = new TimeSpan(start.plus(later), start.plus(later).plus(length));
    var closed =
        desk.calendar().explain(start, asked.end()).entries().stream()
            .filter(entry -> entry.reason() != Reason.COUNTED)
            .flatMap(entry -> entry.span().overlapWith(asked).stream())
            .findFirst();
    Assume.that(closed.isPresent() && term.runsOnCoverage());

    var paused = new Deadline(term, desk.calendar(), start, closed.stream().toList());

    assertThat(paused.dueAt()).contains(term.after(start, desk.calendar()));
    assertThat(paused.warnAt(0.75))
        .isEqualTo(new Deadline(term, desk.calendar(), start).warnAt(0.75));
  }

  @Law
  void anExplanationAddsUpToTheTermStretchByStretch(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("coverages") Duration coverage,
      @ForAll("stretches") Duration later,
      @ForAll("stretches") Duration length) {
    var start = from.on(desk);
    var pause = new TimeSpan(start.plus(later), start.plus(later).plus(length));
    var deadline =
        new Deadline(new Term.Coverage(coverage), desk.calendar(), start, List.of(pause));
    var explanation = deadline.explain();
    var entries = explanation.entries();

    assertThat(explanation.counted()).isEqualTo(coverage);
    assertThat(entries.stream().map(Entry::counted).reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(coverage);
    assertThat(entries.getFirst().from()).isEqualTo(start);
    assertThat(entries.getLast().to()).isEqualTo(deadline.dueAt());
    assertThat(entries.stream().skip(1).map(Entry::from))
        .containsExactlyElementsOf(
            entries.stream().limit(entries.size() - 1).map(entry -> entry.span().end()).toList());
  }

  /**
   * Knows nothing of spans and years: looks at the wall clock every minute and never believes that
   * it has become earlier.
   */
  @Law
  void elapsedTimeAgreesWithSomeoneWhoWatchesTheClock(
      @ForAll(supplier = AnyDesk.class) Desk desk,
      @ForAll(supplier = Moment.Any.class) Moment from,
      @ForAll("stretches") Duration stretch) {
    var start = from.on(desk).truncatedTo(ChronoUnit.MINUTES);
    var end = start.plus(Duration.ofMinutes(stretch.toMinutes() % 7_000));

    var open = 0;
    var latest = LocalDateTime.MIN;
    for (var now = start.minus(Duration.ofDays(2)); now.isBefore(end); now = now.plusSeconds(60)) {
      var read = read(now, desk);
      latest = read.isAfter(latest) ? read : latest;
      open += !now.isBefore(start) && isOpen(desk, latest) ? 1 : 0;
    }

    assertThat(desk.calendar().between(start, end)).isEqualTo(Duration.ofMinutes(open));
  }

  /** Nobody waits for ever: what leads too far is refused. */
  @Law
  void everyQuestionIsAnsweredOrRefused(
      @ForAll Instant start, @ForAll("ages") Duration age, @ForAll("terms") Term term) {
    answeredOrRefused(() -> OFFICE.plus(start, age));
    answeredOrRefused(() -> OFFICE.between(start, start.plus(age)));
    answeredOrRefused(() -> OFFICE.plusBusinessDays(start, (int) age.toDays()));
    answeredOrRefused(() -> term.after(start, OFFICE));
  }

  @Example
  void aDeskThatIsAlwaysOnHolidayRefuses() {
    var everyDay =
        LocalDate.of(2024, 1, 1)
            .datesUntil(LocalDate.of(2025, 1, 1))
            .<HolidaySet>map(AnyDesk::holidayOn)
            .toList();
    var never = Desks.desk(Week.open("24x7"), "Mon-Fri", new Holidays(everyDay, List.of()));
    var start = Desks.paris("2290-01-01T00:00");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> never.plus(start, Duration.ofNanos(1)))
        .withMessageContaining("1900 to 2300");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> never.plusBusinessDays(start, 1))
        .withMessageContaining("1900 to 2300");
  }

  @Example
  void manyCanAskAtOnce() {
    var calendar = Calendars.load(Path.of("bpmn/calendars")).get("qohash");
    var starts =
        IntStream.range(0, 400)
            .mapToObj(i -> Instant.EPOCH.plus(Duration.ofDays(i * 37L % 9_000)))
            .toList();
    var answers =
        starts.parallelStream().map(start -> calendar.plus(start, Duration.ofHours(999))).toList();

    assertThat(answers)
        .isEqualTo(
            starts.stream().map(start -> calendar.plus(start, Duration.ofHours(999))).toList());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return AnyDesk.zones();
  }

  @Provide
  Arbitrary<Duration> coverages() {
    return durations(1, 40);
  }

  @Provide
  Arbitrary<Duration> stretches() {
    return durations(0, 240);
  }

  @Provide
  Arbitrary<Duration> ages() {
    return Arbitraries.longs().between(0, 500 * 365).map(Duration::ofDays);
  }

  @Provide
  Arbitrary<Term> days() {
    return count("BD", "CD");
  }

  @Provide
  Arbitrary<Term> terms() {
    return Arbitraries.oneOf(count("BD", "CD", "M"), coverages().map(Term.Coverage::new));
  }

  private static Arbitrary<Term> count(String... units) {
    return Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.of(units))
        .as((count, unit) -> Term.parse(count + unit));
  }

  /** Whole hours too, so that terms end exactly at closing and pauses begin exactly when due. */
  private static Arbitrary<Duration> durations(int least, int hours) {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(least, hours * 3_600_000L).map(Duration::ofMillis),
        Arbitraries.longs().between(least, hours).map(Duration::ofHours));
  }

  private static void answeredOrRefused(Runnable question) {
    try {
      question.run();
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
      assertThat(refused).hasMessageMatching("(?s).*(1900 to 2300|exceeds|overflow).*");
    }
  }

  private static List<Object> told(Deadline deadline) {
    return List.of(deadline.dueAt(), deadline.warnAt(0.75), deadline.explain());
  }

  private static LocalDateTime read(Instant instant, Desk desk) {
    return LocalDateTime.ofInstant(instant, desk.calendar().zone());
  }

  private static boolean isOpen(Desk desk, LocalDateTime local) {
    var minute = local.getHour() * 60 + local.getMinute();
    return desk.calendar().day(local.toLocalDate()).hours().stream()
        .anyMatch(hours -> hours.from() <= minute && minute < hours.to());
  }
}
