package dev.vigie.credit;

/**
 * What happened to a claim, published inside the transaction that made it true: whoever must act on
 * it stores a persistent task there.
 */
public sealed interface ClaimEvent {

  Claim claim();

  record Received(Claim claim) implements ClaimEvent {}

  record Granted(Claim claim) implements ClaimEvent {}

  record Refused(Claim claim) implements ClaimEvent {}

  /**
   * @param claim the difference, granted or taken back
   */
  record Corrected(Claim claim) implements ClaimEvent {}
}
