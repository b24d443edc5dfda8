package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Verdict;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.checkRequest}: whether the request is complete and inside the agreement, as its
 * tables say.
 */
@Component
public class CheckRequestWorker {

  private final Gate gate;
  private final ModelInstances instances;

  CheckRequestWorker(Gate gate, ModelInstances instances) {
    this.gate = gate;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.CHECK_REQUEST)
  public Output handle(@Variable String ticketId, ActivatedJob job) {
    var verdict = gate.check(new TicketId(ticketId), job.getProcessInstanceKey());
    instances.met(ticketId, job);
    return new Output(verdict);
  }

  public record Output(Verdict verdict) {}
}
