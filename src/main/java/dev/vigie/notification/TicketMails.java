package dev.vigie.notification;

import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.customer.Customers;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketEvent;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketViews;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
  private final TicketViews views;
  private final Timeline timeline;
  private final Customers customers;
  private final Calendars calendars;
  private final MailRenderer renderer;
  private final Notifications notifications;
  private final PersistentTasks tasks;
  private final MailProperties settings;
  private final Clock time;

  TicketMails(
      Tickets tickets,
      TicketQueries queries,
      TicketViews views,
      Timeline timeline,
      Customers customers,
      Calendars calendars,
      MailRenderer renderer,
      Notifications notifications,
      PersistentTasks tasks,
      MailProperties settings,
      Clock time) {
    this.tickets = tickets;
    this.queries = queries;
    this.views = views;
    this.timeline = timeline;
    this.customers = customers;
    this.calendars = calendars;
    this.renderer = renderer;
    this.notifications = notifications;
    this.tasks = tasks;
    this.settings = settings;
    this.time = time;
  }

  @EventListener
  void on(TicketEvent.ReceiptConfirmed event) {
    var ticket = tickets.get(event.ticket());
    toCustomer(
        MailKind.RECEIPT,
        "receipt",
        ticket,
        Map.of("firstResponse", clock(ticket, Objective.FIRST_RESPONSE)));
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
        Map.of("text", event.text()));
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
        Map.of());
  }

  @EventListener
  void on(TicketEvent.SolutionOffered event) {
    toCustomer(
        MailKind.SOLUTION,
        event.occurrence(),
        event.ticket(),
        Map.of("text", event.text(), "workaround", event.workaround()));
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
    toTeam(MailKind.BREACH, breach, event.ticket(), settings.teamLead(), model);
    customers
        .supervisor(ticket.customer())
        .ifPresent(
            supervisor ->
                toTeam(MailKind.BREACH, breach + ":supervisor", event.ticket(), supervisor, model));
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

  private void toCustomer(
      MailKind kind, String occurrence, TicketId ticket, Map<String, Object> model) {
    toCustomer(kind, occurrence, tickets.get(ticket), model);
  }

  private void toCustomer(
      MailKind kind, String occurrence, Ticket ticket, Map<String, Object> model) {
    var contact = ticket.contact();
    write(ticket, new Letter(kind, occurrence, contact.email(), contact.locale(), model));
  }

  private void toTeam(
      MailKind kind,
      String occurrence,
      TicketId ticket,
      String recipient,
      Map<String, Object> model) {
    write(tickets.get(ticket), new Letter(kind, occurrence, recipient, Locale.ENGLISH, model));
  }

  private void write(Ticket ticket, Letter letter) {
    if (notifications.existsByTicketIdAndOccurrence(ticket.id().value(), letter.occurrence())) {
      return;
    }
    var model = new HashMap<>(letter.model());
    model.put("ticket", ticket);
    model.put("ticketUrl", views.links(ticket).page());
    var mail = renderer.render(letter.kind(), letter.locale(), zone(ticket), model);
    var notification =
        notifications.save(
            new Notification(ticket.id(), letter, mail, settings.host(), time.instant()));
    tasks.owe(MailDispatch.SEND_MAIL, notification.id(), notification.id());
  }

  private SlaClock clock(Ticket ticket, Objective objective) {
    return queries.clocks(ticket).stream()
        .filter(clock -> clock.objective() == objective)
        .findFirst()
        .orElseThrow();
  }

  private ZoneId zone(Ticket ticket) {
    var promise = queries.terms(ticket).promise(Objective.FIRST_RESPONSE);
    return calendars.get(promise.calendar()).zone();
  }
}
