package dev.vigie.ticket;

/** No solution waits for the customer's agreement. */
public class NothingToAgreeTo extends RuntimeException {

  NothingToAgreeTo(TicketNumber number) {
    super("No solution of ticket %s waits for your agreement.".formatted(number));
  }
}
