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

  CheckRequestWorker(Gate gate) {
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.CHECK_REQUEST)
  public Output handle(@Variable String ticketId, ActivatedJob job) {
    return new Output(gate.check(new TicketId(ticketId), job.getProcessInstanceKey()));
  }

  public record Output(Verdict verdict) {}
}
