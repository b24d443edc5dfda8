package dev.vigie.process;

import dev.vigie.ticket.TaskFacts;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.reopenTicket}: the customer came back within the time for reopening; the clocks
 * run again already.
 */
@Component
public class ReopenTicketWorker {

  private final TicketService tickets;

  ReopenTicketWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.REOPEN_TICKET)
  public Output handle(@Variable String ticketId) {
    return Output.of(tickets.facts(new TicketId(ticketId)));
  }

  public record Output(
      boolean assessed,
      String severity,
      int priority,
      String firstResponseDueAt,
      String resolutionDueAt) {

    static Output of(TaskFacts facts) {
      return new Output(
          true,
          facts.severity(),
          facts.priority(),
          facts.firstResponseDueAt(),
          facts.resolutionDueAt());
    }
  }
}
