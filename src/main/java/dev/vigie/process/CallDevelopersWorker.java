package dev.vigie.process;

import dev.vigie.ticket.Handling;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.callDevelopers}: the resolution counts on the developers' hours (xtm/4.4). */
@Component
public class CallDevelopersWorker {

  private final Handling handling;

  CallDevelopersWorker(Handling handling) {
    this.handling = handling;
  }

  @JobWorker(type = TaskTypes.CALL_DEVELOPERS)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return handling.callDevelopers(
        new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
  }
}
