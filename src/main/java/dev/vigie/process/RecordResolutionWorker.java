package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordResolution}: both sides agree that the ticket is resolved. */
@Component
public class RecordResolutionWorker {

  private final Solutions solutions;

  RecordResolutionWorker(Solutions solutions) {
    this.solutions = solutions;
  }

  @JobWorker(type = TaskTypes.RECORD_RESOLUTION)
  public void handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    solutions.resolve(
        new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
  }
}
