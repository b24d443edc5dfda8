package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.vigie.credit.CreditReviews;
import dev.vigie.credit.ReviewEvent;
import dev.vigie.scheduling.PersistentTasks;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Tells the engine of claims that are to be reviewed, as {@link TicketProcess} does of tickets. */
@Configuration
class ReviewProcess {

  private static final TaskDescriptor<String> START =
      TaskDescriptor.of("start-review", String.class);

  private final PersistentTasks tasks;

  ReviewProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @Bean
  OneTimeTask<String> startReview(
      EngineMessages engine, CreditReviews reviews, ClaimVariables variables) {
    return engine.begin(
        START,
        Messages.REVIEW_OWED,
        id -> Optional.of(variables.ofReview(id, reviews.claimOf(id))));
  }

  @EventListener
  void on(ReviewEvent.Owed event) {
    tasks.owe(START, event.review(), event.review());
  }

  @EventListener
  void on(ReviewEvent.Changed event) {
    var id = event.review() + ":" + event.occurrence();
    tasks.owe(
        EngineMessages.PUBLISH_MESSAGE,
        Messages.REVIEW_CHANGED + ":" + id,
        new EngineMessages.Message(Messages.REVIEW_CHANGED, event.review(), id));
  }
}
