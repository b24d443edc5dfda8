package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.leaveReferred}: nobody overruled the referral, so the ticket is closed. */
@Component
public class LeaveReferredWorker {

  private final Gate gate;

  LeaveReferredWorker(Gate gate) {
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.LEAVE_REFERRED)
  public void handle(@Variable String ticketId, ActivatedJob job) {
    gate.leaveReferred(new TicketId(ticketId), Occurrence.of(job));
  }
}
