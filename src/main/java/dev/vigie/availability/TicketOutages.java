package dev.vigie.availability;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.OutageRule;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.availability.Outage.Source;
import dev.vigie.availability.Outage.State;
import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The outages that tickets tell of: from the customer's notice, which is the ticket's receipt,
 * until the service could be used again. Where the agreement says that the severity means an outage
 * (xtm/4.10) it counts at once, else a person decides.
 */
@Service
@Transactional
public class TicketOutages {

  private final Tickets tickets;
  private final Agreements agreements;
  private final Services services;
  private final ServiceRecords locks;
  private final OutageRecords records;
  private final Corrections corrections;
  private final Clock time;

  TicketOutages(
      Tickets tickets,
      Agreements agreements,
      Services services,
      ServiceRecords locks,
      OutageRecords records,
      Corrections corrections,
      Clock time) {
    this.tickets = tickets;
    this.agreements = agreements;
    this.services = services;
    this.locks = locks;
    this.records = records;
    this.corrections = corrections;
    this.time = time;
  }

  /** In the transaction of what happened, when the ticket already is what has become of it. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(TimelineEntry entry) {
    switch (entry.kind()) {
      case SEVERITY_CONFIRMED, SEVERITY_CHANGED -> decide(tickets.get(entry.ticket()), entry.at());
      case REOPENED -> decide(tickets.get(entry.ticket()), entry.at());
      case RESOLVED -> end(tickets.get(entry.ticket()), entry.at());
      case WITHDRAWN, MERGED, CLOSED -> endAt(tickets.get(entry.ticket()), entry.at());
      default -> {}
    }
  }

  /** What the agreement makes of the ticket's severity, if the team has confirmed it. */
  @Transactional(readOnly = true)
  public Optional<OutageRule> rule(Ticket ticket) {
    return ticket
        .severityConfirmed()
        .flatMap(
            severity ->
                agreements
                    .version(ticket.termsVersion())
                    .availability()
                    .outage(ticket.plan(), severity));
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Outage> of(Ticket ticket) {
    return records.findByTicketOrderByStartedAt(ticket.number().toString());
  }

  /**
   * A person says that the ticket tells of an outage, which counts from now on.
   *
   * @throws AvailabilityRefused if the customer does not have the service under that agreement
   */
  public Outage record(Ticket ticket, MeasuredService service, String who) {
    if (!service.customer().equals(ticket.customer())
        || !service.agreement().equals(ticket.agreement())) {
      throw new AvailabilityRefused(
          "other-service",
          "service",
          "%s has no such service under %s; choose another one."
              .formatted(ticket.customer(), ticket.agreement()));
    }
    locks.lock(service.id());
    var known = records.findByBusinessKey(key(ticket));
    if (known.isEmpty()) {
      return records.save(
          outage(ticket, service, State.COUNTED, beginning(ticket, ticket.receivedAt()), who));
    }
    var outage = known.get();
    if (outage.state() != State.COUNTED) {
      change(outage, State.COUNTED, new Hand(who, ticket.number().toString()));
    }
    return outage;
  }

  private void decide(Ticket ticket, Instant at) {
    var rule = rule(ticket);
    if (rule.isEmpty()) {
      noLonger(ticket, at);
    } else if (ticket.status().open() && records.findByBusinessKey(key(ticket)).isEmpty()) {
      services
          .namedBy(ticket)
          .ifPresent(
              service -> {
                locks.lock(service.id());
                var state = rule.get().counts() ? State.COUNTED : State.PROPOSED;
                var from = ticket.timesReopened() == 0 ? ticket.receivedAt() : at;
                records.save(
                    outage(ticket, service, state, beginning(ticket, from), Happening.VIGIE));
              });
    }
  }

  /** The severity is one that tells of no outage: what was only proposed is taken back. */
  private void noLonger(Ticket ticket, Instant at) {
    for (var outage : of(ticket)) {
      if (outage.state() == State.PROPOSED) {
        var why = "%s: %s".formatted(ticket.number(), ticket.severity());
        change(outage, State.DISMISSED, new Hand(Happening.VIGIE, why));
      }
    }
    endAt(ticket, at);
  }

  /**
   * It works again since what both sides agreed on was offered; a fix that was promised for later,
   * since it was delivered.
   */
  private void end(Ticket ticket, Instant resolvedAt) {
    var later = ticket.offered().filter(Solution.LATER_FIX::equals).isPresent();
    endAt(ticket, later ? resolvedAt : ticket.offeredAt().orElse(resolvedAt));
  }

  private void endAt(Ticket ticket, Instant at) {
    for (var outage : of(ticket)) {
      if (outage.endedAt().isEmpty()) {
        locks.lock(outage.serviceId());
        var known = outage.facts();
        var end = at.isBefore(known.startedAt()) ? known.startedAt() : at;
        outage.become(
            new OutageFacts(
                known.startedAt(), known.noticedAt(), end, known.cause(), known.note()));
      }
    }
  }

  private void change(Outage outage, State state, Hand hand) {
    locks.lock(outage.serviceId());
    var before = Corrections.fields(outage);
    outage.become(state);
    corrections.record(outage.id(), before, Corrections.fields(outage), hand);
  }

  private Outage outage(
      Ticket ticket, MeasuredService service, State state, OutageFacts facts, String who) {
    return new Outage(
        service.id(),
        key(ticket),
        Source.TICKET,
        state,
        facts,
        ticket.number().toString(),
        who,
        time.instant());
  }

  private static OutageFacts beginning(Ticket ticket, Instant from) {
    var end =
        ticket
            .resolvedAt()
            .map(resolved -> ticket.offeredAt().orElse(resolved))
            .or(ticket::closedAt)
            .orElse(null);
    return new OutageFacts(from, from, end, InterruptionCause.FAILURE, "");
  }

  /** A ticket that is reopened tells of another outage. */
  private static String key(Ticket ticket) {
    return "ticket:%s:%d".formatted(ticket.id().value(), ticket.timesReopened());
  }
}
