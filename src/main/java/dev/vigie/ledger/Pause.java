package dev.vigie.ledger;

import dev.vigie.calendar.TimeSpan;
import dev.vigie.clock.Standstill;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A time during which a promise stood still.
 *
 * @param endedAt null while it does
 * @param forCustomer see {@link Standstill}
 */
@Embeddable
record Pause(Instant beganAt, Instant endedAt, boolean forCustomer) {

  static Pause of(Standstill standstill) {
    var span = standstill.span();
    return new Pause(
        span.start(), span.isOpenEnded() ? null : span.end(), standstill.forCustomer());
  }

  /** The same, over at {@code at} at the latest. */
  Pause endedBy(Instant at) {
    return endedAt == null || endedAt.isAfter(at) ? new Pause(beganAt, at, forCustomer) : this;
  }

  TimeSpan span() {
    return new TimeSpan(beganAt, endedAt == null ? Instant.MAX : endedAt);
  }
}
