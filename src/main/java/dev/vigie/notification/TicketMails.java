package dev.vigie.notification;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import dev.vigie.customer.Customers;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketEvent;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the mails that an event calls for, in the transaction of the event, so that a mail is owed
 * exactly if what it tells is true.
 */
@Component
class TicketMails {

  private final Tickets tickets;
  private final TicketQueries queries;
  private final Timeline timeline;
  private final Customers customers;
  private final Letters letters;
  private final Recipients recipients;
  private final MailProperties settings;

  TicketMails(
      Tickets tickets,
      TicketQueries queries,
      Timeline timeline,
      Customers customers,
      Letters letters,
      Recipients recipients,
      MailProperties settings) {
    this.tickets = tickets;
    this.queries = queries;
    this.timeline = timeline;
    this.customers = customers;
    this.letters = letters;
    this.recipients = recipients;
    this.settings = settings;
  }

  @EventListener
  void on(TicketEvent.ReceiptConfirmed event) {
    var ticket = tickets.get(event.ticket());
    var model = new HashMap<String, Object>();
    model.put("firstResponse", clock(ticket, Objective.FIRST_RESPONSE));
    whyNoTimes(ticket).ifPresent(why -> model.put("whyNoTimes", why));
    toCustomer(MailKind.RECEIPT, "receipt", ticket, model);
  }

  private Optional<String> whyNoTimes(Ticket ticket) {
    return timeline.of(ticket.id(), Set.of(TimelineKind.NOT_OWED)).stream()
        .findFirst()
        .flatMap(TimelineEntry::detail);
  }

  @EventListener
  void on(TicketEvent.DetailsMissing event) {
    toCustomer(
        MailKind.INCOMPLETE,
        "incomplete:" + event.question(),
        event.ticket(),
        Map.of("missing", event.missing()));
  }

  @EventListener
  void on(TicketEvent.Referred event) {
    toCustomer(MailKind.REFERRAL, "referral", event.ticket(), Map.of("text", event.answer()));
  }

  @EventListener
  void on(TicketEvent.Withdrawn event) {
    toCustomer(
        MailKind.WITHDRAWAL, "withdrawal", event.ticket(), Map.of("bySilence", event.bySilence()));
  }

  @EventListener
  void on(TicketEvent.UpdateSent event) {
    toCustomer(MailKind.UPDATE, event.occurrence(), event.ticket(), Map.of("text", event.text()));
  }

  @EventListener
  void on(TicketEvent.QuestionAsked event) {
    toCustomer(
        MailKind.QUESTION,
        "question:" + event.question(),
        event.ticket(),
        withCommitment(event.ticket(), Map.of("text", event.text())));
  }

  @EventListener
  void on(TicketEvent.SeverityProposed event) {
    var model = new HashMap<String, Object>();
    model.put("text", event.reason());
    model.put("severityProposed", event.severity());
    event.until().ifPresent(until -> model.put("until", until));
    toCustomer(MailKind.SEVERITY_REVIEW, "review:" + event.question(), event.ticket(), model);
  }

  @EventListener
  void on(TicketEvent.SeverityDecided event) {
    toCustomer(
        MailKind.SEVERITY,
        "severity:" + event.occurrence(),
        event.ticket(),
        Map.of("text", event.reason(), "severityBefore", event.before()));
  }

  @EventListener
  void on(TicketEvent.CustomerReminded event) {
    toCustomer(
        MailKind.REMINDER,
        "reminder:%s:%d".formatted(event.question(), event.reminder()),
        event.ticket(),
        withCommitment(event.ticket(), Map.of()));
  }

  @EventListener
  void on(TicketEvent.SolutionOffered event) {
    var model = new HashMap<String, Object>();
    model.put("text", event.text());
    model.put("solution", event.solution().word());
    event.promisedUntil().ifPresent(until -> model.put("promisedUntil", until));
    event.until().ifPresent(until -> model.put("until", until));
    toCustomer(MailKind.SOLUTION, event.occurrence(), event.ticket(), model);
  }

  @EventListener
  void on(TicketEvent.FixDelivered event) {
    toCustomer(MailKind.DELIVERY, event.occurrence(), event.ticket(), Map.of("text", event.text()));
  }

  @EventListener
  void on(TicketEvent.FixLate event) {
    toLead(
        MailKind.FIX_LATE,
        "fix-late:" + event.until(),
        event.ticket(),
        Map.of("due", event.until()));
  }

  @EventListener
  void on(TicketEvent.Merged event) {
    toCustomer(
        MailKind.MERGED,
        "merged",
        event.ticket(),
        Map.of("other", tickets.get(event.other()).number().toString()));
  }

