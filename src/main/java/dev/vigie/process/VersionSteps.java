package dev.vigie.process;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** From every version that is met to the newest one, each worked out once. */
final class VersionSteps {

  private final DeployedModels deployed;
  private final DeployedModel newest;
  private final TreeMap<Long, Optional<VersionStep>> known = new TreeMap<>();

  VersionSteps(DeployedModels deployed, DeployedModel newest) {
    this.deployed = deployed;
    this.newest = newest;
  }

  DeployedModel newest() {
    return newest;
  }

  /** Empty if Vigie did not deploy the version that the instance follows. */
  Optional<VersionStep> from(ModelInstance instance) {
    return known.computeIfAbsent(
        instance.definitionKey(),
        key -> deployed.withKey(key).map(from -> VersionStep.between(from, newest)));
  }

  List<ModelMigration.Change> changes() {
    return known.values().stream()
        .flatMap(Optional::stream)
        .map(
            step ->
                new ModelMigration.Change(
                    step.from().version(), List.copyOf(step.added()), List.copyOf(step.lost())))
        .toList();
  }
}
