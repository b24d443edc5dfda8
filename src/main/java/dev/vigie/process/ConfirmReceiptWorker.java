package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.confirmReceipt}: the ticket has its process, so the customer is told its
 * number.
 */
@Component
public class ConfirmReceiptWorker {

  private final TicketService tickets;

  ConfirmReceiptWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.CONFIRM_RECEIPT)
  public void handle(@Variable String ticketId, ActivatedJob job) {
    tickets.confirmReceipt(new TicketId(ticketId), job.getProcessInstanceKey());
  }
}
