package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How long after its instant an alarm took effect: the metric {@code vigie.alarm.lateness}, with
 * its median and 99th percentile of the last minutes. The recorded instants are exact all the same.
 */
@Component
class AlarmLateness {

  private static final double[] PERCENTILES = {0.5, 0.99};

  private final MeterRegistry metrics;
  private final Clock time;

  AlarmLateness(MeterRegistry metrics, Clock time) {
    this.metrics = metrics;
    this.time = time;
  }

  void record(Objective objective, Instant due) {
    Timer.builder("vigie.alarm.lateness")
        .description("From the instant of an alarm to its recorded effect")
        .tag("objective", objective.name())
        .publishPercentiles(PERCENTILES)
        .distributionStatisticExpiry(Duration.ofMinutes(10))
        .register(metrics)
        .record(Duration.between(due, time.instant()));
  }
}
