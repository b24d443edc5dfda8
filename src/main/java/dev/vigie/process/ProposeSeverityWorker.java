package dev.vigie.process;

import dev.vigie.ticket.AskedQuestion;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.proposeSeverity}: the customer is asked whether another severity is right
 * (qohash/2.2.3).
 */
@Component
public class ProposeSeverityWorker {

  private final Conversation conversation;
  private final ModelInstances instances;

  ProposeSeverityWorker(Conversation conversation, ModelInstances instances) {
    this.conversation = conversation;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.PROPOSE_SEVERITY)
  public AskedQuestion handle(
      @Variable String ticketId,
      @Variable String confirmedSeverity,
      @Variable String note,
      ActivatedJob job) {
    var question =
        conversation.proposeSeverity(
            new TicketId(ticketId), Occurrence.of(job), confirmedSeverity, note);
    instances.met(ticketId, job);
    return question;
  }
}
