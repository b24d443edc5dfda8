package dev.vigie.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How many promises there were, and what became of them.
 *
 * @param open see {@link Figure#OPEN}, as the others
 * @param paused for how long they stood still within the period; real time
 */
public record Figures(long met, long breached, long ended, long open, Duration paused) {

  static final Figures NONE = new Figures(0, 0, 0, 0, Duration.ZERO);

  public long promised() {
    return met + breached;
  }

  /**
   * In hundredths, to one place, never rounded to all or nothing; empty where none was promised.
   */
  public Optional<BigDecimal> keptPercent() {
    if (promised() == 0) {
      return Optional.empty();
    }
    var exact =
        BigDecimal.valueOf(met * 100)
            .divide(BigDecimal.valueOf(promised()), 1, RoundingMode.HALF_UP);
    return Optional.of(
        exact
            .max(met == 0 ? BigDecimal.ZERO : new BigDecimal("0.1"))
            .min(breached == 0 ? BigDecimal.valueOf(100) : new BigDecimal("99.9"))
            .setScale(1, RoundingMode.UNNECESSARY));
  }

  Figures plus(Figures other) {
    return new Figures(
        met + other.met,
        breached + other.breached,
        ended + other.ended,
        open + other.open,
        paused.plus(other.paused));
  }
}
