package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordLateFix}: the day by which a fix was promised is over. */
@Component
public class RecordLateFixWorker {

  private final Solutions solutions;

  RecordLateFixWorker(Solutions solutions) {
    this.solutions = solutions;
  }

  @JobWorker(type = TaskTypes.RECORD_LATE_FIX)
  public void handle(@Variable String ticketId, ActivatedJob job) {

    solutions.recordLateFix(new TicketId(ticketId), Occurrence.of(job));
  }
}
