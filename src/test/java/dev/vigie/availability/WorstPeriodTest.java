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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of many periods is the worst, without measuring each of them. */
@Clause("trackforce/availability")
class WorstPeriodTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final YearMonth MARCH = YearMonth.of(2025, 3);
  private static final Instant BEGUN = Instant.parse("2025-01-10T00:00:00Z");
  private static final Instant NOW = Instant.parse("2025-03-25T12:34:56Z");

  /** Of a service that is young, and in a month that runs. */
  @ParameterizedTest
  @CsvSource({"24x7-paris, 40", "24x7-paris, 3", "trackforce, 15", "qohash-weekdays, 15"})
  void isTheOneThatMeasuringEachOfThemFinds(String calendar, int happenings) {
    var random = new Random(20261124);
    for (var month : List.of(MARCH.minusMonths(2), MARCH.minusMonths(1), MARCH)) {
      for (var time = 0; time < 20; time++) {
        var inService = TimeSpan.since(BEGUN);
        var happened = IntStream.range(0, happenings).mapToObj(n -> happening(random, n)).toList();
        var meter = new Meter(CALENDARS.get(calendar), "", inService, happened, NOW);
        var zone = ZoneId.of("Europe/Paris");
        var periods = new Periods(new MeasuringPeriod(30), zone, inService, NOW).of(month, meter);

        assertThat(meter.worst(periods))
            .isEqualTo(periods.stream().map(meter::over).max(Measurement.WORST_LAST));
      }
    }
  }

  @Test
  void isNoneOfNone() {
    var meter = new Meter(CALENDARS.get("24x7-paris"), "", TimeSpan.since(BEGUN), List.of(), NOW);

    assertThat(meter.worst(List.of())).isEmpty();
  }

  /** Some of them last. */
  private static Interruption happening(Random random, int number) {
    var from = BEGUN.minus(Duration.ofDays(3)).plus(Duration.ofMinutes(random.nextInt(110_000)));
    var to = from.plus(Duration.ofSeconds(1 + random.nextInt(100_000)));
    return new Interruption(
        number % 20 == 0 ? TimeSpan.since(from) : new TimeSpan(from, to),
        random.nextBoolean() ? Kind.OUTAGE : Kind.MAINTENANCE,
        InterruptionCause.FAILURE,
        Counting.values()[random.nextInt(Counting.values().length)],
        "",
        "happening-" + number);
  }
}
