package dev.vigie.scheduling;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again, for ever, at intervals that double up to a limit and vary a little, so that many
 * tasks that failed together do not come back together.
 */
public final class Backoff<T> implements FailureHandler<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS_TO_LONGEST = 7;

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<T> operations) {
    var failures = failed.getExecution().consecutiveFailures;
    var retryAt = failed.getTimeDone().plus(delay(failures));
    LOG.warn(
        "{} failed {} times, is tried again at {}: {}",
        failed.getExecution().taskInstance,
        failures + 1,
        retryAt,
        failed.getCause().map(Throwable::toString).orElse("unknown cause"));
    operations.reschedule(failed, retryAt);
  }

  static Duration delay(int failures) {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS_TO_LONGEST));
    var bounded = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofMillis(
        (long) (bounded.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
  }
}
