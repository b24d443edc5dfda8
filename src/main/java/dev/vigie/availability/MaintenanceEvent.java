package dev.vigie.availability;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * That a customer is to be told of a maintenance; published in the transaction that made it true.
 *
 * @param plan which of its plans, so that each is told once
 * @param services the names of the customer's services that it concerns
 * @param zone whose clocks its times are told by
 */
public record MaintenanceEvent(
    Kind kind,
    String maintenance,
    int plan,
    String customer,
    List<String> services,
    Instant from,
    Instant to,
    String what,
    ZoneId zone) {

  public enum Kind {
    PLANNED,
    /** It is planned for another time. */
    MOVED,
    CANCELLED
  }
}
