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

  AskCustomerWorker(Conversation conversation) {
    this.conversation = conversation;
  }

  @JobWorker(type = TaskTypes.ASK_CUSTOMER)
  public AskedQuestion handle(@Variable String ticketId, @Variable String note, ActivatedJob job) {
    return conversation.ask(new TicketId(ticketId), Occurrence.of(job), note);
  }
}
