package dev.vigie.process;

/**
 * A version of a model on the engine.
 *
 * @param key by which the engine knows the version
 */
record DeployedModel(String model, int version, long key, String xml) {

  ModelElements elements() {
    return ModelElements.of(model, xml);
  }
}
