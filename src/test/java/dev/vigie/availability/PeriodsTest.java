package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.MeasuringPeriod;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.Clause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which periods of thirty days a month is judged by. */
@Clause("trackforce/availability")
class PeriodsTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final YearMonth MARCH = YearMonth.of(2025, 3);
  private static final Duration THIRTY_DAYS = Duration.ofHours(720);
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
  private static final TimeSpan ALWAYS = TimeSpan.since(Instant.parse("2020-01-01T00:00:00Z"));

  /** Every seven minutes one that ends then, over the night in which the clocks are put on. */
  @ParameterizedTest
  @CsvSource({"24x7-paris, 20", "trackforce, 2"})
  void noOtherOneThatEndsInTheMonthIsWorse(String calendar, int times) {
    var random = new Random(20261123);
    var month = Periods.month(MARCH, PARIS);
    for (var time = 0; time < times; time++) {
      var happened = IntStream.range(0, 8).mapToObj(any -> happening(random, month)).toList();
      var meter = new Meter(CALENDARS.get(calendar), "", ALWAYS, happened, LATER);
      var worst =
          periods(ALWAYS, LATER).of(MARCH, meter).stream()
              .map(meter::over)
              .max(Measurement.WORST_LAST)
              .orElseThrow();

      assertThat(worst.period().length()).isEqualTo(THIRTY_DAYS);
      assertThat(
              ends(month)
                  .map(end -> meter.over(new TimeSpan(end.minus(THIRTY_DAYS), end)))
                  .filter(other -> Measurement.WORST_LAST.compare(other, worst) > 0)
                  .map(Measurement::period))
          .as("worse than %s, of %s", worst.period(), happened)
          .isEmpty();
    }
  }

  @Test
  void areNoneBeforeTheServiceBeginsAndAfterItEnded() {
    var inService = new TimeSpan(at("2025-03-10T00:00:00Z"), at("2025-03-20T00:00:00Z"));
    var meter = meter(inService);

    assertThat(periods(inService, LATER).of(MARCH.minusMonths(1), meter)).isEmpty();
    assertThat(periods(inService, LATER).of(MARCH, meter))
        .containsExactly(new TimeSpan(inService.start(), inService.start().plus(THIRTY_DAYS)));
    assertThat(periods(inService, LATER).of(MARCH.plusMonths(1), meter)).isEmpty();
  }

  @Test
  void areNoneInAMonthThatHasNotBegunOrBeforeTheServiceHas() {
    var inService = TimeSpan.since(at("2025-03-20T00:00:00Z"));
    var before = at("2025-03-19T00:00:00Z");

    assertThat(periods(ALWAYS, before).of(MARCH.plusMonths(1), meter(ALWAYS))).isEmpty();
    assertThat(periods(inService, before).of(MARCH, meter(inService))).isEmpty();
  }

  @Test
  void endNowAtTheLatest() {
    var now = at("2025-03-19T12:34:56Z");

    assertThat(periods(ALWAYS, now).of(MARCH, meter(ALWAYS)))
        .containsExactly(new TimeSpan(now.minus(THIRTY_DAYS), now));
  }

  @Test
  void aMonthIsTheOneOfAnInstantToo() {
    var month = Periods.month(MARCH, PARIS);

    assertThat(Periods.months(new TimeSpan(month.start(), month.start()), PARIS))
        .containsExactly(month);
    assertThat(Periods.months(month, PARIS)).containsExactly(month);
  }

  private static Periods periods(TimeSpan inService, Instant now) {
    return new Periods(new MeasuringPeriod(30), PARIS, inService, now);
  }

  private static Meter meter(TimeSpan inService) {
    return new Meter(CALENDARS.get("24x7-paris"), "", inService, List.of(), LATER);
  }

  private static Stream<Instant> ends(TimeSpan month) {
    return Stream.iterate(
        month.start(), end -> !end.isAfter(month.end()), end -> end.plus(Duration.ofMinutes(7)));
  }

  private static Interruption happening(Random random, TimeSpan month) {
    var minutes = month.length().plus(THIRTY_DAYS).toMinutes();
    var from = month.start().minus(THIRTY_DAYS).plus(Duration.ofMinutes(random.nextLong(minutes)));
    var span = new TimeSpan(from, from.plus(Duration.ofMinutes(1 + random.nextLong(3_000))));
    var kind = random.nextBoolean() ? Kind.OUTAGE : Kind.MAINTENANCE;
    var counts = random.nextBoolean() ? Counting.DOWNTIME : Counting.EXCLUDED;
    return new Interruption(span, kind, InterruptionCause.FAILURE, counts, "", from.toString());
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
