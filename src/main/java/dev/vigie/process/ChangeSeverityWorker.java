package dev.vigie.process;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.changeSeverity}: an agent changed the severity while working. */
@Component
public class ChangeSeverityWorker {

  private final TicketService tickets;

  ChangeSeverityWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.CHANGE_SEVERITY)
  public TaskFacts handle(
      @Variable String ticketId,
      @Variable String newSeverity,
      @Variable String note,
      ActivatedJob job) {
    return tickets.changeSeverity(
        new TicketId(ticketId), Occurrence.of(job), newSeverity, note, Happening.AGENT);
  }
}
