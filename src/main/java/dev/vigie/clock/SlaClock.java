package dev.vigie.clock;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Promise;
import dev.vigie.agreement.Target;
import dev.vigie.agreement.Target.Untimed;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Deadline;
import dev.vigie.calendar.Term;
import dev.vigie.calendar.TimeSpan;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How much of one promise to one ticket is used up. It keeps the stretches during which it ran;
 * every instant that it names follows from them, the term and the calendar.
 *
 * <p>Whoever changes it plans it again and tells the waiting engine; an alarm of an earlier plan
 * means nothing. Pausing a paused clock or resuming a running one changes nothing, because the
 * engine delivers at least once.
 */
@Entity
@Table(name = "sla_clock")
public class SlaClock {

  /** The share of a term after which the team is warned. */
  private static final double WARN_AFTER = 0.75;

  @Id private String id;
  private String ticketId;

  @Enumerated(EnumType.STRING)
  private Objective objective;

  private String target;
  private String term;
  private String calendar;
  private String clause;
  private boolean pausable;

  @Enumerated(EnumType.STRING)
  private ClockState state;

  private long planNumber;
  private int slot;
  private Long askedPlan;
  private Instant owedSince;
  private Instant warnAt;
  private Instant dueAt;
  private Instant warnedAt;
  private Instant breachedAt;
  private Instant metAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "clock_stretch", joinColumns = @JoinColumn(name = "clock_id"))
  @OrderColumn(name = "position")
  private List<Stretch> stretches = new ArrayList<>();

  protected SlaClock() {}

  /**
   * A clock that runs from {@code at}, or one that never will: nothing is promised, or the receipt
   * at {@code at} keeps the promise.
   */
  public static SlaClock started(
      String ticketId, Promise promise, Instant at, Calendars calendars) {
    var clock = new SlaClock();
    clock.id = UUID.randomUUID().toString();
    clock.ticketId = ticketId;
    clock.objective = promise.objective();
    clock.owedSince = at;
    clock.stretches.add(Stretch.from(at));
    clock.state = ClockState.NOT_SPECIFIED;
    clock.take(promise);
    clock.plan(at, calendars);
    return clock;
  }

  /**
   * Stands still from {@code at} on, if the agreement lets it; says whether that changed it. A
   * clock without a term takes note as well: another severity may give it one.
   */
  public boolean pause(Instant at, Calendars calendars) {
    if (over() || !pausable || !stretches.getLast().open()) {
      return false;
    }
    pauseStretch(at);
    if (state == ClockState.NOT_SPECIFIED) {
      return false;
    }
    state = ClockState.PAUSED;
    plan(at, calendars);
    return true;
  }

  /** Runs on from {@code at}; says whether that changed it. */
  public boolean resume(Instant at, Calendars calendars) {
    if (over() || stretches.getLast().open()) {
      return false;
    }
    stretches.add(Stretch.from(at));
    if (state == ClockState.NOT_SPECIFIED) {
      return false;
    }
    state = ClockState.RUNNING;
    plan(at, calendars);
    return true;
  }

  /**
   * Counts by another promise, from the instant at which it first started (decision D8). What was
   * met or breached stays so.
   */
  public boolean retarget(Promise promise, Instant now, Calendars calendars) {
    if (over()) {
      return false;
    }
    take(promise);
    plan(now, calendars);
    return true;
  }

  /**
   * The promise was kept at {@code at}: in time, or late and therefore breached. A breach that was
   * recorded because nobody knew yet that the promise had been kept before is none.
   */
  public void meet(Instant at, Calendars calendars) {
    if (state == ClockState.NOT_SPECIFIED) {
      closeStretch(at); // another severity may promise a time, which would not count from here on
      return;
    }
    if (metAt != null || state == ClockState.ENDED) {
      return;
    }
    metAt = at;
    closeStretch(at);
    if (state != ClockState.BREACHED) {
      var late = dueAt != null && at.isAfter(dueAt);
      breachedAt = late ? dueAt : null;
      state = late ? ClockState.BREACHED : ClockState.MET;
    } else if (!at.isAfter(breachedAt)) {
      breachedAt = null;
      state = ClockState.MET;
    }
    planNumber++;
  }

  /**
   * Breaches of a recurring promise that were recorded before it was known that it had been kept.
   *
   * @param stays the last one that is none of them
   * @param from the beginning of the period that seemed missed first, and {@code due} its end: it
   *     is the one that runs
   */
  public void takeBackBreaches(Optional<Instant> stays, Instant from, Instant due) {
    breachedAt = stays.orElse(null);
    stretches.clear();
    stretches.add(Stretch.from(from));
    dueAt = due;
  }

  /** The due instant has passed unmet. */
  public void breach() {
    breachedAt = dueAt;
    state = ClockState.BREACHED;
    planNumber++;
  }

  public void warn(Instant now) {
    warnedAt = now;
  }

  /** A recurring promise begins anew: the next one is counted from {@code from}. */
  public void nextPeriod(Instant from, Instant now, Calendars calendars) {
    slot++;
    stretches.clear();
    stretches.add(Stretch.from(from));
    if (state == ClockState.PAUSED) {
      pauseStretch(from);
    }
    warnedAt = null;
    plan(now, calendars);
  }

  /** The last period passed unmet; the update is overdue, so it is to be prepared at once. */
  public void missPeriod(Instant now, Calendars calendars) {
    breachedAt = dueAt;
    nextPeriod(dueAt, now, calendars);
    if (askedPlan == null) {
      warnAt = now;
    }
  }

  /** Nothing is owed any more. */
  public void end(Instant at) {
    if (state == ClockState.NOT_SPECIFIED) {
      closeStretch(at);
    } else if (state == ClockState.RUNNING || state == ClockState.PAUSED) {
      closeStretch(at);
      state = ClockState.ENDED;
      planNumber++;
    }
  }

  /**
   * The promise is owed again, as it counts by now; the time in between does not. A breach stays.
   */
  public void reopen(Promise promise, Instant at, Calendars calendars) {
    if (stretches.getLast().open()) {
      return;
    }
    if (state == ClockState.NOT_SPECIFIED) {
      stretches.add(Stretch.from(at));
      return;
    }
    metAt = null;
    stretches.add(Stretch.from(at));
    if (state != ClockState.BREACHED) {
      state = ClockState.RUNNING;
      take(promise);
      plan(at, calendars);
    }
  }

  /**
   * An agent is to write an update because the alarm of this plan rang.
   *
   * @return false if one was asked by an earlier alarm and has not written yet
   */
  public boolean askForUpdate(long plan) {
    if (askedPlan == null) {
      askedPlan = plan;
    }
    return askedPlan == plan;
  }

  public boolean askedBy(long plan) {
    return askedPlan != null && askedPlan == plan;
  }

  public void updateWritten() {
    askedPlan = null;
  }

  /** The computation behind the instants, able to explain itself; empty if nothing is promised. */
  public Optional<Deadline> deadline(Calendars calendars) {
    return Optional.ofNullable(term)
        .map(text -> new Deadline(Term.parse(text), calendars.get(calendar), startedAt(), gaps()));
  }

  private void plan(Instant now, Calendars calendars) {
    planNumber++;
    term =
        target()
            .cadence()
            .map(c -> c.every(owedSince, startedAt(), calendars.get(calendar)).toString())
            .orElse(null);
    var deadline = deadline(calendars);
    dueAt = deadline.flatMap(Deadline::dueAt).orElse(null);
    warnAt =
        deadline
            .filter(d -> objective != Objective.ESCALATION) // the interval is no promise to warn of
            .flatMap(d -> d.warnAt(WARN_AFTER))
            .orElse(null);
    if (warnAt != null && warnAt.isAfter(now)) {
      warnedAt = null;
    }
  }

  /** When it stood still, in order; the last one is open-ended unless it runs. */
  public List<Standstill> standstills() {
    var found = new ArrayList<Standstill>();
    for (int i = 0; i < stretches.size(); i++) {
      var ended = stretches.get(i).endedAt();
      if (ended != null) {
        var resumed = i + 1 < stretches.size() ? stretches.get(i + 1).startedAt() : Instant.MAX;
        found.add(new Standstill(new TimeSpan(ended, resumed), stretches.get(i).awaiting()));
      }
    }
    return found;
  }

  private List<TimeSpan> gaps() {
    return standstills().stream().map(Standstill::span).toList();
  }

  private void take(Promise promise) {
    target = promise.target().toString();
    calendar = promise.calendar();
    clause = promise.clause();
    pausable = promise.pausable();
    if (promise.target() == Untimed.AUTOMATIC) {
      metAt = owedSince;
      closeStretch(owedSince);
      state = ClockState.MET;
    } else if (promise.target().cadence().isEmpty()) {
      state = ClockState.NOT_SPECIFIED;
    } else if (state == ClockState.NOT_SPECIFIED) {
      state = stretches.getLast().open() ? ClockState.RUNNING : ClockState.PAUSED;
    }
  }

  private void closeStretch(Instant at) {
    var last = stretches.removeLast();
    stretches.add(last.open() ? last.until(at) : last);
  }

  private void pauseStretch(Instant at) {
    stretches.add(stretches.removeLast().pausedAt(at));
  }

  private boolean over() {
    return state == ClockState.MET || state == ClockState.BREACHED || state == ClockState.ENDED;
  }

  /** How long ago the alarm of {@code now} should have rung; negative if it rings too early. */
  public Duration lateness(Instant now) {
    return Duration.between(dueAt, now);
  }

  public boolean running(long plan) {
    return state == ClockState.RUNNING && planNumber == plan;
  }

  public Instant startedAt() {
    return stretches.getFirst().startedAt();
  }

  public String id() {
    return id;
  }

  public String ticketId() {
    return ticketId;
  }

  public Objective objective() {
    return objective;
  }

  /** What the agreement says, also where it gives no time. */
  public Target target() {
    return Target.parse(target);
  }

  /** The term that counts now; empty where no time is promised. */
  public Optional<String> term() {
    return Optional.ofNullable(term);
  }

  public String calendar() {
    return calendar;
  }

  public String clause() {
    return clause;
  }

  public ClockState state() {
    return state;
  }

  public long planNumber() {
    return planNumber;
  }

  public int slot() {
    return slot;
  }

  public Optional<Instant> warnAt() {
    return Optional.ofNullable(warnAt);
  }

  public Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  public Optional<Instant> warnedAt() {
    return Optional.ofNullable(warnedAt);
  }

  public Optional<Instant> breachedAt() {
    return Optional.ofNullable(breachedAt);
  }

  public Optional<Instant> metAt() {
    return Optional.ofNullable(metAt);
  }
}
