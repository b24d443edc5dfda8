package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.SolutionRule;
import dev.vigie.calendar.Calendars;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the customer is offered, agrees to, and is promised for later. Every step may be asked for
 * twice, since the engine delivers at least once; the second time changes nothing.
 */
@Service
@Transactional
public class Solutions {

  private static final Set<TimelineKind> OFFERS =
      Arrays.stream(Solution.values()).map(Solution::offered).collect(Collectors.toSet());

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  private final Tickets tickets;
  private final TicketRules rules;
  private final Calendars calendars;
  private final Inquiries inquiries;
  private final Promises promises;
  private final Timeline timeline;
  private final WallTime times;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Solutions(
      Tickets tickets,
      TicketRules rules,
      Calendars calendars,
      Inquiries inquiries,
      Promises promises,
      Timeline timeline,
      WallTime times,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.rules = rules;
    this.calendars = calendars;
    this.inquiries = inquiries;
    this.promises = promises;
    this.timeline = timeline;
    this.times = times;
    this.events = events;
    this.time = time;
  }

  /**
   * The customer is asked to agree, and the clocks that the agreement lets pause stand still
   * (xtm/4.5).
   *
   * @param promisedFor the day by whose end a later fix is promised, on the clocks of the
   *     agreement; null for what is there already
   */
  public AskedQuestion offer(
      TicketId id, String occurrence, Solution solution, String text, LocalDate promisedFor) {
    var ticket = tickets.locked(id);
    var now = time.instant();
    var until = solution == Solution.LATER_FIX ? endOf(promisedFor, ticket) : null;
    return inquiries.ask(
        ticket,
        occurrence,
        Question.Topic.SOLUTION,
        offered(ticket, solution, now, until).saying(text),
        question -> {
          ticket.offer(solution, now, until);
          return new TicketEvent.SolutionOffered(
              id, occurrence, solution, text, Optional.ofNullable(until), question.silentAt());
        });
  }

  private Happening offered(Ticket ticket, Solution solution, Instant now, Instant until) {
    var offered =
        until == null
            ? Happening.of(now, solution.offered(), Happening.AGENT)
            : Happening.of(now, solution.offered(), Happening.AGENT, until);
    return offered.by(rule(ticket, solution).clause());
  }

  /** The customer does not agree. */
  public TaskFacts recordObjection(TicketId id, String occurrence, String note, Instant told) {
    var ticket = tickets.locked(id);
    var at = told == null ? ticket.lastReplyAt().orElseGet(time::instant) : told;
    var objected = Happening.of(at, TimelineKind.OBJECTED, Happening.AGENT).saying(note);
    if (timeline.record(id, occurrence, objected)) {
      ticket.handled();
      ticket.takeUp(at);
    }
    return promises.facts(ticket);
  }

  /**
   * Both sides agree (trackforce/agreed), which keeps the promise of a resolution at the instant of
   * the customer's reply, or else when an agent was told.
   */
  public void resolve(TicketId id, String occurrence, String note, Instant told) {
    var ticket = tickets.locked(id);
    var now = time.instant();
    var agreedAt = ticket.agreedAt(told == null ? now : told);
    if (timeline.has(id, occurrence) || !ticket.status().open()) {
      return; // done before, or withdrawn while it was on its way
    }
    if (ticket.offered().filter(Solution.WORKAROUND::equals).isPresent()) {
      timeline.record(
          id,
          "workaround:" + occurrence,
          Happening.of(agreedAt, TimelineKind.WORKAROUND, Happening.AGENT)
              .by(rule(ticket, Solution.WORKAROUND).clause()));
    }
    resolve(ticket, occurrence, note, offeredText(ticket), agreedAt, now);
  }

  /**
   * @param text what the customer was told
   */
  private void resolve(
      Ticket ticket, String occurrence, String note, String text, Instant at, Instant now) {
    var clause = promises.clock(ticket, Objective.RESOLUTION).clause();
    timeline.record(
        ticket.id(),
        occurrence,
        Happening.of(at, TimelineKind.RESOLVED, Happening.AGENT).saying(note).by(clause));
    ticket.handled();
    ticket.resolved(at);
    promises.meet(ticket, Objective.RESOLUTION, at, now);
    promises.endRecurring(ticket, at, now);
    events.publishEvent(new TicketEvent.Resolved(ticket.id(), text));
  }

