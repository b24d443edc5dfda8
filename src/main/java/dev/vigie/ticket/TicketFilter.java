package dev.vigie.ticket;

/** What a list of tickets is narrowed to; null leaves a property open. */
public record TicketFilter(
    TicketStatus status, String agreement, String severity, Boolean breached) {

  public static TicketFilter none() {
    return new TicketFilter(null, null, null, null);
  }
}
