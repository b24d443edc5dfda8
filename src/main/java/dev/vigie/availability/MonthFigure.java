package dev.vigie.availability;

import dev.vigie.agreement.AvailabilityPromise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/**
 * How a service did in a month, and what its agreement promises.
 *
 * @param promise empty where the agreement has no table to measure by
 * @param measurement of the month, or the worst of the periods that end in it; empty if the service
 *     was not there, the month has not begun, or there is nothing to measure by
 * @param running whether the month is not over for the service: then as if nothing more happened
 */
public record MonthFigure(
    YearMonth month,
    Optional<AvailabilityPromise> promise,
    Optional<Measurement> measurement,
    boolean running) {

  /** What came of the promise. */
  public enum Outcome {
    KEPT,
    BROKEN,
    /** Measured, but the agreement promises nothing for it. */
    NOT_PROMISED,
    /** No service time at all. */
    NOTHING_COUNTED,
    NOT_MEASURED
  }

  public Outcome outcome() {
    if (measurement.isEmpty()) {
      return Outcome.NOT_MEASURED;
    }
    if (measurement.get().counted().isZero()) {
      return Outcome.NOTHING_COUNTED;
    }
    return promised()
        .map(percent -> measurement.get().keeps(percent) ? Outcome.KEPT : Outcome.BROKEN)
        .orElse(Outcome.NOT_PROMISED);
  }

  /** In percent; empty where nothing is promised. */
  public Optional<BigDecimal> promised() {
    return promise.flatMap(AvailabilityPromise::percent);
  }

  /** How much longer it may be down in that period; negative if it was longer than allowed. */
  public Optional<Duration> left() {
    return promised().flatMap(percent -> measurement.map(m -> m.allowed(percent).minus(m.down())));
  }
}
