package dev.vigie.ticket;

import dev.vigie.agreement.DevelopersHours;
import dev.vigie.agreement.Objective;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is at work on a ticket: another team, the developers, the next level of the escalation path.
 * Every step may be asked for twice; the second time changes nothing and answers the same.
 */
@Service
@Transactional
public class Handling {

  private final Tickets tickets;
  private final Promises promises;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Handling(
      Tickets tickets,
      Promises promises,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.promises = promises;
    this.timeline = timeline;
    this.events = events;
    this.time = time;
  }

  /** Another team goes on with it (qohash/3.tiers). */
  public TaskFacts handOver(TicketId id, String occurrence, String team, String note, Instant at) {
    var ticket = tickets.locked(id);
    var teams = promises.terms(ticket, ticket.severity()).teams();
    if (!teams.contains(team)) {
      throw new IllegalArgumentException(
          "Team '%s' does not work on severity %s; choose one of %s."
              .formatted(team, ticket.severity(), teams));
    }
    var handedOver =
        Happening.of(at, TimelineKind.HANDED_OVER, Happening.AGENT, ticket.team(), team)
            .saying(note);
    if (timeline.record(id, occurrence, handedOver)) {
      ticket.handled();
      promises.handOver(ticket, team);
    }
    return promises.facts(ticket);
  }

  /** From now on the resolution counts on the developers' hours, from receipt on (xtm/4.4). */
  public TaskFacts callDevelopers(TicketId id, String occurrence, String note, Instant at) {
    var ticket = tickets.locked(id);
    var clause =
        promises
            .terms(ticket, ticket.severity())
            .developers()
            .map(DevelopersHours::clause)
            .orElse(null);
    var called =
        Happening.of(at, TimelineKind.DEVELOPERS_CALLED, Happening.AGENT).saying(note).by(clause);
    if (timeline.record(id, occurrence, called)) {
      ticket.handled();
      ticket.callDevelopers();
      promises.retarget(ticket, at, "developers");
    }
    return promises.facts(ticket);
  }

  /** Whether there is a level left to be told. */
  @Transactional(readOnly = true)
  public boolean canEscalate(Ticket ticket) {
    return ticket.status().open() && ticket.owedSince().isPresent() && promises.canEscalate(ticket);
  }

  /**
   * Somebody does not want to wait until an interval has passed, or there is none (xtm/4.8).
   *
   * @return whether there is a level left to be told
   * @throws TicketClosed if nothing is left to be escalated
   */
  public boolean requestEscalation(TicketId id, String occurrence, String actor, String reason) {
    var ticket = tickets.locked(id);
    if (!ticket.status().open() || ticket.owedSince().isEmpty()) {
      throw new TicketClosed(ticket.number());
    }
    var possible = promises.canEscalate(ticket) || timeline.has(id, occurrence);
    if (possible) {
      request(ticket, occurrence, actor, reason);
    }
    return possible;
  }

  /** The same by an agent, whose words are kept even if nobody is left to be told. */
  public void requestEscalation(TicketId id, String occurrence, String reason) {
    request(tickets.locked(id), occurrence, Happening.AGENT, reason);
  }

  private void request(Ticket ticket, String occurrence, String actor, String reason) {
    var requested =
        Happening.of(time.instant(), TimelineKind.ESCALATION_REQUESTED, actor).saying(reason);
    if (timeline.record(ticket.id(), occurrence, requested)) {
      var clock = promises.clock(ticket, Objective.ESCALATION);
      events.publishEvent(new TicketEvent.EscalationRequested(ticket.id(), clock.id(), occurrence));
    }
  }

  /** The next level is told; nobody if the last one was told in the meantime. */
  public void escalate(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    if (ticket.status().open() && !timeline.has(id, occurrence)) {
      promises.escalateOnRequest(ticket, occurrence, time.instant());
    }
  }
}