  @EventListener
  void on(TicketEvent.FollowUpLate event) {
    toLead(
        MailKind.FOLLOW_UP_LATE,
        "follow-up-late:" + event.key(),
        event.ticket(),
        Map.of("what", event.what(), "due", event.dueAt()));
  }

  @EventListener
  void on(TicketEvent.FollowUpDone event) {
    if (event.told()) {
      toCustomer(
          MailKind.FOLLOW_UP,
          "follow-up:" + event.key(),
          event.ticket(),
          Map.of("what", event.what(), "text", event.outcome()));
    }
  }

  @EventListener
  void on(TicketEvent.Closed event) {
    var ticket = tickets.get(event.ticket());
    toCustomer(
        MailKind.CLOSURE,
        "closure:" + event.closure(),
        ticket,
        Map.of("reopenUntil", ticket.reopenUntil().orElseThrow()));
  }

  @EventListener
  void on(TicketEvent.Reopened event) {
    toCustomer(MailKind.REOPENED, "reopened:" + event.closure(), event.ticket(), Map.of());
  }

  @EventListener
  void on(TicketEvent.ReplyReceived event) {
    toTeam(
        MailKind.REPLY,
        event.occurrence(),
        event.ticket(),
        settings.team(),
        Map.of("text", event.text()));
  }

  @EventListener
  void on(TicketEvent.Warned event) {
    var ticket = tickets.get(event.ticket());
    toTeam(
        MailKind.WARNING,
        "warning:%s:%d".formatted(event.objective(), event.planNumber()),
        event.ticket(),
        settings.team(),
        Map.of("clock", clock(ticket, event.objective())));
  }

  @EventListener
  void on(TicketEvent.Breached event) {
    var ticket = tickets.get(event.ticket());
    var breach = "breach:%s:%d".formatted(event.objective(), event.slot());
    Map<String, Object> model =
        Map.of("clock", clock(ticket, event.objective()), "times", event.times());
    toLead(MailKind.BREACH, breach, event.ticket(), model);
  }

  @EventListener
  void on(TicketEvent.BreachTakenBack event) {
    var ticket = tickets.get(event.ticket());
    toLead(
        MailKind.BREACH_TAKEN_BACK,
        "taken-back:%s:%s".formatted(event.objective(), event.due()),
        event.ticket(),
        Map.of(
            "clock",
            clock(ticket, event.objective()),
            "due",
            event.due(),
            "keptAt",
            event.keptAt()));
  }

  @EventListener
  void on(TicketEvent.Escalated event) {
    var ticket = tickets.get(event.ticket());
    toTeam(
        MailKind.ESCALATION,
        "escalation:" + event.level(),
        event.ticket(),
        event.recipient().orElse(settings.teamLead()),
        Map.of(
            "clock",
            clock(ticket, Objective.ESCALATION),
            "level",
            event.level(),
            "role",
            event.role(),
            "history",
            timeline.of(event.ticket(), Set.of(TimelineKind.ESCALATED, TimelineKind.BREACHED))));
  }

  /** What the customer promised to do when asked (qohash/3.customer). */
  private Map<String, Object> withCommitment(TicketId id, Map<String, Object> model) {
    var ticket = tickets.get(id);
    var told = new HashMap<>(model);
    queries
        .commitment(ticket)
        .ifPresent(agreed -> told.put("commitment", agreed.what().in(ticket.contact().locale())));
    return told;
  }

  private void toCustomer(
      MailKind kind, String occurrence, TicketId ticket, Map<String, Object> model) {
    toCustomer(kind, occurrence, tickets.get(ticket), model);
  }

  private void toCustomer(
      MailKind kind, String occurrence, Ticket ticket, Map<String, Object> model) {
    var contact = ticket.contact();
    letters.write(ticket, new Letter(kind, occurrence, contact.email(), contact.locale(), model));
  }

  /** Also to who watches over the customer's tickets (qohash/6.11). */
  private void toLead(
      MailKind kind, String occurrence, TicketId ticket, Map<String, Object> model) {
    toTeam(kind, occurrence, ticket, settings.teamLead(), model);
    customers
        .supervisor(tickets.get(ticket).customer())
        .ifPresent(s -> toTeam(kind, occurrence + ":supervisor", ticket, s, model));
  }

  private void toTeam(
      MailKind kind,
      String occurrence,
      TicketId ticket,
      String recipient,
      Map<String, Object> model) {
    var language = recipients.wishes(recipient).language().orElse(Locale.ENGLISH);
    letters.write(tickets.get(ticket), new Letter(kind, occurrence, recipient, language, model));
  }

  private SlaClock clock(Ticket ticket, Objective objective) {
    return queries.clocks(ticket).stream()
        .filter(clock -> clock.objective() == objective)
        .findFirst()
        .orElseThrow();
  }
}
