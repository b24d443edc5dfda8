package dev.vigie.process;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandFinalStep;
import io.grpc.Status;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Moves an instance to another version of its model, in one command: wholly or not at all. */
@Component
class InstanceMigration {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final CamundaClient engine;

  InstanceMigration(CamundaClient engine) {
    this.engine = engine;
  }

  /**
   * @param same ids of the elements that the instance takes along; their timers keep their instants
   * @throws MigrationRefused if it stands anywhere else, and nothing changed
   * @throws EngineAway if the engine could not be asked
   */
  void move(long instance, long definition, Set<String> same) {
    if (same.isEmpty()) {
      throw new MigrationRefused("The versions have no element in common.", false);
    }
    try {
      command(instance, definition, same).requestTimeout(TIMEOUT).send().join();
    } catch (RuntimeException refused) {
      throw translated(refused);
    }
  }

  private MigrateProcessInstanceCommandFinalStep command(
      long instance, long definition, Set<String> same) {
    var plan = engine.newMigrateProcessInstanceCommand(instance).migrationPlan(definition);
    MigrateProcessInstanceCommandFinalStep filled = null;
    for (var id : same) {
      filled = plan.addMappingInstruction(id, id);
    }
    return filled;
  }

  private static RuntimeException translated(RuntimeException refused) {
    if (EngineErrors.mayPass(refused)) {
      return new EngineAway(refused);
    }
    var gone = EngineErrors.status(refused).filter(Status.Code.NOT_FOUND::equals).isPresent();
    return new MigrationRefused(EngineErrors.reason(refused), gone);
  }
}
