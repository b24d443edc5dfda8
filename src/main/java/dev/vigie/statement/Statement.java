package dev.vigie.statement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/** What a customer is told of a month under an agreement. */
@Entity
@Table(name = "monthly_statement")
public class Statement {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String customer;
  private String agreement;
  private String statedMonth;
  private String zone;

  @Enumerated(EnumType.STRING)
  private StatementState state;

  private Instant drawnUpAt;
  private String contents;
  private String remark;
  private String decidedBy;
  private Instant approvedAt;
  private Instant sentAt;
  private long openPromises;
  private long pausedSeconds;
  private long waitedSeconds;

  protected Statement() {}

  Statement(String customer, String agreement, YearMonth month, ZoneId zone, Instant now) {
    this.customer = customer;
    this.agreement = agreement;
    this.statedMonth = month.toString();
    this.zone = zone.getId();
    this.state = StatementState.DRAFT;
    this.drawnUpAt = now;
  }

  /**
   * From here on it says what it says.
   *
   * @param digest of what was seen and is approved
   */
  void approve(String digest, Totals totals, String who, Instant now) {
    state = StatementState.APPROVED;
    contents = digest;
    decidedBy = who;
    approvedAt = now;
    openPromises = totals.open();
    pausedSeconds = totals.paused().toSeconds();
    waitedSeconds = totals.waited().toSeconds();
  }

  void giveBack(String who, String why) {
    state = StatementState.RETURNED;
    decidedBy = who;
    remark = why;
  }

  /**
   * @param digest of what a manager is asked to approve; null if nobody has been asked
   */
  void drawUpAgain(String digest, Instant now) {
    state = StatementState.DRAFT;
    contents = digest;
    drawnUpAt = now;
  }

  void sent(Instant now) {
    state = StatementState.SENT;
    sentAt = now;
  }

  /** What was open, paused and waited for when it was approved. */
  Totals totals() {
    return new Totals(
        openPromises, Duration.ofSeconds(pausedSeconds), Duration.ofSeconds(waitedSeconds));
  }

  public long id() {
    return id;
  }

  public String customer() {
    return customer;
  }

  public String agreement() {
    return agreement;
  }

  public YearMonth month() {
    return YearMonth.parse(statedMonth);
  }

  /** Whose days the month has. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** Of a file with what it says. */
  String fileName(String ending) {
    return "vigie-%s-%s-%s.%s"
        .formatted(customer, agreement, statedMonth, ending)
        .replaceAll("[^\\w.-]", "_");
  }

  public StatementState state() {
    return state;
  }

  public Instant drawnUpAt() {
    return drawnUpAt;
  }

  /** The digest of what a manager was asked to approve last, or has approved. */
  Optional<String> contents() {
    return Optional.ofNullable(contents);
  }

  /** Why it was returned. */
  public Optional<String> remark() {
    return Optional.ofNullable(remark);
  }

  /** Who approved or returned it last. */
  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }
}
