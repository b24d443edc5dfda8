package dev.vigie.ticket;

/** Where a ticket stands, in words that customers understand. */
public enum TicketStatus {
  RECEIVED,
  IN_PROGRESS,
  WAITING_FOR_CUSTOMER,
  SOLUTION_OFFERED,
  CLOSED;

  public boolean open() {
    return this != CLOSED;
  }
}
