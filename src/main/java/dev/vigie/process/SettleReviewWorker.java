package dev.vigie.process;

import dev.vigie.credit.CreditReviews;
import dev.vigie.credit.CreditReviews.Decision;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.settleReview}: a manager had a claim that was decided corrected, or left it as
 * it was.
 */
@Component
public class SettleReviewWorker {

  private static final int LONGEST_REASON = 2_000;

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
    var wanted = isReason(note) ? wanted(decision) : Optional.<Decision>empty();
    return new Output(wanted.filter(one -> reviews.settle(reviewId, one, seen, note)).isPresent());
  }

  /** Past its form a task can be completed with anything. */
  private static Optional<Decision> wanted(String decision) {
    return switch (decision) {
      case "correct" -> Optional.of(Decision.CORRECT);
      case "leave" -> Optional.of(Decision.LEAVE);
      case null, default -> Optional.empty();
    };
  }

  private static boolean isReason(String note) {
    return note != null && !note.isBlank() && note.length() <= LONGEST_REASON;
  }

  /**
   * @param settled false if nothing was decided, or if it comes to something else by now: it is to
   *     be decided again
   */
  public record Output(boolean settled) {}
}
