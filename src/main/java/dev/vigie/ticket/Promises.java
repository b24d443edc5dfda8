package dev.vigie.ticket;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Coverage;
import dev.vigie.agreement.Objective;
import dev.vigie.agreement.SeverityTerms;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.Term;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.ledger.Owed;
import dev.vigie.ledger.PromiseLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a ticket's clocks as its life goes on. Each change of a plan is one line of the timeline
 * and one message to the engine, and what becomes of a promise is written into the ledger. Callers
 * hold the ticket's lock.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Promises {

  private final SlaClocks clocks;
  private final Calendars calendars;
  private final Agreements agreements;
  private final Timeline timeline;
  private final WallTime times;
  private final EscalationPath path;
  private final PromiseLedger ledger;
  private final ApplicationEventPublisher events;

  Promises(
      SlaClocks clocks,
      Calendars calendars,
      Agreements agreements,
      Timeline timeline,
      WallTime times,
      EscalationPath path,
      PromiseLedger ledger,
      ApplicationEventPublisher events) {
    this.clocks = clocks;
    this.calendars = calendars;
    this.agreements = agreements;
    this.timeline = timeline;
    this.times = times;
    this.path = path;
    this.ledger = ledger;
    this.events = events;
  }

  /**
   * The row that counts for a severity, in the version of the terms the ticket was opened under.
   */
  SeverityTerms terms(Ticket ticket, String severity) {
    var terms = agreements.version(ticket.termsVersion());
    var row =
        terms
            .row(ticket.plan(), severity)
            .orElseThrow(() -> new UnknownSeverity(severity, terms.severities()));
    if (ticket.coverage() == Coverage.Outcome.NO_TIMES) {
      return row.withoutTimes(ticket.coverageClause().orElse(""));
    }
    return ticket.developersNeeded() ? row.withDevelopers() : row;
  }

  void start(Ticket ticket, Instant since) {
    for (var promise : terms(ticket, ticket.severity()).promises()) {
      var clock = SlaClock.started(ticket.id().value(), promise, since, calendars);
      clocks.save(clock);
      ledger.follow(owed(ticket), clock, since);
      recordPlan(clock, Optional.empty(), since, "opened");
      clock.metAt().ifPresent(at -> recordAutomaticResponse(clock, at));
    }
  }

  /** The instant a term after another, on the calendar that counts for the ticket. */
  Instant after(Ticket ticket, Instant from, Term term) {
    return term.after(from, calendar(ticket));
  }

  private BusinessCalendar calendar(Ticket ticket) {
    var promise = terms(ticket, ticket.severity()).promise(Objective.UPDATE);
    return calendars.get(promise.calendar());
  }

  /** Decision D8: every clock is planned again from the instant of receipt. */
  void retarget(Ticket ticket, Instant now, String reason) {
    recordOverdue(ticket, now);
    var terms = terms(ticket, ticket.severity());
    replan(
        ticket,
        now,
        reason,
        clock -> clock.retarget(terms.promise(clock.objective()), now, calendars));
    ledger.countAs(ticket.id().value(), ticket.severity());
  }

  /** Another team is to keep what is still owed. */
  void handOver(Ticket ticket, String team) {
    ticket.handOver(team);
    ledger.handOver(ticket.id().value(), team);
  }

  void pause(Ticket ticket, Instant at) {
    replan(ticket, at, "paused", clock -> clock.pause(at, calendars));
  }

  /** Decision D9: from the instant at which the reply was received. */
  void resume(Ticket ticket, Instant at) {
    replan(ticket, at, "resumed", clock -> clock.resume(at, calendars));
  }

  /** Kept at {@code at}, as is known {@code now}: a breach recorded in between is taken back. */
  void meet(Ticket ticket, Objective objective, Instant at, Instant now) {
    var clock = clock(ticket, objective);
    var before = clock.state();
    var breached = clock.breachedAt();
    clock.meet(at, calendars);
    ledger.follow(owed(ticket), clock, at);
    if (clock.state() == ClockState.BREACHED && before == ClockState.RUNNING) {
      recordBreach(clock);
    }
    if (clock.state() == ClockState.MET) {
      breached.ifPresent(due -> takeBackBreach(clock, due, at, now));
    }
    tellEngine(clock);
  }

  private void takeBackBreach(SlaClock clock, Instant due, Instant keptAt, Instant now) {
    var takenBack =
        Happening.of(
                now,
                TimelineKind.BREACH_TAKEN_BACK,
                Happening.VIGIE,
                "objective." + clock.objective(),
                due,
                keptAt)
            .by(clock.clause());
    if (timeline.record(
        ticket(clock), "taken-back:%s:%s".formatted(clock.objective(), due), takenBack)) {
      events.publishEvent(
          new TicketEvent.BreachTakenBack(ticket(clock), clock.objective(), due, keptAt));
    }
  }

  /** With a resolution at {@code at}, as is known {@code now}, nothing recurs any more. */
  void endRecurring(Ticket ticket, Instant at, Instant now) {
    recordOverdue(ticket, at);
    takeBackMissed(ticket, clock(ticket, Objective.UPDATE), at, now);
    for (var objective : List.of(Objective.UPDATE, Objective.ESCALATION)) {
      end(ticket, clock(ticket, objective), at);
    }
  }

  private void end(Ticket ticket, SlaClock clock, Instant at) {
    clock.end(at);
    ledger.follow(owed(ticket), clock, at);
    tellEngine(clock);
  }

  /** Nothing is owed any more from {@code at} on, as is known {@code now}, met or not. */
  void endAll(Ticket ticket, Instant at, Instant now) {
    recordOverdue(ticket, at);
    for (var clock : clocks.findByTicketId(ticket.id().value())) {
      if (clock.objective() == Objective.UPDATE) {
        takeBackMissed(ticket, clock, at, now);
      }
      end(ticket, clock, at);
    }
  }

  /**
   * What came due before {@code at}, though its alarm has not been handled yet: whatever changes
   * the plan now must not hide it.
   */
  private void recordOverdue(Ticket ticket, Instant at) {
    clocks.findByTicketId(ticket.id().value()).stream()
        .filter(clock -> clock.state() == ClockState.RUNNING)
        .filter(clock -> clock.dueAt().filter(at::isAfter).isPresent())
        .forEach(clock -> recordOverdue(ticket, clock, at));
  }

  private void recordOverdue(Ticket ticket, SlaClock clock, Instant at) {
    switch (clock.objective()) {
      case FIRST_RESPONSE, RESOLUTION -> breach(ticket, clock);
      case UPDATE -> missUpdates(ticket, clock, at);
      case ESCALATION -> escalate(ticket, clock, at);
    }
  }

  /** One was sent at {@code at}, as is known {@code now}. */
  void updated(Ticket ticket, Instant at, Instant now) {
    var clock = clock(ticket, Objective.UPDATE);
    clock.updateWritten();
    if (clock.state() != ClockState.RUNNING) {
      return;
    }
    takeBackMissed(ticket, clock, at, now);
    if (clock.dueAt().filter(at::isAfter).isPresent()) {
      missUpdates(ticket, clock, at);
    }
    ledger.kept(clock, at);
    replan(ticket, clock, at, "updated", c -> nextPeriod(c, at));
  }

  /**
   * What is owed again after the ticket seemed to be resolved. The first response stays as it was.
   */
  void reopen(Ticket ticket, Instant at, String reason) {
    replan(ticket, clock(ticket, Objective.RESOLUTION), at, reason, c -> reopened(ticket, c, at));
    replan(
        ticket,
        clock(ticket, Objective.UPDATE),
        at,
        reason,
        c -> reopened(ticket, c, at) && nextPeriod(c, at));
    var escalation = clock(ticket, Objective.ESCALATION);
    if (path.level(ticket, level(escalation)).isPresent()) {
      replan(ticket, escalation, at, reason, c -> reopened(ticket, c, at));
    }
    ledger.countAs(ticket.id().value(), ticket.severity());
  }

  /** The task of the agent who was asked for an update ended with the ticket. */
  void nobodyIsAskedForAnUpdate(Ticket ticket) {
    clock(ticket, Objective.UPDATE).updateWritten();
  }

  /** What seemed missed because it was not written down yet that nothing was owed any more. */
  private void takeBackMissed(Ticket ticket, SlaClock clock, Instant keptAt, Instant now) {
    var missed = missed(ticket.id(), clock.objective());
    var wrong = missed.stream().filter(due -> !due.isBefore(keptAt)).toList();
    if (!wrong.isEmpty()) {
      var stays = missed.stream().filter(due -> due.isBefore(keptAt)).max(naturalOrder());
      clock.takeBackBreaches(stays, periodBefore(ticket, stays, keptAt), wrong.getFirst());
      ledger.takeBackMissed(clock, keptAt);
      wrong.forEach(due -> takeBackBreach(clock, due, keptAt, now));
    }
  }

  /**
   * When the period began in which it was kept: with the last breach, update or return before that.
   */
  private Instant periodBefore(Ticket ticket, Optional<Instant> breach, Instant keptAt) {
    var beginnings =
        timeline.of(ticket.id(), Set.of(TimelineKind.UPDATE_SENT, TimelineKind.REOPENED)).stream()
            .map(TimelineEntry::at)
            .filter(at -> at.isBefore(keptAt));
    return Stream.of(breach.stream(), beginnings, ticket.owedSince().stream())
        .flatMap(at -> at)
        .max(naturalOrder())
        .orElseThrow();
  }

  /** The due instants that passed unmet and were not taken back, oldest first. */
  private List<Instant> missed(TicketId ticket, Objective objective) {
    var told =
        timeline.of(ticket, Set.of(TimelineKind.BREACHED, TimelineKind.BREACH_TAKEN_BACK)).stream()
            .filter(entry -> entry.arguments().getFirst().equals("objective." + objective))
            .collect(
                groupingBy(
                    TimelineEntry::kind,
                    mapping(entry -> Instant.parse(entry.arguments().get(1)), toList())));
    var takenBack = told.getOrDefault(TimelineKind.BREACH_TAKEN_BACK, List.of());
    return told.getOrDefault(TimelineKind.BREACHED, List.of()).stream()
        .filter(due -> !takenBack.contains(due))
        .toList();
  }

  /** Each period that passed is a breach; one message to the lead tells of them all. */
  void missUpdates(Ticket ticket, SlaClock clock, Instant now) {
    var slot = clock.slot();
    announceBreach(clock, slot, missPeriods(ticket, clock, now));
  }

  /** Records each period that passed without an update, and plans the one that still can be met. */
  private int missPeriods(Ticket ticket, SlaClock clock, Instant now) {
    var missed = 0;
    while (clock.dueAt().filter(due -> !due.isAfter(now)).isPresent()) {
      timeline.record(ticket(clock), occurrence("breached", clock), missed(clock));
      ledger.missed(clock);
      clock.missPeriod(now, calendars);
      ledger.follow(owed(ticket), clock, now);
      missed++;
    }
    return missed;
  }

  private void recordAutomaticResponse(SlaClock clock, Instant at) {
    timeline.record(
        ticket(clock),
        "responded",
        Happening.of(at, TimelineKind.RESPONDED, Happening.VIGIE).by(clock.clause()));
  }

  /** One level for each interval that passed (xtm/4.8). */
  void escalate(Ticket ticket, SlaClock clock, Instant now) {
    var before = clock.dueAt();
    while (clock.dueAt().filter(due -> !due.isAfter(now)).isPresent()) {
      var due = clock.dueAt().orElseThrow();
      var next = path.level(ticket, level(clock));
      next.ifPresent(who -> recordEscalation(clock, who, "escalated:" + level(clock), due));
      if (!beginInterval(ticket, clock, due, now)) {
        tellEngine(clock);
        return;
      }
    }
    recordReplanned(clock, before, now, "escalated");
  }

  /** The next level is told now; an interval, where there is one, begins anew. */
  void escalateOnRequest(Ticket ticket, String occurrence, Instant now) {
    var clock = clock(ticket, Objective.ESCALATION);
    var before = clock.dueAt();
    path.level(ticket, level(clock))
        .ifPresent(
            next -> {
              recordEscalation(clock, next, occurrence, now);
              beginInterval(ticket, clock, now, now);
              recordReplanned(clock, before, now, "escalated");
            });
  }

  /** Whether there is a level that was not told yet. */
  boolean canEscalate(Ticket ticket) {
    return path.level(ticket, level(clock(ticket, Objective.ESCALATION))).isPresent();
  }

  /** Whether there is another level to be told when it has passed. */
  private boolean beginInterval(Ticket ticket, SlaClock clock, Instant at, Instant now) {
    clock.nextPeriod(at, now, calendars);
    var more = path.level(ticket, level(clock)).isPresent();
    if (!more) {
      clock.end(at);
    }
    return more;
  }

  private void recordEscalation(
      SlaClock clock, EscalationPath.Level next, String occurrence, Instant at) {
    var level = level(clock);
    events.publishEvent(new TicketEvent.Escalated(ticket(clock), level, next.role(), next.mail()));
    timeline.record( // after what the level is told, which is of those before
        ticket(clock),
        occurrence,
        Happening.of(at, TimelineKind.ESCALATED, Happening.VIGIE, level, next.role())
            .by(clock.clause()));
  }

  /** The level that is told when the interval that runs now has passed. */
  private static int level(SlaClock clock) {
    return clock.slot() + 1;
  }

  /** The due instant passed unmet. */
  void breach(Ticket ticket, SlaClock clock) {
    clock.breach();
    ledger.follow(owed(ticket), clock, clock.breachedAt().orElseThrow());
    recordBreach(clock);
  }

  private void recordBreach(SlaClock clock) {
    timeline.record(ticket(clock), occurrence("breached", clock), missed(clock));
    announceBreach(clock, clock.slot(), 1);
  }

  private void announceBreach(SlaClock clock, int slot, int times) {
    events.publishEvent(new TicketEvent.Breached(ticket(clock), clock.objective(), slot, times));
  }

  void recordReplanned(SlaClock clock, Optional<Instant> before, Instant now, String reason) {
    recordPlan(clock, before, now, reason);
    tellEngine(clock);
  }

  TaskFacts facts(Ticket ticket) {
    var owed = clocks.findByTicketId(ticket.id().value());
    var terms = terms(ticket, ticket.severity());
    return new TaskFacts(
        ticket.severity(),
        terms.priority(),
        ticket.team(),
        terms.teams(),
        dueText(owed, Objective.FIRST_RESPONSE),
        dueText(owed, Objective.RESOLUTION));
  }

  SlaClock clock(Ticket ticket, Objective objective) {
    return clocks.findByTicketIdAndObjective(ticket.id().value(), objective).orElseThrow();
  }

  private void replan(Ticket ticket, Instant at, String reason, Predicate<SlaClock> change) {
    clocks
        .findByTicketId(ticket.id().value())
        .forEach(clock -> replan(ticket, clock, at, reason, change));
  }

  private void replan(
      Ticket ticket, SlaClock clock, Instant at, String reason, Predicate<SlaClock> change) {
    var before = clock.dueAt();
    if (change.test(clock)) {
      ledger.follow(owed(ticket), clock, at);
      recordReplanned(clock, before, at, reason);
    }
  }

  private boolean nextPeriod(SlaClock clock, Instant from) {
    clock.nextPeriod(from, from, calendars);
    return true;
  }

  private boolean reopened(Ticket ticket, SlaClock clock, Instant at) {
    var promise = terms(ticket, ticket.severity()).promise(clock.objective());
    clock.reopen(promise, at, calendars);
    return clock.state() == ClockState.RUNNING;
  }

  private void recordPlan(SlaClock clock, Optional<Instant> before, Instant now, String reason) {
    if (clock.target().cadence().isEmpty() && before.isEmpty()) {
      return;
    }
    var kind =
        switch (reason) {
          case "paused" -> TimelineKind.CLOCK_PAUSED;
          case "resumed" -> TimelineKind.CLOCK_RESUMED;
          default -> TimelineKind.CLOCK_PLANNED;
        };
    timeline.record(
        ticket(clock),
        "planned:%s:%d".formatted(clock.objective(), clock.planNumber()),
        Happening.of(
                now,
                kind,
                Happening.VIGIE,
                "objective." + clock.objective(),
                text(clock.dueAt()),
                text(before),
                "reason." + reason)
            .by(clock.clause()));
  }

  private void tellEngine(SlaClock clock) {
    events.publishEvent(
        new TicketEvent.ClockReplanned(ticket(clock), clock.id(), clock.planNumber()));
  }

  private static Happening missed(SlaClock clock) {
    var due = clock.dueAt().orElseThrow();
    return Happening.of(
            due, TimelineKind.BREACHED, Happening.VIGIE, "objective." + clock.objective(), due)
        .by(clock.clause());
  }

  private static String occurrence(String what, SlaClock clock) {
    return "%s:%s:%d".formatted(what, clock.objective(), clock.slot());
  }

  private static Owed owed(Ticket ticket) {
    return new Owed(
        ticket.id().value(),
        ticket.agreement(),
        ticket.plan(),
        ticket.customer(),
        ticket.severity(),
        ticket.team());
  }

  private static TicketId ticket(SlaClock clock) {
    return new TicketId(clock.ticketId());
  }

  private String dueText(List<SlaClock> clocks, Objective objective) {
    return clocks.stream()
        .filter(c -> c.objective() == objective)
        .findFirst()
        .map(clock -> times.written(clock, clock.dueAt()))
        .orElse(null);
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("-");
  }
}
