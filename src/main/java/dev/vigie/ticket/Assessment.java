package dev.vigie.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How severe a ticket is, and whether its customer is who they say. Every step may be asked for
 * twice, since the engine delivers at least once; the second time changes nothing.
 */
@Service
@Transactional
public class Assessment {

  private final Tickets tickets;
  private final TicketRules rules;
  private final RequestFacts facts;
  private final Promises promises;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Assessment(
      Tickets tickets,
      TicketRules rules,
      RequestFacts facts,
      Promises promises,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.rules = rules;
    this.facts = facts;
    this.promises = promises;
    this.timeline = timeline;
    this.events = events;
    this.time = time;
  }

  /** What the agreement says of how this ticket is to be assessed and worked on. */
  @Transactional(readOnly = true)
  public Briefing briefing(TicketId id) {
    var ticket = tickets.get(id);
    var said = rules.of(ticket);
    var told = facts.of(ticket);
    return new Briefing(
        said.level(told)
            .map(found -> String.join(" or ", found.severities()) + " by " + found.clause())
            .orElse(null),
        said.silence(ticket.plan(), Question.Topic.SEVERITY.word()).isPresent(),
        said.identityCheck(told)
            .map(check -> check.demand().in(Locale.ENGLISH) + " (" + check.clause() + ")")
            .orElse(null),
        promises.canEscalate(ticket));
  }

  /** The severity that follows from the facts of a request counts until the team decides. */
  void find(Ticket ticket, Instant at) {
    rules
        .of(ticket)
        .level(facts.of(ticket))
        .ifPresent(
            found -> {
              ticket.findSeverity(found.first());
              timeline.record(
                  ticket.id(),
                  "severity-found",
                  Happening.of(
                          at,
                          TimelineKind.SEVERITY_FOUND,
                          Happening.VIGIE,
                          String.join(", ", found.severities()),
                          ticket.severityClaimed())
                      .by(found.clause()));
            });
  }

  /** The team's severity after its assessment; a change plans every clock again (decision D8). */
  public TaskFacts confirm(
      TicketId id, String occurrence, String severity, String reason, Instant at) {
    var ticket = tickets.locked(id);
    promises.terms(ticket, severity);
    var confirmed =
        Happening.of(
                at,
                TimelineKind.SEVERITY_CONFIRMED,
                Happening.AGENT,
                severity,
                ticket.severityClaimed())
            .saying(reason);
    if (timeline.record(id, occurrence, confirmed)) {
      ticket.handled();
      decide(ticket, occurrence, severity, reason, at);
    }
    return promises.facts(ticket);
  }

  /** At any time while the ticket is open (decision D8). */
  public TaskFacts change(
      TicketId id, String occurrence, String severity, String reason, String actor) {
    var ticket = tickets.locked(id);
    promises.terms(ticket, severity);
    if (!ticket.status().open()) {
      throw new TicketClosed(ticket.number());
    }
    var now = time.instant();
    var changed =
        Happening.of(now, TimelineKind.SEVERITY_CHANGED, actor, ticket.severity(), severity)
            .saying(reason);
    if (!severity.equals(ticket.severity()) && timeline.record(id, occurrence, changed)) {
      ticket.handled();
      decide(ticket, occurrence, severity, reason, now);
    }
    return promises.facts(ticket);
  }

  /** What the customer answered when asked to prove who they are (aidi/6.0.identity). */
  public void recordIdentity(
      TicketId id, String occurrence, boolean proven, String note, Instant at) {
    var ticket = tickets.locked(id);
    var kind = proven ? TimelineKind.IDENTITY_PROVEN : TimelineKind.IDENTITY_IN_DOUBT;
    var clause = rules.of(ticket).identityCheck(facts.of(ticket)).map(check -> check.clause());
    var checked = Happening.of(at, kind, Happening.AGENT).saying(note).by(clause.orElse(null));
    if (timeline.record(id, occurrence, checked)) {
      ticket.handled();
    }
  }

  private void decide(
      Ticket ticket, String occurrence, String severity, String reason, Instant at) {
    var before = ticket.severity();
    ticket.confirmSeverity(severity);
    if (before.equals(severity)) {
      return;
    }
    promises.retarget(ticket, at, "severity");
    var teams = promises.terms(ticket, severity).teams();
    if (!teams.contains(ticket.team())) {
      handOver(ticket, occurrence, teams.getFirst(), at);
    }
    events.publishEvent(
        new TicketEvent.SeverityDecided(
            ticket.id(), occurrence, before, Optional.ofNullable(reason).orElse("")));
    events.publishEvent(new TicketEvent.TasksOutdated(ticket.id(), occurrence));
  }

  private void handOver(Ticket ticket, String occurrence, String team, Instant at) {
    var handedOver =
        Happening.of(at, TimelineKind.HANDED_OVER, Happening.VIGIE, ticket.team(), team);
    timeline.record(ticket.id(), "handed-over:" + occurrence, handedOver);
    promises.handOver(ticket, team);
  }
}
