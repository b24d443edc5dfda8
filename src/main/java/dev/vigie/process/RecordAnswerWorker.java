package dev.vigie.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
  public Output handle(
      @Variable String questionId,
      @Variable String note,
      @Variable String agreement,
      @Variable String completedAt) {
    var facts = conversation.recordAnswer(questionId, note, EngineTime.instant(completedAt));
    var said = conversation.agreed(questionId).map(agrees -> agrees ? "yes" : "no");
    return new Output(said.orElse(agreement), facts);
  }

  /**
   * @param agreement {@code yes} or {@code no}; null where that is to be read out of the answer
   */
  public record Output(String agreement, @JsonUnwrapped TaskFacts facts) {}
}
