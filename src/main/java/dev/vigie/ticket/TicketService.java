package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Terms;
import dev.vigie.calendar.Calendars;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a ticket, from receipt to closure and back. Every step may be asked for twice, since
 * the engine delivers at least once; the second time changes nothing and answers the same.
 */
@Service
@Transactional
public class TicketService {

  private final Tickets tickets;
  private final Gate gate;
  private final Promises promises;
  private final FollowUps followUps;
  private final Questions questions;
  private final Calendars calendars;
  private final Timeline timeline;
  private final TicketProperties settings;
  private final ApplicationEventPublisher events;
  private final Clock time;

  TicketService(
      Tickets tickets,
      Gate gate,
      Promises promises,
      FollowUps followUps,
      Questions questions,
      Calendars calendars,
      Timeline timeline,
      TicketProperties settings,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.gate = gate;
    this.promises = promises;
    this.followUps = followUps;
    this.questions = questions;
    this.calendars = calendars;
    this.timeline = timeline;
    this.settings = settings;
    this.events = events;
    this.time = time;
  }

  /** From here on every promise of the terms counts, unless the request has to wait at the gate. */
  public Ticket open(NewTicket asked, Terms terms) {
    return open(asked, terms, time.instant());
  }

  /**
   * @param receivedAt when it had reached us, which is when its times begin to count
   */
  public Ticket open(NewTicket asked, Terms terms, Instant receivedAt) {
    var ticket = tickets.save(new Ticket(asked, terms.version(), receivedAt));
    timeline.record(
        ticket.id(),
        "received",
        Happening.of(
            receivedAt,
            TimelineKind.RECEIVED,
            asked.contact().name(),
            ticket.number(),
            ticket.severityClaimed()));
    gate.receive(ticket);
    events.publishEvent(new TicketEvent.Opened(ticket.id()));
    return ticket;
  }

  /** The request is taken in; the customer is told the number and what to expect. */
  public void confirmReceipt(TicketId id) {
    tickets.locked(id);
    events.publishEvent(new TicketEvent.ReceiptConfirmed(id));
  }

  /**
   * The customer no longer wants it; nothing is owed any more.
   *
   * @throws TicketClosed if it was closed before
   */
  public void withdraw(TicketId id, String actor, String reason) {
    var ticket = tickets.locked(id);
    withdraw(ticket, withdrawn(actor).saying(reason), false);
  }

  /** The customer did not tell what was missing. */
  public void withdrawSilent(TicketId id) {
    var ticket = tickets.locked(id);
    if (ticket.openQuestion().isPresent()) { // no reply at the last moment
      withdraw(ticket, withdrawn(Happening.VIGIE), true);
    }
  }

  /** Under the ticket's lock, so that nothing that came before is later. */
  private Happening withdrawn(String actor) {
    return Happening.of(time.instant(), TimelineKind.WITHDRAWN, actor);
  }

  private void withdraw(Ticket ticket, Happening withdrawn, boolean bySilence) {
    var id = ticket.id();
    if (timeline.has(id, "withdrawn")) {
      return;
    }
    if (!ticket.status().open()) {
      throw new TicketClosed(ticket.number());
    }
    timeline.record(id, "withdrawn", withdrawn);
    ticket.openQuestion().ifPresent(question -> questions.close(question, withdrawn.at()));
    ticket.withdraw(withdrawn.at());
    promises.endAll(ticket, withdrawn.at(), withdrawn.at());
    events.publishEvent(new TicketEvent.Withdrawn(id, bySilence));
  }

  /** A person called back. */
  public void respond(TicketId id, String note, Instant at) {
    var ticket = tickets.locked(id);
    if (!ticket.status().open()) {
      return; // withdrawn while it was on its way
    }
    var clause = promises.clock(ticket, Objective.FIRST_RESPONSE).clause();
    var responded =
        Happening.of(at, TimelineKind.RESPONDED, Happening.AGENT).saying(note).by(clause);
    if (timeline.record(id, "responded", responded)) {
      ticket.handled();
      ticket.takeUp(at);
      promises.meet(ticket, Objective.FIRST_RESPONSE, at, time.instant());
    }
  }

  /**
   * Closes the ticket and says until when a reply opens it again. Delivered late, after a reply
   * opened it, it does not close it once more.
   */
  public Instant close(TicketId id, String occurrence) {
    var ticket = tickets.locked(id);
    var now = time.instant();
    var closure = ticket.timesReopened();
    var closed = Happening.of(now, TimelineKind.CLOSED, Happening.VIGIE);
    if (ticket.status().open() && timeline.record(id, occurrence, closed)) {
      var calendar = calendars.get(promises.clock(ticket, Objective.RESOLUTION).calendar());
      ticket.close(now, settings.reopening().after(now, calendar));
      if (ticket.resolvedAt().isPresent()) {
        followUps.owe(ticket, now);
      }
      events.publishEvent(new TicketEvent.Closed(id, closure));
    }
    return ticket.reopenUntil().orElse(now);
  }

  /**
   * The time for reopening is over, as far as the engine knows.
   *
   * @return whether a reply came at the last moment and opened the ticket again
   */
  public boolean settle(TicketId id) {
    var ticket = tickets.locked(id);
    if (ticket.status().open()) {
      return true;
    }
    ticket.settle();
    return false;
  }

  @Transactional(readOnly = true)
  public TaskFacts facts(TicketId id) {
    return promises.facts(tickets.get(id));
  }
}
