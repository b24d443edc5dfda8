package dev.vigie.ticket;

import java.util.Arrays;
import java.util.List;

/** Where a ticket stands, in words that customers understand. */
public enum TicketStatus {
  RECEIVED,
  INCOMPLETE,
  REFERRED,
  IN_PROGRESS,
  WAITING_FOR_CUSTOMER,
  SOLUTION_OFFERED,
  FIX_PROMISED,
  CLOSED,
  MERGED,
  WITHDRAWN;

  public boolean open() {
    return this != CLOSED && this != MERGED && this != WITHDRAWN;
  }

  /** The names of those that are open, for queries: the closed ones are most of all tickets. */
  public static List<String> openOnes() {
    return Arrays.stream(values()).filter(TicketStatus::open).map(Enum::name).toList();
  }
}
