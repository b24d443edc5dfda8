package dev.vigie.process;

import dev.vigie.ticket.Conversation;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.remindCustomer}: a silent customer is reminded. */
@Component
public class RemindCustomerWorker {

  private final Conversation conversation;

  RemindCustomerWorker(Conversation conversation) {
    this.conversation = conversation;
  }

  @JobWorker(type = TaskTypes.REMIND_CUSTOMER)
  public Output handle(@Variable String questionId, ActivatedJob job) {
    return new Output(conversation.remind(questionId, Occurrence.of(job)).toString());
  }

  public record Output(String remindAt) {}
}
