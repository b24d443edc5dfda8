package dev.vigie.ledger;

import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.calendar.Term;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.Standstill;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One promise of a time to one ticket, and what became of it. A promise that recurs has one for
 * each period. It keeps what its deadline follows from, so that it can still be explained when the
 * clock has long gone on.
 */
@Entity
@Table(name = "promise_outcome")
public class PromiseOutcome {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String ticketId;

  @Enumerated(EnumType.STRING)
  private Objective objective;

  private int slot;
  private String agreement;
  private String plan;
  private String customer;
  private String severity;
  private String team;
  private String target;
  private String term;
  private String calendar;
  private String clause;
  private Instant startedAt;
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private Instant decidedAt;
  private Instant keptAt;
  private Instant recordedAt;
  private Instant correctedAt;

  @ElementCollection
  @CollectionTable(name = "promise_standstill", joinColumns = @JoinColumn(name = "outcome_id"))
  @OrderColumn(name = "position")
  private List<Pause> pauses = new ArrayList<>();

  protected PromiseOutcome() {}

  /** A promise that begins to be owed. */
  PromiseOutcome(Owed owed, String severity, SlaClock clock, Instant now) {
    this.ticketId = owed.ticketId();
    this.objective = clock.objective();
    this.slot = clock.slot();
    this.agreement = owed.agreement();
    this.plan = owed.plan();
    this.customer = owed.customer();
    this.severity = severity;
    this.team = owed.team();
    this.outcome = Outcome.RUNNING;
    this.recordedAt = now;
    follow(clock);
  }

  void countAs(String otherSeverity) {
    severity = otherSeverity;
  }

  void handOver(String otherTeam) {
    team = otherTeam;
  }

  /**
   * Becomes what the clock says.
   *
   * @param at when nothing was owed any more, if that is what it says
   */
  void become(SlaClock clock, Instant at, Instant now) {
    follow(clock);
    keptAt = clock.metAt().orElse(null);
    switch (clock.state()) {
      case RUNNING -> open(Outcome.RUNNING, now);
      case PAUSED -> open(Outcome.PAUSED, now);
      case BREACHED -> decide(Outcome.BREACHED, clock.breachedAt().orElseThrow(), now);
      case MET -> decideMet(clock, at, now);
      case ENDED, NOT_SPECIFIED -> end(at, now);
    }
    stoodStill(clock);
  }

  /** The period was kept; the clock is about to begin the next one. */
  void kept(SlaClock clock, Instant at, Instant now) {
    follow(clock);
    keptAt = at;
    decide(Outcome.MET, at, now);
    stoodStill(clock);
  }

  /** The period passed unmet; the clock is about to begin the next one. */
  void missed(SlaClock clock, Instant now) {
    follow(clock);
    decide(Outcome.BREACHED, clock.dueAt().orElseThrow(), now);
    stoodStill(clock);
  }

  void takeBack(Instant now) {
    decide(Outcome.TAKEN_BACK, decidedAt, now);
  }

  void end(Instant at, Instant now) {
    if (outcome != Outcome.ENDED) {
      decide(Outcome.ENDED, at, now);
    }
  }

  /**
   * A promise that was kept by the receipt, since its severity changed, is no promise of a time.
   */
  private void decideMet(SlaClock clock, Instant at, Instant now) {
    if (clock.term().isPresent()) {
      decide(Outcome.MET, clock.metAt().orElseThrow(), now);
    } else {
      end(at, now);
    }
  }

  private void open(Outcome next, Instant now) {
    if (outcome.decided()) {
      correctedAt = now;
    }
    outcome = next;
    decidedAt = null;
  }

  private void decide(Outcome next, Instant at, Instant now) {
    if (outcome == next && at.equals(decidedAt)) {
      return;
    }
    if (outcome.decided()) {
      correctedAt = now;
    }
    outcome = next;
    decidedAt = at;
    recordedAt = now;
  }

  /** Where another severity promises no time, it stays what it was. */
  private void follow(SlaClock clock) {
    if (clock.term().isPresent()) {
      target = clock.target().toString();
      term = clock.term().get();
      calendar = clock.calendar();
      clause = clock.clause();
      startedAt = clock.startedAt();
      dueAt = clock.dueAt().orElse(null);
    }
  }

  /** What comes after the end of a promise is no standstill of it. */
  private void stoodStill(SlaClock clock) {
    var now =
        clock.standstills().stream()
            .filter(standstill -> lasts(clock, standstill))
            .map(Pause::of)
            .filter(pause -> !outcome.decided() || pause.beganAt().isBefore(endsAt()))
            .map(pause -> outcome.decided() ? pause.endedBy(endsAt()) : pause)
            .toList();
    if (!pauses.equals(now)) {
      pauses.clear();
      pauses.addAll(now);
    }
  }

  private static boolean lasts(SlaClock clock, Standstill standstill) {
    return standstill.forCustomer()
        || !standstill.span().isOpenEnded()
        || clock.state() == ClockState.PAUSED;
  }

  private Instant endsAt() {
    return keptAt != null && keptAt.isAfter(decidedAt) ? keptAt : decidedAt;
  }

  /**
   * Why its deadline lies where it lies, on the calendar as it is now.
   *
   * @throws dev.vigie.calendar.UnknownCalendar if there is none of that name any more
   */
  public Deadline deadline(Calendars calendars) {
    return new Deadline(
        Term.parse(term),
        calendars.get(calendar),
        startedAt,
        pauses.stream().map(Pause::span).toList());
  }

  public long id() {
    return id;
  }

  public String ticketId() {
    return ticketId;
  }

  public Objective objective() {
    return objective;
  }

  /** Of a promise that recurs, counted from 0. */
  public int slot() {
    return slot;
  }

  public String customer() {
    return customer;
  }

  public String severity() {
    return severity;
  }

  public String calendar() {
    return calendar;
  }

  public Optional<String> clause() {
    return Optional.ofNullable(clause);
  }

  /** When it, or its period, began. */
  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Empty while it is owed. */
  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  /** When it was kept, in time or not. */
  public Optional<Instant> keptAt() {
    return Optional.ofNullable(keptAt);
  }

  /** When it was last learnt that it was other than had been written down. */
  public Optional<Instant> correctedAt() {
    return Optional.ofNullable(correctedAt);
  }
}
