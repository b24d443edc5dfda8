package dev.vigie.process;

import dev.vigie.ticket.AskedQuestion;
import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.askForDetails}: the customer is told exactly what the request lacks
 * (qohash/2.1).
 */
@Component
public class AskForDetailsWorker {

  private final Gate gate;
  private final ModelInstances instances;

  AskForDetailsWorker(Gate gate, ModelInstances instances) {
    this.gate = gate;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.ASK_FOR_DETAILS)
  public AskedQuestion handle(@Variable String ticketId, ActivatedJob job) {
    var question = gate.askForDetails(new TicketId(ticketId), Occurrence.of(job));
    instances.met(ticketId, job);
    return question;
  }
}
