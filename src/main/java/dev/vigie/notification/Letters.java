package dev.vigie.notification;

import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketViews;
import dev.vigie.wording.Wording;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes a letter and owes its sending, in the transaction of what it tells; the second time for
 * the same occurrence nothing.
 */
@Component
class Letters {

  private final TicketQueries queries;
  private final TicketViews views;
  private final Calendars calendars;
  private final MailRenderer renderer;
  private final Recipients recipients;
  private final Notifications notifications;
  private final Enclosures enclosures;
  private final PersistentTasks tasks;
  private final MailProperties settings;
  private final ZoneId zone;
  private final Clock time;

  Letters(
      TicketQueries queries,
      TicketViews views,
      Calendars calendars,
      MailRenderer renderer,
      Recipients recipients,
      Notifications notifications,
      Enclosures enclosures,
      PersistentTasks tasks,
      MailProperties settings,
      Wording wording,
      Clock time) {
    this.queries = queries;
    this.views = views;
    this.calendars = calendars;
    this.renderer = renderer;
    this.recipients = recipients;
    this.notifications = notifications;
    this.enclosures = enclosures;
    this.tasks = tasks;
    this.settings = settings;
    this.zone = wording.zone();
    this.time = time;
  }

  /** Its times are written on the clocks of the ticket's agreement. Not what was declined. */
  void write(Ticket ticket, Letter letter) {
    if (notifications.existsByTicketIdAndOccurrence(ticket.id().value(), letter.occurrence())) {
      return;
    }
    if (recipients.wishes(letter.recipient()).declined().contains(letter.kind())) {
      return;
    }
    var model = new HashMap<>(letter.model());
    model.put("ticket", ticket);
    model.putIfAbsent("ticketUrl", views.links(ticket).page());
    var mail = rendered(letter, zone(ticket), model);
    owe(new Notification(ticket.id(), letter, mail, settings.host(), time.instant()));
  }

  /** Answers somebody who has no ticket. */
  void answer(Stranger stranger, Map<String, Object> model) {
    var kind = MailKind.STRANGER;
    var locale = stranger.locale();
    var occurrence = "answer:" + stranger.mail();
    var mail = renderer.render(kind, locale, zone, model);
    owe(
        new Notification(
            stranger.mail(),
            stranger.messageId(),
            new Letter(kind, occurrence, stranger.address(), locale, model),
            mail,
            settings.host(),
            time.instant()));
  }

  /**
   * Tells of something that belongs to no ticket.
   *
   * @param about what and which, such as {@code maintenance:<id>}
   */
  void write(String about, Letter letter, ZoneId zone) {
    if (!notifications.existsByAboutAndOccurrence(about, letter.occurrence())) {
      var mail = rendered(letter, zone, letter.model());
      owe(Notification.about(about, letter, mail, settings.host(), time.instant()));
    }
  }

  /** The same, with a file. */
  void send(String about, Letter letter, Enclosure file) {
    if (notifications.existsByAboutAndOccurrence(about, letter.occurrence())) {
      return;
    }
    var mail = rendered(letter, zone, letter.model());
    var notification = Notification.about(about, letter, mail, settings.host(), time.instant());
    owe(notification);
    notifications.flush();
    enclosures.keep(notification.id(), file);
  }

  private RenderedMail rendered(Letter letter, ZoneId zone, Map<String, Object> model) {
    var mail = renderer.render(letter.kind(), letter.locale(), zone, model);
    return recipients.wishes(letter.recipient()).textOnly() ? mail.textOnly() : mail;
  }

  private void owe(Notification notification) {
    notifications.save(notification);
    tasks.owe(MailDispatch.SEND_MAIL, notification.id(), notification.id());
  }

  private ZoneId zone(Ticket ticket) {
    var promise = queries.terms(ticket).promise(Objective.FIRST_RESPONSE);
    return calendars.get(promise.calendar()).zone();
  }
}
