package dev.vigie.process;

import dev.vigie.ticket.Handling;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.escalateOnRequest}: the next level is told before an interval has passed
 * (xtm/4.8).
 */
@Component
public class EscalateOnRequestWorker {

  private final Handling handling;

  EscalateOnRequestWorker(Handling handling) {
    this.handling = handling;
  }

  @JobWorker(type = TaskTypes.ESCALATE_ON_REQUEST)
  public void handle(@Variable String ticketId, ActivatedJob job) {
    handling.escalate(new TicketId(ticketId), Occurrence.of(job));
  }
}
