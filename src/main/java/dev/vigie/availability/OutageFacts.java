package dev.vigie.availability;

import dev.vigie.agreement.InterruptionCause;
import java.time.Instant;

/**
 * What is known of an outage.
 *
 * @param startedAt when it began, as far as anybody knows: detected, or noticed
 * @param noticedAt when the customer told us; null if we only know it from elsewhere
 * @param endedAt when the service could be used again; null while it cannot
 */
record OutageFacts(
    Instant startedAt, Instant noticedAt, Instant endedAt, InterruptionCause cause, String note) {

  OutageFacts {
    startedAt = Moment.kept(startedAt);
    noticedAt = Moment.kept(noticedAt);
    endedAt = Moment.kept(endedAt);
  }
}
