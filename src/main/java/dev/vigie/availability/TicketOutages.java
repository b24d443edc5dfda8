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
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<TimelineKind> DECISIONS =
      Set.of(TimelineKind.SEVERITY_CONFIRMED, TimelineKind.SEVERITY_CHANGED);

  private final Tickets tickets;
  private final Timeline timeline;
  private final Agreements agreements;
  private final Services services;
  private final ServiceRecords locks;
  private final OutageRecords records;
  private final Corrections corrections;
  private final Clock time;

  TicketOutages(
      Tickets tickets,
      Timeline timeline,
      Agreements agreements,
      Services services,
      ServiceRecords locks,
      OutageRecords records,
      Corrections corrections,
      Clock time) {
    this.tickets = tickets;
    this.timeline = timeline;
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
      case SEVERITY_CONFIRMED, SEVERITY_CHANGED, REOPENED ->
          decide(tickets.get(entry.ticket()), entry);
      case RESOLVED -> {
        var ticket = tickets.get(entry.ticket());
        endAt(ticket, worksSince(ticket, entry.at()));
      }
      case WITHDRAWN, MERGED, CLOSED -> endAt(tickets.get(entry.ticket()), entry.at());
      default -> {}
    }
  }

  /** What the agreement makes of the ticket's severity, if the team has confirmed it. */
  @Transactional(readOnly = true)
  public Optional<OutageRule> rule(Ticket ticket) {
    return ticket.severityConfirmed().flatMap(severity -> rule(ticket, severity));
  }

  private Optional<OutageRule> rule(Ticket ticket, String severity) {
    return agreements.version(ticket.termsVersion()).availability().outage(ticket.plan(), severity);
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Outage> of(Ticket ticket) {
    return records.findByTicketOrderByStartedAtAscReportedAtAscIdAsc(ticket.number().toString());
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
    var known = of(ticket);
    if (known.isEmpty()) {
      var key = "ticket:%s:person".formatted(ticket.id().value());
      return records.save(outage(ticket, key, service, State.COUNTED, ticket.receivedAt(), who));
    }
    var outage = known.getLast();
    if (outage.state() != State.COUNTED) {
      change(outage, State.COUNTED, new Hand(who, ticket.number().toString()));
    }
    return outage;
  }

  private void decide(Ticket ticket, TimelineEntry entry) {
    var rule = rule(ticket);
    if (rule.isEmpty()) {
      noLonger(ticket, entry.at());
    } else if (ticket.status().open() && isAnother(of(ticket), entry)) {
      var key = "ticket:%s:%s".formatted(ticket.id().value(), entry.occurrence());
      var state = rule.get().counts() ? State.COUNTED : State.PROPOSED;
      var again = entry.kind() == TimelineKind.REOPENED || !of(ticket).isEmpty();
      var from = again ? entry.at() : since(ticket, entry);
      services
          .namedBy(ticket)
          .ifPresent(
              service -> {
                locks.lock(service.id());
                records.save(outage(ticket, key, service, state, from, Happening.VIGIE));
              });
    }
  }

  /**
   * Since when the team has thought without a break that the ticket tells of an outage: since its
   * receipt, or since a severity was raised that the team had confirmed as a lower one.
   */
  private Instant since(Ticket ticket, TimelineEntry entry) {
    var since = Optional.of(ticket.receivedAt());
    for (var decided : timeline.of(ticket.id(), DECISIONS)) {
      if (rule(ticket, severity(decided)).isEmpty()) {
        since = Optional.empty();
      } else if (since.isEmpty()) {
        since = Optional.of(decided.at());
      }
    }
    return since.orElse(entry.at());
  }

  private static String severity(TimelineEntry decided) {
    var arguments = decided.arguments();
    return decided.kind() == TimelineKind.SEVERITY_CONFIRMED
        ? arguments.getFirst()
        : arguments.getLast();
  }

  /** Neither one that lasts, nor one of which a person said that it is none. */
  private static boolean isAnother(List<Outage> known, TimelineEntry entry) {
    var lasts =
        known.stream().anyMatch(one -> one.endedAt().isEmpty() && one.state() != State.DISMISSED);
    var denied = known.stream().anyMatch(one -> one.corrected() && one.state() == State.DISMISSED);
    return !lasts && (!denied || entry.kind() == TimelineKind.REOPENED);
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
  private static Instant worksSince(Ticket ticket, Instant resolvedAt) {
    var later = ticket.offered().filter(Solution.LATER_FIX::equals).isPresent();
    return later ? resolvedAt : ticket.offeredAt().orElse(resolvedAt);
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

  /**
   * @param key the same for every telling of it
   */
  private Outage outage(
      Ticket ticket, String key, MeasuredService service, State state, Instant from, String who) {
    var end =
        ticket
            .resolvedAt()
            .map(resolved -> worksSince(ticket, resolved))
            .or(ticket::closedAt)
            .orElse(null);
    return new Outage(
        service.id(),
        key,
        Source.TICKET,
        state,
        new OutageFacts(from, from, end, InterruptionCause.FAILURE, ""),
        ticket.number().toString(),
        who,
        time.instant());
  }
}
