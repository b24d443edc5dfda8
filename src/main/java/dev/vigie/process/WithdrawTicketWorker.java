package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Verdict;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.withdrawTicket}: the customer did not tell what was missing, and is told so.
 */
@Component
public class WithdrawTicketWorker {

  private final TicketService tickets;
  private final Gate gate;

  WithdrawTicketWorker(TicketService tickets, Gate gate) {
    this.tickets = tickets;
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.WITHDRAW_TICKET)
  public Output handle(@Variable String ticketId) {
    var id = new TicketId(ticketId);
    tickets.withdrawSilent(id);
    return new Output(gate.verdict(id));
  }

  /**
   * @param verdict as it is after a reply at the last moment
   */
  public record Output(Verdict verdict) {}
}
