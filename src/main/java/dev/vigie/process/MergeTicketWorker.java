package dev.vigie.process;

import dev.vigie.ticket.Attempt;
import dev.vigie.ticket.Duplicates;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.mergeTicket}: the ticket asks for the same as another, and is worked on there.
 */
@Component
public class MergeTicketWorker {

  private final Duplicates duplicates;

  MergeTicketWorker(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @JobWorker(type = TaskTypes.MERGE_TICKET)
  public Attempt handle(
      @Variable String ticketId,
      @Variable String otherTicket,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return duplicates.merge(
        new TicketId(ticketId),
        Occurrence.of(job),
        otherTicket,
        note,
        EngineTime.instant(completedAt));
  }
}
