package dev.vigie.process;

import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.refreshTasks}: the severity changed outside the task list, so the tasks show
 * what is true now.
 */
@Component
public class RefreshTasksWorker {

  private final TicketService tickets;

  RefreshTasksWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.REFRESH_TASKS)
  public TaskFacts handle(@Variable String ticketId) {
    return tickets.facts(new TicketId(ticketId));
  }
}
