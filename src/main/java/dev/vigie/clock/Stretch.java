package dev.vigie.clock;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A time during which a clock ran; without an end while it still runs. */
@Embeddable
public record Stretch(Instant startedAt, Instant endedAt) {

  static Stretch from(Instant start) {
    return new Stretch(start, null);
  }

  boolean open() {
    return endedAt == null;
  }

  Stretch until(Instant end) {
    return new Stretch(startedAt, end.isBefore(startedAt) ? startedAt : end);
  }
}
