package dev.vigie.process;

import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Verdict;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.overruleReferral}: the request is taken in all the same, for a reason. */
@Component
public class OverruleReferralWorker {

  private final Gate gate;

  OverruleReferralWorker(Gate gate) {
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.OVERRULE_REFERRAL)
  public Output handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    return new Output(
        gate.overrule(
            new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt)));
  }

  public record Output(Verdict verdict) {}
}
