package dev.vigie.process;

import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.warnOfFollowUp}: what was left to be done after the closure is late. */
@Component
public class WarnOfFollowUpWorker {

  private final FollowUps followUps;

  WarnOfFollowUpWorker(FollowUps followUps) {
    this.followUps = followUps;
  }

  @JobWorker(type = TaskTypes.WARN_OF_FOLLOW_UP)
  public void handle(@Variable String ticketId, @Variable String followUp) {
    followUps.late(new TicketId(ticketId), followUp);
  }
}
