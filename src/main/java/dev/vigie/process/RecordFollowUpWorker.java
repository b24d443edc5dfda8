package dev.vigie.process;

import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordFollowUp}: what was left to be done after the closure is done. */
@Component
public class RecordFollowUpWorker {

  private final FollowUps followUps;

  RecordFollowUpWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TaskTypes.RECORD_FOLLOW_UP)
  public void handle(
      @Variable String ticketId,
      @Variable String followUp,
      @Variable String outcome,
      @Variable boolean tell,
      @Variable String completedAt) {
    followUps.done(
        new TicketId(ticketId), followUp, outcome, tell, EngineTime.instant(completedAt));
  }
}
