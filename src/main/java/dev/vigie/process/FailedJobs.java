package dev.vigie.process;

import dev.vigie.problem.TooBusy;
import dev.vigie.ticket.AlarmTooEarly;
import dev.vigie.ticket.TicketClosed;
import dev.vigie.ticket.TicketNotFound;
import dev.vigie.ticket.UnknownSeverity;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import java.time.Duration;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What becomes of a job whose worker failed: what may pass is tried again after a while, what
 * cannot becomes an incident in Operate at once, with a sentence for the operator.
 */
@Component
class FailedJobs extends DefaultJobExceptionHandlingStrategy {

  private static final Duration DATABASE_BACKOFF = Duration.ofSeconds(5);
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);

  FailedJobs(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics) {
    super(commands, metrics);
  }

  @Override
  public void handleException(Exception failure, ExceptionHandlingContext context)
      throws Exception {
    super.handleException(translated(failure, context.job().getRetries()), context);
  }

  static Exception translated(Exception failure, int retries) {
    return switch (failure) {
      case CamundaError saidByTheWorker -> saidByTheWorker;
      case AlarmTooEarly early ->
          CamundaError.jobError(early.getMessage(), null, retries, early.ahead());
      case TicketNotFound gone -> hopeless(gone, "Cancel this instance if the ticket was removed.");
      case UnknownSeverity unknown ->
          hopeless(unknown, "Correct the variable confirmedSeverity or newSeverity and retry.");
      case TicketClosed closed -> hopeless(closed, "Cancel this instance.");
      case TransientDataAccessException busy -> laterAgain(busy, retries);
      case TooBusy busy -> CamundaError.jobError(busy.getMessage(), null, retries, busy.patience());
      case NonTransientDataAccessResourceException down -> laterAgain(down, retries);
      case CannotCreateTransactionException down -> laterAgain(down, retries);
      default ->
          CamundaError.jobError(
              String.valueOf(failure),
              null,
              retries - 1,
              FIRST_BACKOFF.multipliedBy(1L << Math.max(0, 3 - retries)),
              failure);
    };
  }

  /** The database is away or busy: no attempt is used up, because no job is to blame. */
  private static Exception laterAgain(Exception failure, int retries) {
    return CamundaError.jobError(failure.getMessage(), null, retries, DATABASE_BACKOFF, failure);
  }

  private static Exception hopeless(Exception failure, String remedy) {
    return CamundaError.jobError(failure.getMessage() + " " + remedy, null, 0);
  }
}
