package dev.vigie.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Briefing;
import dev.vigie.ticket.TaskFacts;
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
  private final Assessment assessment;
  private final SlaClocks clocks;

  ConfirmReceiptWorker(TicketService tickets, Assessment assessment, SlaClocks clocks) {
    this.tickets = tickets;
    this.assessment = assessment;
    this.clocks = clocks;
  }

  @JobWorker(type = TaskTypes.CONFIRM_RECEIPT)
  public Output handle(@Variable String ticketId) {
    var id = new TicketId(ticketId);
    tickets.confirmReceipt(id);
    var owed =
        clocks.findByTicketId(ticketId).stream()
            .collect(Collectors.toMap(SlaClock::objective, clock -> clock));
    return new Output(
        owed.get(Objective.FIRST_RESPONSE).metAt().isPresent(),
        owed.get(Objective.FIRST_RESPONSE).id(),
        owed.get(Objective.UPDATE).id(),
        owed.get(Objective.RESOLUTION).id(),
        owed.get(Objective.ESCALATION).id(),
        assessment.briefing(id),
        tickets.facts(id));
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
      @JsonUnwrapped Briefing briefing,
      @JsonUnwrapped TaskFacts facts) {}
}
