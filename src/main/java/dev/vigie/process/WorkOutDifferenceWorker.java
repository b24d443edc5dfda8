package dev.vigie.process;

import dev.vigie.credit.CreditReviews;
import dev.vigie.credit.ReviewedCredit;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.workOutDifference}: what a claim that was decided would be worth by now. */
@Component
public class WorkOutDifferenceWorker {

  private final CreditReviews reviews;

  WorkOutDifferenceWorker(CreditReviews reviews) {
    this.reviews = reviews;
  }

  @JobWorker(type = TaskTypes.WORK_OUT_DIFFERENCE)
  public ReviewedCredit handle(@Variable String reviewId) {
    return reviews.review(reviewId);
  }
}
