package dev.vigie.process;

import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.recordIdentity}: whether the customer proved who they are (aidi/6.0.identity).
 */
@Component
public class RecordIdentityWorker {

  private final Assessment assessment;

  RecordIdentityWorker(Assessment assessment) {
    this.assessment = assessment;
  }

  @JobWorker(type = TaskTypes.RECORD_IDENTITY)
  public void handle(
      @Variable String ticketId,
      @Variable boolean proven,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    assessment.recordIdentity(
        new TicketId(ticketId), Occurrence.of(job), proven, note, EngineTime.instant(completedAt));
  }
}
