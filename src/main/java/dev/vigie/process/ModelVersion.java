package dev.vigie.process;

/** A version of a model, as the engine counts them. */
public record ModelVersion(String model, int version) {}
