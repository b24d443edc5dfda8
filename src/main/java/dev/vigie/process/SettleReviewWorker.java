package dev.vigie.process;

import dev.vigie.credit.CreditReviews;
import dev.vigie.credit.CreditReviews.Decision;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.settleReview}: a manager had a claim that was decided corrected, or left it as
 * it was.
 */
@Component
public class SettleReviewWorker {

  private final CreditReviews reviews;

  SettleReviewWorker(CreditReviews reviews) {
    this.reviews = reviews;
  }

  /**
   * @param seen what the task showed; nothing else is evened out
   */
  @JobWorker(type = TaskTypes.SETTLE_REVIEW)
  public Output handle(
      @Variable String reviewId,
      @Variable String decision,
      @Variable String seen,
      @Variable String note) {
    var wanted = "correct".equals(decision) ? Decision.CORRECT : Decision.LEAVE;
    return new Output(reviews.settle(reviewId, wanted, seen, note));
  }

  /**
   * @param settled false if it comes to something else by now, and is to be decided again
   */
  public record Output(boolean settled) {}
}
