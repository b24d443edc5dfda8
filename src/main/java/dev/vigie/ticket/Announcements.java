package dev.vigie.ticket;

import dev.vigie.customer.Customers;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Incidents that block many customers: all of them are told, their tickets wait for the one in
 * which it is worked on, and each is told when it is over (offimizer/2.3.broadcast,
 * offimizer/2.3.resolved).
 */
@Service
@Transactional
public class Announcements {

  private final Tickets tickets;
  private final BlockingIncidents incidents;
  private final Customers customers;
  private final TicketRules rules;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Announcements(
      Tickets tickets,
      BlockingIncidents incidents,
      Customers customers,
      TicketRules rules,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.incidents = incidents;
    this.customers = customers;
    this.rules = rules;
    this.timeline = timeline;
    this.events = events;
    this.time = time;
  }

  /**
   * Tells everybody who is affected.
   *
   * @param affected the customers, with commas between them; null or empty for all who have the
   *     agreement
   */
  public Attempt announce(TicketId id, String occurrence, String text, String affected) {
    var ticket = tickets.locked(id);
    if (incidents.existsByLeadTicketAndOccurrence(id.value(), occurrence)) {
      return Attempt.DONE;
    }
    if (!incidents.openOf(id.value()).isEmpty()) {
      return Attempt.refused(
          "This incident is announced already; write an update to those who wait for it.");
    }
    var all = customers.withAgreement(ticket.agreement());
    var named = names(affected);
    var unknown = named.stream().filter(name -> !all.contains(name)).toList();
    if (!unknown.isEmpty()) {
      return Attempt.refused(
          "No customer of %s is called %s; known are %s."
              .formatted(ticket.agreement(), String.join(", ", unknown), String.join(", ", all)));
    }
    announce(ticket, occurrence, text, named.isEmpty() ? all : named);
    return Attempt.DONE;
  }

  private void announce(Ticket lead, String occurrence, String text, List<String> told) {
    var now = time.instant();
    var incident = incidents.save(new BlockingIncident(lead, occurrence, told, now));
    timeline.record(
        lead.id(),
        occurrence,
        Happening.of(
                now,
                TimelineKind.INCIDENT_ANNOUNCED,
                Happening.AGENT,
                incident.reference(),
                told.size())
            .saying(text)
            .by(clause(lead)));
    lead.handled();
    events.publishEvent(new TicketEvent.IncidentAnnounced(lead.id(), incident.seq(), text));
  }

  /**
   * A ticket that asks for the same waits until the incident is over.
   *
   * @param reference as an agent wrote it
   */
  public Attempt join(TicketId id, String occurrence, String reference, Instant at) {
    var ticket = tickets.locked(id);
    var incident =
        BlockingIncident.parse(reference)
            .flatMap(incidents::lock)
            .filter(found -> found.agreement().equals(ticket.agreement()))
            .filter(found -> !found.lead().equals(id));
    if (timeline.has(id, occurrence)) {
      return Attempt.DONE;
    }
    if (incident.isEmpty()) {
      return Attempt.refused(
          "There is no other blocking incident '%s' under this agreement; check its reference."
              .formatted(reference));
    }
    if (!incident.get().open()) {
      return Attempt.refused(
          "The blocking incident %s is over; offer its solution to the customer."
              .formatted(incident.get().reference()));
    }
    var joined =
        Happening.of(at, TimelineKind.INCIDENT_JOINED, Happening.AGENT, incident.get().reference())
            .by(clause(ticket));
    timeline.record(id, occurrence, joined);
    ticket.handled();
    ticket.join(incident.get().seq(), at);
    return Attempt.DONE;
  }

  /**
   * The ticket no longer waits.
   *
   * @return what solved the incident; empty if it ended without a solution
   */
  public Optional<String> leave(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    var incident = ticket.blockingIncident().flatMap(incidents::findBySeq);
    incident.ifPresent(
        over -> {
          var left =
              Happening.of(
                      time.instant(), TimelineKind.INCIDENT_OVER, Happening.VIGIE, over.reference())
                  .saying(over.outcome().orElse(null));
          timeline.record(id, occurrence, left);
          ticket.leaveIncident(over.overAt().orElseGet(time::instant));
        });
    return incident.flatMap(BlockingIncident::outcome);
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(TicketEvent.Resolved event) {
    end(event.ticket(), event.solution());
  }

  /** It ended otherwise; a closure may also follow a resolution, after which nothing is left. */
  @EventListener({TicketEvent.Withdrawn.class, TicketEvent.Merged.class, TicketEvent.Closed.class})
  @Transactional(propagation = Propagation.MANDATORY)
  public void onAnotherEnd(TicketEvent event) {
    end(event.ticket(), null);
  }

  private void end(TicketId lead, String solution) {
    incidents.openOf(lead.value()).stream()
        .flatMap(seq -> incidents.lock(seq).stream())
        .forEach(incident -> end(incident, solution));
  }

  private void end(BlockingIncident incident, String solution) {
    var now = time.instant();
    incident.over(now, solution);
    timeline.record(
        incident.lead(),
        "incident-over:" + incident.seq(),
        Happening.of(now, TimelineKind.INCIDENT_OVER, Happening.VIGIE, incident.reference()));
    events.publishEvent(
        new TicketEvent.IncidentOver(
            incident.lead(),
            incident.seq(),
            tickets.waitingFor(incident.seq()).stream().map(TicketId::new).toList(),
            Optional.ofNullable(solution)));
  }

  /** How the incident is called that a ticket waits for; empty if it does not. */
  @Transactional(readOnly = true)
  public Optional<String> awaitedBy(Ticket ticket) {
    return ticket
        .blockingIncident()
        .flatMap(incidents::findBySeq)
        .filter(BlockingIncident::open)
        .map(BlockingIncident::reference);
  }

  /** Whom an incident concerns. */
  @Transactional(readOnly = true)
  public List<String> told(long incident) {
    return incidents.findBySeq(incident).orElseThrow().customers();
  }

  private String clause(Ticket ticket) {
    return rules.of(ticket).announcement(ticket.severity()).orElse(null);
  }

  private static List<String> names(String affected) {
    return affected == null
        ? List.of()
        : Arrays.stream(affected.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
  }
}
