package dev.vigie.process;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.backoff.BackOffPolicyBuilder;
import org.springframework.retry.support.RetryTemplate;
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
  private static final long FIRST_PAUSE = Duration.ofMillis(500).toMillis();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(10).toMillis();

  private final ModelDeployment models;
  private final RetryTemplate untilTheEngineIsThere;

  @Autowired
  DeploymentAtStart(ModelDeployment models) {
    this(
        models,
        BackOffPolicyBuilder.newBuilder()
            .delay(FIRST_PAUSE)
            .maxDelay(LONGEST_PAUSE)
            .multiplier(2)
            .random(true)
            .build());
  }

  DeploymentAtStart(ModelDeployment models, BackOffPolicy pauses) {
    this.models = models;
    this.untilTheEngineIsThere =
        RetryTemplate.builder()
            .infiniteRetry()
            .retryOn(EngineAway.class)
            .customBackoff(pauses)
            .build();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    untilTheEngineIsThere.execute(attempt -> deployed());
  }

  private boolean deployed() {
    try {
      models.deploy();
      return true;
    } catch (EngineAway away) {
      LOG.warn(
          "Models and forms did not reach the engine, is repeated: {}",
          away.getCause().getMessage());
      throw away;
    }
  }
}
