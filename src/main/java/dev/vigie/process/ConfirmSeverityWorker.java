package dev.vigie.process;

import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.confirmSeverity}: the team set the severity after its assessment. */
@Component
public class ConfirmSeverityWorker {

  private final Assessment assessment;
  private final ModelInstances instances;

  ConfirmSeverityWorker(Assessment assessment, ModelInstances instances) {
    this.assessment = assessment;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.CONFIRM_SEVERITY)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String confirmedSeverity,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    var facts =
        assessment.confirm(
            new TicketId(ticketId),
            Occurrence.of(job),
            confirmedSeverity,
            note,
            EngineTime.instant(completedAt));
    instances.met(ticketId, job);
    return facts;
  }
}
