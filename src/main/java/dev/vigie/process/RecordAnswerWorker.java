package dev.vigie.process;

import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TaskFacts;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordAnswer}: the wait for the customer is over. */
@Component
public class RecordAnswerWorker {

  private final Conversation conversation;

  RecordAnswerWorker(Conversation conversation) {
    this.conversation = conversation;
  }

  @JobWorker(type = TaskTypes.RECORD_ANSWER)
  public TaskFacts handle(
      @Variable String questionId, @Variable String note, @Variable String completedAt) {
    return conversation.recordAnswer(questionId, note, EngineTime.instant(completedAt));
  }
}
