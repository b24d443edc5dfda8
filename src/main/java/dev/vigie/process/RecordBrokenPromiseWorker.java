package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.recordBrokenPromise}: the fix will not come as it was promised; work goes on.
 */
@Component
public class RecordBrokenPromiseWorker {

  private final Solutions solutions;

  RecordBrokenPromiseWorker(Solutions solutions) {
    this.solutions = solutions;
  }

  @JobWorker(type = TaskTypes.RECORD_BROKEN_PROMISE)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return solutions.recordBrokenPromise(
        new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
  }
}
