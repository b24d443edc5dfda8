package dev.vigie.process;

import dev.vigie.ticket.Conversation;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.recordSilence}: the customer did not answer for as long as the agreement waits
 * (xtm/2.autoclose); an answer may have come at the last moment.
 */
@Component
public class RecordSilenceWorker {

  private final Conversation conversation;

  RecordSilenceWorker(Conversation conversation) {
    this.conversation = conversation;
  }

  @JobWorker(type = TaskTypes.RECORD_SILENCE)
  public Output handle(@Variable String questionId) {
    var since = conversation.recordSilence(questionId);
    return new Output(since.isPresent(), since.map(Instant::toString).orElse(null));
  }

  /**
   * @param completedAt since when it counts as an answer
   */
  public record Output(boolean silent, String completedAt) {}
}
