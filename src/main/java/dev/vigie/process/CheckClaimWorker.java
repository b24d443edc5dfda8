package dev.vigie.process;

import dev.vigie.credit.CheckedClaim;
import dev.vigie.credit.Claims;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.checkClaim}: what the agreement says of a claim for a credit. */
@Component
public class CheckClaimWorker {

  private final Claims claims;

  CheckClaimWorker(Claims claims) {
    this.claims = claims;
  }

  @JobWorker(type = TaskTypes.CHECK_CLAIM)
  public CheckedClaim handle(@Variable String claimId) {
    return claims.check(claimId);
  }
}
