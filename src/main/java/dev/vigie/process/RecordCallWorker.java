package dev.vigie.process;

import dev.vigie.ticket.Calls;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordCall}: the customer was called, or nobody answered. */
@Component
public class RecordCallWorker {

  private final Calls calls;

  RecordCallWorker(Calls calls) {
    this.calls = calls;
  }

  @JobWorker(type = TaskTypes.RECORD_CALL)
  public void handle(
      @Variable String ticketId,
      @Variable String callKey,
      @Variable String outcome,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    calls.made(
        new TicketId(ticketId),
        callKey,
        Occurrence.of(job),
        outcome,
        note,
        EngineTime.instant(completedAt));
  }
}
