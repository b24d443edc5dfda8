package dev.vigie.process;

import dev.vigie.credit.Claims;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.refuseClaim}: the agreement credits nothing or a manager refused, and the
 * customer is told why.
 */
@Component
public class RefuseClaimWorker {

  private final Claims claims;

  RefuseClaimWorker(Claims claims) {
    this.claims = claims;
  }

  @JobWorker(type = TaskTypes.REFUSE_CLAIM)
  public void handle(
      @Variable String claimId, @Variable String note, @Variable String completedAt) {
    claims.refuse(claimId, note, EngineTime.instant(completedAt));
  }
}
