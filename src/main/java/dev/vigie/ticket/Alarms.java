package dev.vigie.ticket;

import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when a clock's alarm rings in the engine. The row is the truth: an alarm of an
 * earlier plan, a doubled one, or one of a clock that stands still changes nothing.
 */
@Service
@Transactional
public class Alarms {

  /** Farther ahead than any sane clock: such an alarm belongs to an earlier plan. */
  private static final Duration CREDIBLE_SKEW = Duration.ofMinutes(1);

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Promises promises;
  private final Timeline timeline;
  private final WallTime times;
  private final ApplicationEventPublisher events;
  private final AlarmLateness lateness;
  private final Clock time;

  Alarms(
      Tickets tickets,
      SlaClocks clocks,
      Promises promises,
      Timeline timeline,
      WallTime times,
      ApplicationEventPublisher events,
      AlarmLateness lateness,
      Clock time) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.promises = promises;
    this.timeline = timeline;
    this.times = times;
    this.events = events;
    this.lateness = lateness;
    this.time = time;
  }

  /** What the engine is to wait for now. */
  public ClockPlan plan(String clockId) {
    var clock = clock(clockId);
    return ClockPlan.of(clock, ticket(clock), times);
  }

  /** The team is told that a promise will be due soon; once for each plan that moves it. */
  public void warn(String clockId, long plan) {
    whenRunning(clockId, plan, SlaClock::warnAt, this::warn);
  }

  /** The due instant passed: recorded once, told to the lead; work goes on. */
  public void breach(String clockId, long plan) {
    whenRunning(clockId, plan, SlaClock::dueAt, clock -> promises.breach(ticket(clock), clock));
  }

  /** Each period that passed is a breach; one message to the lead, and the next one is planned. */
  public void missUpdate(String clockId, long plan) {
    whenRunning(
        clockId,
        plan,
        SlaClock::dueAt,
        clock -> {
          var before = clock.dueAt();
          promises.missUpdates(ticket(clock), clock, time.instant());
          promises.recordReplanned(clock, before, time.instant(), "missed");
        });
  }

  /** One level for each interval that passed; after the last level there is no more. */
  public void escalate(String clockId, long plan) {
    whenRunning(
        clockId,
        plan,
        SlaClock::dueAt,
        clock -> promises.escalate(ticket(clock), clock, time.instant()));
  }

  /**
   * An update is to be prepared.
   *
   * @return whether an agent is to be asked; not if one was asked before and has not written yet
   */
  public UpdateRequest askForUpdate(String clockId, long plan) {
    var clock = locked(clockId);
    return new UpdateRequest(asks(clock, plan), plan, promises.facts(ticket(clock)));
  }

  private boolean asks(SlaClock clock, long plan) {
    if (clock.askedBy(plan)) {
      return true; // the same alarm, delivered again
    }
    if (!clock.running(plan) || !notBefore(clock.warnAt())) {
      return false;
    }
    clock.warn(time.instant());
    return clock.askForUpdate(plan);
  }

  private void warn(SlaClock clock) {
    if (clock.warnedAt().isPresent()) {
      return;
    }
    clock.warn(time.instant());
    if (!clock.lateness(time.instant()).isNegative()) {
      return; // due already, after a standstill: the breach says more
    }
    var ticket = new TicketId(clock.ticketId());
    timeline.record(
        ticket,
        "warned:%s:%d".formatted(clock.objective(), clock.planNumber()),
        Happening.of(
                time.instant(),
                TimelineKind.WARNED,
                Happening.VIGIE,
                "objective." + clock.objective(),
                clock.dueAt().orElseThrow())
            .by(clock.clause()));
    events.publishEvent(
        new TicketEvent.Warned(ticket, clock.objective(), clock.slot(), clock.planNumber()));
  }

  private void whenRunning(
      String clockId,
      long plan,
      Function<SlaClock, Optional<Instant>> alarm,
      Consumer<SlaClock> action) {
    var clock = locked(clockId);
    var rang = alarm.apply(clock);
    if (clock.running(plan) && notBefore(rang)) {
      action.accept(clock);
      lateness.record(clock.objective(), rang.orElseThrow());
    }
  }

  private boolean notBefore(Optional<Instant> alarm) {
    var ahead = Duration.between(time.instant(), alarm.orElseThrow());
    if (ahead.isPositive() && ahead.compareTo(CREDIBLE_SKEW) <= 0) {
      throw new AlarmTooEarly(ahead);
    }
    return !ahead.isPositive();
  }

  private SlaClock locked(String clockId) {
    tickets.locked(new TicketId(clocks.ticketOf(clockId).orElseThrow()));
    return clock(clockId);
  }

  private Ticket ticket(SlaClock clock) {
    return tickets.get(new TicketId(clock.ticketId()));
  }

  private SlaClock clock(String clockId) {
    return clocks.findById(clockId).orElseThrow();
  }
}
