package dev.vigie.ticket;

/** The ticket is closed for good, so nothing can be added to it. */
public class TicketClosed extends RuntimeException {

  private final transient TicketNumber number;

  public TicketClosed(TicketNumber number) {
    super(
        "Ticket %s is closed and its time for reopening is over; open a new ticket and name this one in it."
            .formatted(number));
    this.number = number;
  }

  public TicketNumber number() {
    return number;
  }
}
