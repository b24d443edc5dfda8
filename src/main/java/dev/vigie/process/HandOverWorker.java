package dev.vigie.process;

import dev.vigie.ticket.Handling;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.handOver}: another team goes on (qohash/3.tiers). */
@Component
public class HandOverWorker {

  private final Handling handling;

  HandOverWorker(Handling handling) {
    this.handling = handling;
  }

  @JobWorker(type = TaskTypes.HAND_OVER)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String newTeam,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return handling.handOver(
        new TicketId(ticketId), Occurrence.of(job), newTeam, note, EngineTime.instant(completedAt));
  }
}
