package dev.vigie.process;

import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.sendUpdate}: the customer is told how things stand. */
@Component
public class SendUpdateWorker {

  private final Conversation conversation;

  SendUpdateWorker(Conversation conversation) {
    this.conversation = conversation;
  }

  @JobWorker(type = TaskTypes.SEND_UPDATE)
  public void handle(
      @Variable String ticketId,
      @Variable long slot,
      @Variable String note,
      @Variable String completedAt) {
    conversation.update(
        new TicketId(ticketId), "update:" + slot, note, EngineTime.instant(completedAt));
  }
}
