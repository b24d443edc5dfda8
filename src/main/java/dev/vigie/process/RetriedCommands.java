package dev.vigie.process;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Repeats the completion of a job that did not reach the engine. The starter's own strategy drops
 * it without a word (8.8.14), and the job would come back only after its timeout.
 */
@Component
class RetriedCommands implements CommandExceptionHandlingStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(RetriedCommands.class);

  private final BackoffSupplier backoff =
      BackoffSupplier.newBackoffBuilder().minDelay(50).maxDelay(5_000).jitterFactor(0.2).build();
  private final CamundaClientExecutorService executor;

  RetriedCommands(CamundaClientExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable error) {
    var status = EngineErrors.status(error).orElse(Status.Code.UNKNOWN);
    if (status == Status.Code.NOT_FOUND) {
      LOG.debug("{} came too late, somebody else was faster or the wait is over", command);
    } else if (EngineErrors.mayPass(error) && command.hasMoreRetries()) {
      command.increaseBackoffUsing(backoff);
      LOG.debug("{} did not reach the engine ({}), is repeated", command, status);
      command.scheduleExecutionUsing(executor.get());
    } else {
      LOG.warn(
          "{} was given up, the engine will offer the job again: {}", command, error.toString());
    }
  }
}
