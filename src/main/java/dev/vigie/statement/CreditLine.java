package dev.vigie.statement;

import dev.vigie.credit.Claim;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A credit on a statement; it stands on one only. Never changed. */
@Entity
@Table(name = "statement_credit")
class CreditLine {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long statementId;
  private int position;
  private String claimId;
  private String number;
  private String corrects;
  private String service;
  private String creditedMonth;
  private BigDecimal amount;
  private String currency;
  private String clause;

  protected CreditLine() {}

  /**
   * @param corrected the claim that {@code claim} sets right; null if it is one itself
   */
  CreditLine(Claim claim, Claim corrected, String service) {
    this.claimId = claim.id();
    this.number = claim.number();
    this.corrects = corrected == null ? null : corrected.number();
    this.service = service;
    this.creditedMonth = claim.creditedMonth().orElseThrow().toString();
    this.amount = claim.amount().orElseThrow();
    this.currency = claim.currency().orElseThrow();
    this.clause = claim.clause();
  }

  /** All that the page shows, for {@link StatementContent#digest}. */
  List<Object> told() {
    return List.of(
        claimId,
        number,
        corrects().orElse(""),
        service,
        creditedMonth,
        amount.stripTrailingZeros().toPlainString(),
        currency,
        clause);
  }

  void standsAt(long statement, int place) {
    statementId = statement;
    position = place;
  }

  String claimId() {
    return claimId;
  }

  /** As people call the claim. */
  String number() {
    return number;
  }

  /** The number of the claim that it sets right; empty if it is one itself. */
  Optional<String> corrects() {
    return Optional.ofNullable(corrects);
  }

  String service() {
    return service;
  }

  /** Whose fee is credited. */
  YearMonth month() {
    return YearMonth.parse(creditedMonth);
  }

  BigDecimal amount() {
    return amount;
  }

  String currency() {
    return currency;
  }

  String clause() {
    return clause;
  }
}
