package dev.vigie.availability;

import java.time.Instant;

/**
 * What is known of a maintenance.
 *
 * @param begunAt when it really began; null as long as that is as planned
 * @param endedAt when it really ended; null as long as that is as planned
 * @param requested whether the customer asked for it (qohash/5.1)
 * @param what is done, and what it means for the customer
 */
record MaintenanceFacts(
    Instant plannedFrom,
    Instant plannedTo,
    Instant begunAt,
    Instant endedAt,
    boolean requested,
    String what) {

  MaintenanceFacts {
    plannedFrom = Moment.kept(plannedFrom);
    plannedTo = Moment.kept(plannedTo);
    begunAt = Moment.kept(begunAt);
    endedAt = Moment.kept(endedAt);
  }
}
