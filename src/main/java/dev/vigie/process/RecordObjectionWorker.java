package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordObjection}: the customer does not agree; work goes on. */
@Component
public class RecordObjectionWorker {

  private final Solutions solutions;

  RecordObjectionWorker(Solutions solutions) {
    this.solutions = solutions;
  }

  @JobWorker(type = TaskTypes.RECORD_OBJECTION)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return solutions.recordObjection(
        new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
  }
}
