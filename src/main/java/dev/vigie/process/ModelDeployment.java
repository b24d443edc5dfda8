package dev.vigie.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.worker.BackoffSupplier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms in one command, because they are bound to each other by deployment, and
 * before any process is started. Switched off by {@code camunda.client.deployment.enabled=false}
 * where designers deploy.
 *
 * <p>Repeated for as long as the engine is away or busy, as it is after a crash; the starter's own
 * deployment would end the application after ten seconds without an answer.
 */
@Component
@ConditionalOnProperty(name = "camunda.client.deployment.enabled", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ModelDeployment implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
  private static final List<String> DEPLOYED =
      List.of("classpath*:bpmn/*.bpmn", "classpath*:bpmn/forms/*.form");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final BackoffSupplier backoff =
      BackoffSupplier.newBackoffBuilder().minDelay(500).maxDelay(10_000).jitterFactor(0.2).build();
  private final CamundaClient engine;
  private final ResourcePatternResolver resources;

  ModelDeployment(CamundaClient engine, ResourcePatternResolver resources) {
    this.engine = engine;
    this.resources = resources;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
    var files = files();
    for (var pause = 0L; !deployed(files); ) {
      pause = backoff.supplyRetryDelay(pause);
      Thread.sleep(pause);
    }
  }

  private boolean deployed(List<Resource> files) throws IOException {
    try {
      command(files).requestTimeout(TIMEOUT).send().join();
      return true;
    } catch (RuntimeException refused) {
      if (!EngineErrors.mayPass(refused)) {
        throw refused;
      }
      LOG.warn("Models and forms did not reach the engine, is repeated: {}", refused.getMessage());
      return false;
    }
  }

  private DeployResourceCommandStep2 command(List<Resource> files) throws IOException {
    DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
    DeployResourceCommandStep2 filled = null;
    for (var file : files) {
      filled = command.addResourceBytes(file.getContentAsByteArray(), file.getFilename());
    }
    return filled;
  }

  private List<Resource> files() throws IOException {
    var files = new ArrayList<Resource>();
    for (var pattern : DEPLOYED) {
      files.addAll(List.of(resources.getResources(pattern)));
    }
    return files;
  }
}
