package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.referRequest}: the agreement does not cover the request, and the customer is
 * told what to do instead.
 */
@Component
public class ReferRequestWorker {

  private final Gate gate;
  private final ModelInstances instances;

  ReferRequestWorker(Gate gate, ModelInstances instances) {
    this.gate = gate;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.REFER_REQUEST)
  public Output handle(@Variable String ticketId, ActivatedJob job) {
    var overruleUntil = gate.refer(new TicketId(ticketId));
    instances.met(ticketId, job);
    return new Output(overruleUntil.toString());
  }

  /**
   * @param overruleUntil in ISO format, UTC
   */
  public record Output(String overruleUntil) {}
}
