package dev.vigie.ticket;

import dev.vigie.agreement.FollowUp;
import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is left to be done when a ticket is closed: the root-cause analysis (trackforce/rca), the
 * improvement plan (offimizer/2.improve). Each is owed once, however often the ticket is reopened.
 */
@Service
@Transactional
public class FollowUps {

  private static final int WHAT = 1;
  private static final int DUE = 2;

  private final Tickets tickets;
  private final TicketRules rules;
  private final Promises promises;
  private final Timeline timeline;
  private final WallTime times;
  private final ApplicationEventPublisher events;

  FollowUps(
      Tickets tickets,
      TicketRules rules,
      Promises promises,
      Timeline timeline,
      WallTime times,
      ApplicationEventPublisher events) {
    this.tickets = tickets;
    this.rules = rules;
    this.promises = promises;
    this.timeline = timeline;
    this.times = times;
    this.events = events;
  }

  /**
   * One of them, as an agent's task shows it.
   *
   * @param dueAt as {@link WallTime} writes it
   */
  public record Task(String key, String what, String clause, String dueAt) {}

  /** Callers hold the ticket's lock. */
  void owe(Ticket ticket, Instant closedAt) {
    rules
        .of(ticket)
        .followUps(ticket.plan(), ticket.severity(), ticket.type())
        .forEach(owed -> owe(ticket, owed, closedAt));
  }

  private void owe(Ticket ticket, FollowUp owed, Instant closedAt) {
    var due = promises.after(ticket, closedAt, owed.within());
    var what = owed.what().in(ticket.contact().locale());
    var happening =
        Happening.of(closedAt, TimelineKind.FOLLOW_UP_OWED, Happening.VIGIE, owed.id(), what, due)
            .by(owed.clause());
    if (timeline.record(ticket.id(), "follow-up:" + owed.id(), happening)) {
      events.publishEvent(new TicketEvent.FollowUpOwed(ticket.id(), owed.id()));
    }
  }

  public Task task(TicketId id, String key) {
    var owed = owed(id, key);
    var clock = promises.clock(tickets.get(id), Objective.RESOLUTION);
    return new Task(
        key,
        owed.arguments().get(WHAT),
        owed.clause().orElse(""),
        times.written(clock, Optional.of(due(owed))));
  }

  /** Not done by the instant at which it was due. */
  public void late(TicketId id, String key) {
    tickets.locked(id);
    var owed = owed(id, key);
    if (timeline.has(id, "follow-up-done:" + key)) {
      return;
    }
    var due = due(owed);
    var what = owed.arguments().get(WHAT);
    var late =
        Happening.of(due, TimelineKind.FOLLOW_UP_LATE, Happening.VIGIE, what, due)
            .by(owed.clause().orElse(null));
    if (timeline.record(id, "follow-up-late:" + key, late)) {
      events.publishEvent(new TicketEvent.FollowUpLate(id, key, what, due));
    }
  }

  /**
   * @param tell whether the customer is sent the outcome
   */
  public void done(TicketId id, String key, String outcome, boolean tell, Instant at) {
    tickets.locked(id);
    var owed = owed(id, key);
    var what = owed.arguments().get(WHAT);
    var done =
        Happening.of(at, TimelineKind.FOLLOW_UP_DONE, Happening.AGENT, what)
            .saying(outcome)
            .by(owed.clause().orElse(null));
    if (timeline.record(id, "follow-up-done:" + key, done)) {
      events.publishEvent(new TicketEvent.FollowUpDone(id, key, what, outcome, tell));
    }
  }

  private TimelineEntry owed(TicketId id, String key) {
    return timeline.of(id, Set.of(TimelineKind.FOLLOW_UP_OWED)).stream()
        .filter(entry -> entry.arguments().getFirst().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Instant due(TimelineEntry owed) {
    return Instant.parse(owed.arguments().get(DUE));
  }
}
