package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.closeTicket}: closes the ticket and says until when a reply opens it again. */
@Component
public class CloseTicketWorker {

  private final TicketService tickets;

  CloseTicketWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.CLOSE_TICKET)
  public Output handle(@Variable String ticketId, ActivatedJob job) {
    return new Output(tickets.close(new TicketId(ticketId), Occurrence.of(job)).toString());
  }

  public record Output(String reopenUntil) {}
}
