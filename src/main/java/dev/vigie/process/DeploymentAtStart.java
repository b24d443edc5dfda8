package dev.vigie.process;

import io.camunda.client.api.worker.BackoffSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Deploys before any process is started. Switched off by {@code
 * camunda.client.deployment.enabled=false} where designers deploy.
 *
 * <p>Repeated for as long as the engine is away or busy, as it is after a crash; the starter's own
 * deployment would end the application after ten seconds without an answer.
 */
@Component
@ConditionalOnProperty(name = "camunda.client.deployment.enabled", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeploymentAtStart implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DeploymentAtStart.class);

  private final BackoffSupplier backoff =
      BackoffSupplier.newBackoffBuilder().minDelay(500).maxDelay(10_000).jitterFactor(0.2).build();
  private final ModelDeployment models;

  DeploymentAtStart(ModelDeployment models) {
    this.models = models;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    for (var pause = 0L; !deployed(); ) {
      pause = backoff.supplyRetryDelay(pause);
      Thread.sleep(pause);
    }
  }

  private boolean deployed() {
    try {
      models.deploy();
      return true;
    } catch (EngineAway away) {
      LOG.warn(
          "Models and forms did not reach the engine, is repeated: {}",
          away.getCause().getMessage());
      return false;
    }
  }
}
