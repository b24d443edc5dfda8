package dev.vigie.clock;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A time during which a clock ran; without an end while it still runs.
 *
 * @param awaiting whether it ended because the customer was awaited, rather than because nothing
 *     was owed any more
 */
@Embeddable
public record Stretch(Instant startedAt, Instant endedAt, boolean awaiting) {

  static Stretch from(Instant start) {
    return new Stretch(start, null, false);
  }

  boolean open() {
    return endedAt == null;
  }

  Stretch until(Instant end) {
    return ended(end, false);
  }

  Stretch pausedAt(Instant end) {
    return ended(end, true);
  }

  private Stretch ended(Instant end, boolean awaitsCustomer) {
    return new Stretch(startedAt, end.isBefore(startedAt) ? startedAt : end, awaitsCustomer);
  }
}
