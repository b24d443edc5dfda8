package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.Law;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Laws of counted minutes, whatever happened and whenever the desk opens. */
class MeterPropertiesTest {

  private static final Calendars SHIPPED = Calendars.load(Path.of("bpmn/calendars"));
  private static final Instant NEVER_MIND = Instant.parse("2040-01-01T00:00:00Z");
  private static final TimeSpan ALWAYS = TimeSpan.since(Instant.parse("2000-01-01T00:00:00Z"));

  /** A week-end with a change of the clocks lies within, in Europe and in America. */
  private static final long FIRST_MINUTE =
      Instant.parse("2025-10-20T00:00:00Z").getEpochSecond() / 60;

  private static final int MINUTES = 16 * 1440;

  @Law
  void everyInstantOfThePeriodLiesInOneStretch(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan period,
      @ForAll("happenings") List<Interruption> happened) {
    var measured = meter(calendar, happened).over(period);

    var at = period.start();
    for (var stretch : measured.stretches()) {
      assertThat(stretch.span().start()).isEqualTo(at);
      assertThat(stretch.length()).isPositive();
      at = stretch.span().end();
    }
    assertThat(at).isEqualTo(period.end());
    assertThat(measured.counted().plus(measured.excluded())).isEqualTo(period.length());
    assertThat(measured.down()).isLessThanOrEqualTo(measured.counted());
  }

  /** Minute by minute, with nothing in common but the rules. */
  @Law
  void isWhatCountingEachMinuteSays(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan period,
      @ForAll("happenings") List<Interruption> happened) {
    var measured = meter(calendar, happened).over(period);

    assertThat(measured.counted()).isEqualTo(counted(calendar, period, happened, false));
    assertThat(measured.down()).isEqualTo(counted(calendar, period, happened, true));
  }

  @Law
  void doesNotMindTheOrderOrBeingToldTwice(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan period,
      @ForAll("happenings") List<Interruption> happened,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(happened);
    shuffled.addAll(happened);
    Collections.shuffle(shuffled, random);

    var one = meter(calendar, happened).over(period);
    var other = meter(calendar, shuffled).over(period);

    assertThat(other.counted()).isEqualTo(one.counted());
    assertThat(other.down()).isEqualTo(one.down());
    assertThat(other.sums()).isEqualTo(one.sums());
  }

  @Law
  void addsUpOverPeriodsThatFollowEachOther(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan one,
      @ForAll("spans") TimeSpan other,
      @ForAll("happenings") List<Interruption> happened) {
    var from = earlier(one.start(), other.start());
    var to = earlier(one.end(), other.end()).equals(one.end()) ? other.end() : one.end();
    var middle = one.end().isBefore(to) ? one.end() : other.end();
    var meter = meter(calendar, happened);

    var whole = meter.over(new TimeSpan(from, to));
    var first = meter.over(new TimeSpan(from, middle));
    var second = meter.over(new TimeSpan(middle, to));

    assertThat(first.counted().plus(second.counted())).isEqualTo(whole.counted());
    assertThat(first.down().plus(second.down())).isEqualTo(whole.down());
  }

  @Law
  void anotherOutageNeverMakesItBetter(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan period,
      @ForAll("happenings") List<Interruption> happened,
      @ForAll("spans") TimeSpan another) {
    var more = new ArrayList<>(happened);
    more.add(interruption(another, Kind.OUTAGE, Counting.DOWNTIME));

    var before = meter(calendar, happened).over(period);
    var after = meter(calendar, more).over(period);

    assertThat(after.down()).isGreaterThanOrEqualTo(before.down());
    assertThat(Measurement.WORST_LAST.compare(before, after)).isLessThanOrEqualTo(0);
  }

  @Law
  void isKeptExactlyIfItWasDownNoLongerThanAllowed(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("spans") TimeSpan period,
      @ForAll("happenings") List<Interruption> happened,
      @ForAll("percents") BigDecimal percent) {
    var measured = meter(calendar, happened).over(period);

    assertThat(measured.keeps(percent))
        .isEqualTo(measured.down().compareTo(measured.allowed(percent)) <= 0);
    measured
        .percent(3)
        .ifPresent(
            shown ->
                assertThat(shown.compareTo(percent) >= 0).isIn(measured.keeps(percent), false));
  }

  private static Duration counted(
      BusinessCalendar calendar, TimeSpan period, List<Interruption> happened, boolean onlyDown) {
    var first = period.start().getEpochSecond() / 60;
    var last = period.end().getEpochSecond() / 60;
    return Duration.ofMinutes(
        LongStream.range(first, last)
            .mapToObj(minute -> Instant.ofEpochSecond(minute * 60))
            .filter(at -> !calendar.between(at, at.plusSeconds(60)).isZero())
            .filter(
                at -> {
                  var now = happened.stream().filter(one -> covers(one.span(), at)).toList();
                  var maintained = now.stream().anyMatch(MeterPropertiesTest::maintenance);
                  var down = now.stream().anyMatch(one -> one.counts() == Counting.DOWNTIME);
                  var excluded = now.stream().anyMatch(one -> one.counts() == Counting.EXCLUDED);
                  var excused = now.stream().anyMatch(one -> one.counts() == Counting.AVAILABLE);
                  if (maintained) {
                    return false;
                  }
                  return onlyDown ? down : down || !excluded || excused && firstIsExcused(now);
                })
            .count());
  }

  /** Among what is not held against us the earlier one counts. */
  private static boolean firstIsExcused(List<Interruption> now) {
    return now.stream().min(Interruption.STRONGEST_FIRST).orElseThrow().counts()
        == Counting.AVAILABLE;
  }

  private static boolean maintenance(Interruption one) {
    return one.kind() == Kind.MAINTENANCE && one.counts() != Counting.DOWNTIME;
  }

  private static boolean covers(TimeSpan span, Instant at) {
    return !at.isBefore(span.start()) && at.isBefore(span.end());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Meter meter(BusinessCalendar calendar, List<Interruption> happened) {
    return new Meter(calendar, "", ALWAYS, happened, NEVER_MIND);
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    return Arbitraries.of(SHIPPED.ids()).map(SHIPPED::get);
  }

  @Provide
  Arbitrary<BigDecimal> percents() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("90"), new BigDecimal("100"))
        .ofScale(3);
  }

  @Provide
  Arbitrary<TimeSpan> spans() {
    var minutes = Arbitraries.longs().between(FIRST_MINUTE, FIRST_MINUTE + MINUTES);
    return Combinators.combine(minutes, Arbitraries.longs().between(1, 4 * 1440))
        .as(
            (from, length) ->
                new TimeSpan(
                    Instant.ofEpochSecond(from * 60), Instant.ofEpochSecond((from + length) * 60)));
  }

  @Provide
  Arbitrary<List<Interruption>> happenings() {
    return Combinators.combine(spans(), Arbitraries.of(Kind.class), Arbitraries.of(Counting.class))
        .as(
            (span, kind, counting) ->
                interruption(
                    span,
                    kind,
                    kind == Kind.MAINTENANCE && counting == Counting.AVAILABLE
                        ? Counting.EXCLUDED
                        : counting))
        .list()
        .ofMaxSize(8);
  }

  private static Interruption interruption(TimeSpan span, Kind kind, Counting counting) {
    return new Interruption(
        span, kind, InterruptionCause.FAILURE, counting, "", span + " " + kind + counting);
  }
}
