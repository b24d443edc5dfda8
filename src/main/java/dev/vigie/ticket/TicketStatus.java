package dev.vigie.ticket;

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
}
