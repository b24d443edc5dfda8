package dev.vigie.ticket;

/** No such ticket, or none that the asker may see: the two must look alike. */
public class TicketNotFound extends RuntimeException {

  public TicketNotFound(String ticket) {
    super(
        "There is no ticket %s; check the number, its last digit guards against slips."
            .formatted(ticket));
  }
}