  /**
   * The customer agrees to wait for a fix, which keeps the promise of a resolution where the
   * agreement says so (trackforce/agreed).
   *
   * @return until when it is promised, as {@link WallTime} writes it
   */
  public String promiseFix(TicketId id, String occurrence, String note, Instant told) {
    var ticket = tickets.locked(id);
    var now = time.instant();
    var agreedAt = ticket.agreedAt(told == null ? now : told);
    if (!timeline.has(id, occurrence)) {
      promiseFix(ticket, occurrence, note, agreedAt, now);
    }
    var until = timeline.of(id, Set.of(TimelineKind.FIX_PROMISED)).getLast().arguments().getFirst();
    var clock = promises.clock(ticket, Objective.RESOLUTION);
    return times.written(clock, Optional.of(Instant.parse(until)));
  }

  private void promiseFix(
      Ticket ticket, String occurrence, String note, Instant agreedAt, Instant now) {
    var rule = rule(ticket, Solution.LATER_FIX);
    var until = ticket.offeredUntil().orElseThrow();
    timeline.record(
        ticket.id(),
        occurrence,
        Happening.of(agreedAt, TimelineKind.FIX_PROMISED, Happening.AGENT, until)
            .saying(note)
            .by(rule.clause()));
    ticket.handled();
    ticket.promiseFix(rule.resolves(), agreedAt);
    if (rule.resolves()) {
      promises.meet(ticket, Objective.RESOLUTION, agreedAt, now);
      promises.endRecurring(ticket, agreedAt, now);
    }
  }

  /** The day by which the fix was promised is over. */
  public void recordLateFix(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    if (ticket.status() != TicketStatus.FIX_PROMISED) {
      return; // delivered at the last moment
    }
    var until = ticket.promisedUntil().orElseThrow();
    var late = Happening.of(until, TimelineKind.FIX_LATE, Happening.VIGIE, until);
    if (timeline.record(id, occurrence, late)) {
      events.publishEvent(new TicketEvent.FixLate(id, until));
    }
  }

  /** The fix that was promised is there (xtm/4.7.release). */
  public void deliver(TicketId id, String occurrence, String text, Instant at) {
    var ticket = tickets.locked(id);
    if (!timeline.has(id, occurrence) && ticket.status().open()) {
      resolve(ticket, occurrence, text, text, at, time.instant());
      events.publishEvent(new TicketEvent.FixDelivered(id, occurrence, text));
    }
  }

  /** The fix will not come as it was promised; what is owed is owed again. */
  public TaskFacts recordBrokenPromise(TicketId id, String occurrence, String note, Instant at) {
    var ticket = tickets.locked(id);
    var broken = Happening.of(at, TimelineKind.FIX_NOT_DELIVERED, Happening.AGENT).saying(note);
    if (timeline.record(id, occurrence, broken)) {
      ticket.handled();
      if (ticket.breakPromise(at)) {
        promises.reopen(ticket, at, "undelivered");
      }
    }
    return promises.facts(ticket);
  }

  private String offeredText(Ticket ticket) {
    return timeline.of(ticket.id(), OFFERS).getLast().detail().orElse("");
  }

  private Instant endOf(LocalDate day, Ticket ticket) {
    var calendar = calendars.get(promises.clock(ticket, Objective.RESOLUTION).calendar());
    return day.atTime(LAST_MINUTE).atZone(calendar.zone()).toInstant();
  }

  /** By the agreement; where it says nothing only what is there is a resolution. */
  private SolutionRule rule(Ticket ticket, Solution solution) {
    return rules
        .of(ticket)
        .solution(ticket.plan(), solution.word())
        .orElseGet(() -> new SolutionRule(solution != Solution.LATER_FIX, null));
  }
}
