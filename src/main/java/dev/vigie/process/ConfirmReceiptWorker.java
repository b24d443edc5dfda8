package dev.vigie.process;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.confirmReceipt}: the request is taken in, so the customer is told its number
 * and what to expect, and the process learns which clocks to watch.
 */
@Component
public class ConfirmReceiptWorker {

  private final TicketService tickets;
  private final SlaClocks clocks;

  ConfirmReceiptWorker(TicketService tickets, SlaClocks clocks) {
    this.tickets = tickets;
    this.clocks = clocks;
  }

  @JobWorker(type = TaskTypes.CONFIRM_RECEIPT)
  public Output handle(@Variable String ticketId) {
    var id = new TicketId(ticketId);
    tickets.confirmReceipt(id);
    var owed =
        clocks.findByTicketId(ticketId).stream()
            .collect(Collectors.toMap(SlaClock::objective, clock -> clock));
    var facts = tickets.facts(id);
    return new Output(
        owed.get(Objective.FIRST_RESPONSE).metAt().isPresent(),
        owed.get(Objective.FIRST_RESPONSE).id(),
        owed.get(Objective.UPDATE).id(),
        owed.get(Objective.RESOLUTION).id(),
        owed.get(Objective.ESCALATION).id(),
        facts.firstResponseDueAt(),
        facts.resolutionDueAt());
  }

  /**
   * @param responded whether the receipt itself is the first response (xtm/4.7.automatic)
   */
  public record Output(
      boolean responded,
      String firstResponseClockId,
      String updateClockId,
      String resolutionClockId,
      String escalationClockId,
      String firstResponseDueAt,
      String resolutionDueAt) {}
}
