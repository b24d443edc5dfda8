package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.referRequest}: the agreement does not cover the request, and the customer is
 * told what to do instead.
 */
@Component
public class ReferRequestWorker {

  private final Gate gate;

  ReferRequestWorker(Gate gate) {
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.REFER_REQUEST)
  public Output handle(@Variable String ticketId) {
    return new Output(gate.refer(new TicketId(ticketId)).toString());
  }

  /**
   * @param overruleUntil in ISO format, UTC
   */
  public record Output(String overruleUntil) {}
}
