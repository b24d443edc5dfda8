package dev.vigie.credit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * That a claim which was decided would be worth something else by now, and what a manager made of
 * it. A claim has one open review at most.
 */
@Entity
@Table(name = "credit_review")
class CreditReview {

  /** How it ended. */
  enum Outcome {
    /** What was decided was evened out. */
    CORRECTED,
    /** A manager left it as it was decided. */
    LEFT,
    /** There is nothing to even out any more. */
    VANISHED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String id;
  private String claimId;
  private String seen;
  private Instant foundAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String decidedBy;
  private String reason;
  private Instant decidedAt;
  @Version private int version;

  protected CreditReview() {}

  /**
   * @param number how many reviews the claim had before
   */
  CreditReview(Claim claim, int number, String seen, Instant at) {
    this.id = claim.id() + ":" + number;
    this.claimId = claim.id();
    this.seen = seen;
    this.foundAt = at;
  }

  void see(String sign) {
    seen = sign;
  }

  /**
   * @param who decided, and {@code reason} why; null if nobody had to
   */
  void end(Outcome how, String who, String reason, Instant at) {
    this.outcome = how;
    this.decidedBy = who;
    this.reason = reason;
    this.decidedAt = at;
  }

  String id() {
    return id;
  }

  String claimId() {
    return claimId;
  }

  /** What is to be evened out, see {@link CreditCorrections.Due#sign}. */
  String seen() {
    return seen;
  }

  Instant foundAt() {
    return foundAt;
  }

  /** Empty while it is open. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  boolean isLeft() {
    return outcome == Outcome.LEFT;
  }

  /** Empty unless somebody decided it, as the reason. */
  Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Empty while it is open. */
  Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }
}
