package dev.vigie.process;

import dev.vigie.ticket.Handling;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.requestEscalation}: an agent wants the next level to be told (xtm/4.8). */
@Component
public class RequestEscalationWorker {

  private final Handling handling;

  RequestEscalationWorker(Handling handling) {
    this.handling = handling;
  }

  @JobWorker(type = TaskTypes.REQUEST_ESCALATION)
  public void handle(@Variable String ticketId, @Variable String note, ActivatedJob job) {
    handling.requestEscalation(new TicketId(ticketId), Occurrence.of(job), note);
  }
}
