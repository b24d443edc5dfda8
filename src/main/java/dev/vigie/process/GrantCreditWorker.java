package dev.vigie.process;

import dev.vigie.credit.Claims;
import dev.vigie.credit.GrantedClaim;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.grantCredit}: a manager approved the credit, and the customer is told, unless
 * it is worth something else by now.
 */
@Component
public class GrantCreditWorker {

  private final Claims claims;

  GrantCreditWorker(Claims claims) {
    this.claims = claims;
  }

  @JobWorker(type = TaskTypes.GRANT_CREDIT)
  public GrantedClaim handle(
      @Variable String claimId,
      @Variable String credit,
      @Variable Boolean askAgain,
      @Variable String note,
      @Variable String completedAt) {
    return claims.grant(
        claimId, credit, Boolean.TRUE.equals(askAgain), note, EngineTime.instant(completedAt));
  }
}
