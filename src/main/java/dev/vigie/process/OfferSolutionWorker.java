package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.offerSolution}: the customer is offered a resolution or a workaround, and asked
 * to agree.
 */
@Component
public class OfferSolutionWorker {

  private final TicketService tickets;

  OfferSolutionWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.OFFER_SOLUTION)
  public void handle(
      @Variable String ticketId,
      @Variable String nextStep,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    tickets.offerSolution(
        new TicketId(ticketId),
        Occurrence.of(job),
        "workaround".equals(nextStep),
        note,
        EngineTime.instant(completedAt));
  }
}
