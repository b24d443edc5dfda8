package dev.vigie.process;

import dev.vigie.ticket.AskedQuestion;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.askCustomer}: the customer is asked, and the clocks that the agreement lets
 * pause stand still.
 */
@Component
public class AskCustomerWorker {

  private final Conversation conversation;
  private final ModelInstances instances;

  AskCustomerWorker(Conversation conversation, ModelInstances instances) {
    this.conversation = conversation;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.ASK_CUSTOMER)
  public AskedQuestion handle(
      @Variable String ticketId, @Variable String topic, @Variable String note, ActivatedJob job) {
    var question = conversation.ask(new TicketId(ticketId), Occurrence.of(job), topic, note);
    instances.met(ticketId, job);
    return question;
  }
}
