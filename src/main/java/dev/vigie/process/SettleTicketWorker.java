package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.settleTicket}: the time for reopening is over; a reply may have come at the
 * last moment.
 */
@Component
public class SettleTicketWorker {

  private final TicketService tickets;

  SettleTicketWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.SETTLE_TICKET)
  public Output handle(@Variable String ticketId) {
    return new Output(tickets.settle(new TicketId(ticketId)));
  }

  public record Output(boolean reopened) {}
}
