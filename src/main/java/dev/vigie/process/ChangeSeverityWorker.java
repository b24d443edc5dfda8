package dev.vigie.process;

import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Happening;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.changeSeverity}: an agent changed the severity while working. */
@Component
public class ChangeSeverityWorker {

  private final Assessment assessment;

  ChangeSeverityWorker(Assessment assessment) {
    this.assessment = assessment;
  }

  @JobWorker(type = TaskTypes.CHANGE_SEVERITY)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String newSeverity,
      @Variable String note,
      ActivatedJob job) {
    return assessment.change(
        new TicketId(ticketId), Occurrence.of(job), newSeverity, note, Happening.AGENT);
  }
}
