package dev.vigie.statement;

import dev.vigie.agreement.Objective;
import dev.vigie.ledger.Outcome;
import dev.vigie.report.PromiseRow;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One promise on a statement: of its month, or one of which an earlier statement said something
 * else. Never changed.
 */
@Entity
@Table(name = "statement_line")
class StatementLine {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long statementId;
  private int position;
  private boolean correction;
  private long outcomeId;
  private String ticket;
  private String subject;

  @Enumerated(EnumType.STRING)
  private Objective objective;

  private int slot;
  private String plan;
  private String severity;
  private String term;
  private String calendar;
  private String clause;
  private Instant startedAt;
  private Long pausedMs;
  private Long waitedMs;
  private Instant dueAt;
  private Instant keptAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private Instant decidedAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcomeBefore;

  private String monthBefore;

  @Enumerated(EnumType.STRING)
  private Reason reason;

  protected StatementLine() {}

  private StatementLine(PromiseRow promise) {
    this.outcomeId = promise.id();
    this.ticket = promise.ticket().toString();
    this.subject = promise.subject();
    this.objective = promise.objective();
    this.slot = promise.slot();
    this.plan = promise.plan();
    this.severity = promise.severity();
    this.term = promise.term();
    this.calendar = promise.calendar();
    this.clause = promise.clause();
    this.startedAt = promise.startedAt();
    this.pausedMs = promise.paused().toMillis();
    this.waitedMs = promise.waited().toMillis();
    this.dueAt = promise.dueAt().orElse(null);
    this.keptAt = promise.keptAt().orElse(null);
  }

  /** Of this month. */
  static StatementLine of(PromiseRow promise) {
    var line = new StatementLine(promise);
    line.outcome = promise.outcome();
    line.decidedAt = promise.decidedAt().orElseThrow();
    return line;
  }

  /**
   * @param before as it was stated last
   * @param now how it counts in an earlier month after all, or that it does not
   */
  static StatementLine correction(PromiseRow promise, Counted before, Counted now, Reason why) {
    var line = new StatementLine(promise);
    line.correction = true;
    line.outcomeBefore = before.outcome();
    line.monthBefore = before.in().map(YearMonth::toString).orElse(null);
    line.outcome = now.outcome();
    line.decidedAt = now.counts() ? promise.decidedAt().orElseThrow() : null;
    line.reason = why;
    return line;
  }

  void standsAt(long statement, int place) {
    statementId = statement;
    position = place;
  }

  /** All that the page shows, for {@link StatementContent#digest}. */
  List<Object> told() {
    return Arrays.asList(
        outcomeId,
        correction,
        ticket,
        subject,
        objective,
        slot,
        plan,
        severity,
        dueAt,
        keptAt,
        outcome,
        decidedAt,
        outcomeBefore,
        monthBefore,
        reason);
  }

  long statement() {
    return statementId;
  }

  int position() {
    return position;
  }

  /** The id of the promise in the ledger. */
  long promise() {
    return outcomeId;
  }

  boolean met() {
    return outcome == Outcome.MET;
  }

  boolean correction() {
    return correction;
  }

  String ticket() {
    return ticket;
  }

  String subject() {
    return subject;
  }

  Objective objective() {
    return objective;
  }

  int slot() {
    return slot;
  }

  String plan() {
    return plan;
  }

  String severity() {
    return severity;
  }

  /** As the agreement gives it; empty on old lines, as {@code calendar}. */
  String term() {
    return Objects.toString(term, "");
  }

  String calendar() {
    return Objects.toString(calendar, "");
  }

  /** Empty where no clause is known. */
  String clause() {
    return Objects.toString(clause, "");
  }

  /** Empty on old lines, as what it was paused and waited for. */
  Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  /** For how long it stood still within the month, because the customer was awaited. */
  Optional<Duration> paused() {
    return Optional.ofNullable(pausedMs).map(Duration::ofMillis);
  }

  /** For how long within the month its ticket waited for the customer. */
  Optional<Duration> waited() {
    return Optional.ofNullable(waitedMs).map(Duration::ofMillis);
  }

  Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /** When it was kept, in time or not. */
  Optional<Instant> keptAt() {
    return Optional.ofNullable(keptAt);
  }

  /** How it counts now. */
  Counted counted(ZoneId zone) {
    return outcome == null
        ? Counted.NOT
        : new Counted(outcome, YearMonth.from(decidedAt.atZone(zone)));
  }

  /** Of a correction: how it counted before. */
  Counted before() {
    return outcomeBefore == null
        ? Counted.NOT
        : new Counted(outcomeBefore, YearMonth.parse(monthBefore));
  }

  Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  /** Of a correction. */
  Reason reason() {
    return reason;
  }
}
