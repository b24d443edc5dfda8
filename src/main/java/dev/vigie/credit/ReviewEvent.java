package dev.vigie.credit;

/**
 * What happened to the review of a claim, published inside the transaction that made it true:
 * whoever must act on it stores a persistent task there.
 */
public sealed interface ReviewEvent {

  String review();

  /** A manager is to be called. */
  record Owed(String review) implements ReviewEvent {}

  /**
   * There is something else to even out than the manager was told, or nothing any more.
   *
   * @param occurrence so that each change is told once
   */
  record Changed(String review, String occurrence) implements ReviewEvent {}
}
