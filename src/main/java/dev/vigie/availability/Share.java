package dev.vigie.availability;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;

/**
 * How much of some service time a service could not be used.
 *
 * @param counted the service time of which the share is taken
 * @param down the part of it in which the service could not be used
 */
record Share(Duration counted, Duration down) {

  static final Share NONE = new Share(Duration.ZERO, Duration.ZERO);

  /** From the best to the worst; one without counted time has nothing to be blamed for. */
  static final Comparator<Share> WORST_LAST =
      (one, other) -> {
        if (one.counted.isZero() || other.counted.isZero()) {
          return Boolean.compare(other.counted.isZero(), one.counted.isZero());
        }
        return exact(one.down)
            .multiply(exact(other.counted))
            .compareTo(exact(other.down).multiply(exact(one.counted)));
      };

  /** With what a stretch of time adds, or the first part of one. */
  Share with(Stretch.Reason reason, Duration length) {
    return new Share(
        reason.counted() ? counted.plus(length) : counted,
        reason == Stretch.Reason.DOWN ? down.plus(length) : down);
  }

  Share without(Share before) {
    return new Share(counted.minus(before.counted), down.minus(before.down));
  }

  static BigDecimal exact(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos());
  }
}
