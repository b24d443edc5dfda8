package dev.vigie.ticket;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Commitment;
import dev.vigie.agreement.SeverityTerms;
import dev.vigie.agreement.Terms;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import jakarta.persistence.criteria.Predicate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads tickets for somebody, never more than that somebody may see. */
@Service
@Transactional(readOnly = true)
public class TicketQueries {

  private static final Comparator<SlaClock> BY_OBJECTIVE =
      Comparator.comparing(SlaClock::objective);

  private static final Instant NO_DEADLINE = Instant.parse("9999-01-01T00:00:00Z");

  private final Tickets tickets;
  private final SlaClocks clocks;
  private final Agreements agreements;
  private final TicketRules rules;
  private final Questions questions;
  private final Timeline timeline;

  TicketQueries(
      Tickets tickets,
      SlaClocks clocks,
      Agreements agreements,
      TicketRules rules,
      Questions questions,
      Timeline timeline) {
    this.tickets = tickets;
    this.clocks = clocks;
    this.agreements = agreements;
    this.rules = rules;
    this.questions = questions;
    this.timeline = timeline;
  }

  /**
   * @throws TicketNotFound also for a ticket that exists but is not to be seen
   */
  public Ticket find(String number, Visibility visibility) {
    return TicketNumber.parse(number)
        .flatMap(parsed -> tickets.withSeq(parsed.seq()))
        .filter(visibility::covers)
        .orElseThrow(() -> new TicketNotFound(number));
  }

  public Page<Ticket> page(TicketFilter wanted, Visibility visibility, Pageable page) {
    return tickets.findAll(matching(wanted, visibility), page);
  }

  /** By the next deadline; after them what waits for none, newest first. */
  public Page<Ticket> mostUrgentFirst(TicketFilter wanted, Visibility visibility, Pageable page) {
    return tickets.findAll(matching(wanted, visibility).and(mostUrgentFirst()), page);
  }

  /** Open tickets of the agreement that were opened under earlier terms, oldest first. */
  public List<TicketId> openOnOlderTerms(Terms newest, int most) {
    return tickets.openOnOtherTerms(newest.agreement(), newest.version(), Limit.of(most)).stream()
        .map(TicketId::new)
        .toList();
  }

  /** The row of the terms that the ticket was opened under, for the severity that counts now. */
  public SeverityTerms terms(Ticket ticket) {
    return agreements
        .version(ticket.termsVersion())
        .row(ticket.plan(), ticket.severity())
        .orElseThrow();
  }

  /** What the customer does so that we can keep our promises; empty where it is nothing. */
  public Optional<Commitment> commitment(Ticket ticket) {
    return rules.of(ticket).commitment(ticket.severity());
  }

  /** What we wait for the customer to say; empty while it is our turn. */
  public Optional<Awaited> awaited(Ticket ticket) {
    return ticket
        .openQuestion()
        .flatMap(questions::findById)
        .flatMap(
            question ->
                timeline
                    .find(ticket.id(), question.asking())
                    .map(
                        asked ->
                            new Awaited(
                                asked, question.topic().silenceAgrees(), question.silentAt())));
  }

  /** For how long, all in all, we waited for the customer until {@code now}; real time. */
  public Duration waitedForCustomer(Ticket ticket, Instant now) {
    return questions.findByTicketId(ticket.id().value()).stream()
        .map(question -> question.waited(now))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Where it is worked on, if it was merged. */
  public Optional<TicketNumber> goesOnIn(Ticket ticket) {
    return ticket.mergedInto().map(other -> tickets.get(other).number());
  }

  public List<SlaClock> clocks(Ticket ticket) {
    return clocks.findByTicketId(ticket.id().value()).stream().sorted(BY_OBJECTIVE).toList();
  }

  /** The clocks of many tickets in one query. */
  public Map<TicketId, List<SlaClock>> clocks(List<Ticket> many) {
    return clocks.ofTickets(many.stream().map(t -> t.id().value()).toList()).stream()
        .sorted(BY_OBJECTIVE)
        .collect(Collectors.groupingBy(clock -> new TicketId(clock.ticketId())));
  }

  private static Specification<Ticket> mostUrgentFirst() {
    return (ticket, query, is) -> {
      if (query.getResultType().equals(Ticket.class)) { // rather than their count
        var next = query.subquery(Instant.class);
        var clock = next.from(SlaClock.class);
        next.select(is.least(clock.<Instant>get("dueAt")))
            .where(
                is.equal(clock.get("ticketId"), ticket.get("id")),
                is.equal(clock.get("state"), ClockState.RUNNING));
        query.orderBy(is.asc(is.coalesce(next, NO_DEADLINE)), is.desc(ticket.get("seq")));
      }
      return is.conjunction();
    };
  }

  private static Specification<Ticket> matching(TicketFilter wanted, Visibility visibility) {
    return (ticket, query, is) -> {
      var all = new ArrayList<Predicate>();
      visibility.organisation().ifPresent(o -> all.add(is.equal(ticket.get("customer"), o)));
      if (wanted.status() != null) {
        all.add(is.equal(ticket.get("status"), wanted.status()));
      }
      if (wanted.agreement() != null) {
        all.add(is.equal(ticket.get("agreement"), wanted.agreement()));
      }
      if (wanted.severity() != null) {
        var counts =
            is.coalesce(
                is.coalesce(ticket.<String>get("severityConfirmed"), ticket.get("severityFound")),
                ticket.get("severityClaimed"));
        all.add(is.equal(counts, wanted.severity()));
      }
      if (wanted.breached() != null) {
        var breaches = query.subquery(Long.class);
        var clock = breaches.from(SlaClock.class);
        breaches
            .select(is.literal(1L))
            .where(
                is.equal(clock.get("ticketId"), ticket.get("id")),
                is.isNotNull(clock.get("breachedAt")));
        all.add(wanted.breached() ? is.exists(breaches) : is.not(is.exists(breaches)));
      }
      return is.and(all.toArray(Predicate[]::new));
    };
  }
}
