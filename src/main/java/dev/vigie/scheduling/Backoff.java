package dev.vigie.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tries again, for ever, at intervals that double up to a limit and vary a little, so that many
 * tasks that failed together do not come back together.
 */
public final class Backoff<T> implements FailureHandler<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 20;

  /** Once for each task: what waits longer is counted by health and metrics. */
  private static final int WORTH_A_LINE = 5;

  private final Duration longest;

  public Backoff(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<T> operations) {
    var failures = failed.getExecution().consecutiveFailures;
    var retryAt = failed.getTimeDone().plus(delay(failures));
    LOG.atLevel(failures + 1 == WORTH_A_LINE ? Level.WARN : Level.DEBUG)
        .log(
            "{} failed {} times, is tried again at {}: {}",
            failed.getExecution().taskInstance,
            failures + 1,
            retryAt,
            failed.getCause().map(Throwable::toString).orElse("unknown cause"));
    operations.reschedule(failed, retryAt);
  }

  private Duration delay(int failures) {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    var bounded = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofMillis(
        (long) (bounded.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
  }
}
