package dev.vigie.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.Process;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Deploys models and forms in one command, because they are bound to each other by deployment. A
 * file that did not change gets no new version.
 */
@Service
public class ModelDeployment {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final CamundaClient engine;
  private final DesignedModels designed;
  private final DeployedModels deployed;

  ModelDeployment(CamundaClient engine, DesignedModels designed, DeployedModels deployed) {
    this.engine = engine;
    this.designed = designed;
    this.deployed = deployed;
  }

  /**
   * From now on new tickets follow these versions; open ones keep theirs.
   *
   * @throws EngineAway if the engine could not be asked
   * @throws UnusableModel if it refused, and everything stays as it was
   */
  public List<ModelVersion> deploy() {
    try {
      var files = designed.files();
      return command(files).requestTimeout(TIMEOUT).send().join().getProcesses().stream()
          .map(process -> remember(process, files.get(process.getResourceName())))
          .toList();
    } catch (IOException unreadable) {
      throw new UnusableModel("A file cannot be read: " + unreadable.getMessage(), unreadable);
    } catch (UnusableModel unusable) {
      throw unusable;
    } catch (RuntimeException refused) {
      throw EngineErrors.mayPass(refused)
          ? new EngineAway(refused)
          : new UnusableModel(EngineErrors.reason(refused), refused);
    }
  }

  private ModelVersion remember(Process process, byte[] xml) {
    var model = process.getBpmnProcessId();
    var version = process.getVersion();
    var key = process.getProcessDefinitionKey();
    deployed.remember(
        new DeployedModel(model, version, key, new String(xml, StandardCharsets.UTF_8)));
    return new ModelVersion(model, version);
  }

  private DeployResourceCommandStep2 command(Map<String, byte[]> files) {
    DeployResourceCommandStep1 command = engine.newDeployResourceCommand();
    DeployResourceCommandStep2 filled = null;
    for (var file : files.entrySet()) {
      filled = command.addResourceBytes(file.getValue(), file.getKey());
    }
    return filled;
  }
}
