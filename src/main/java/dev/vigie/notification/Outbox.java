package dev.vigie.notification;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was written and what became of it; counts it too. */
@Component
@Transactional
class Outbox {

  private final Notifications notifications;
  private final Enclosures enclosures;
  private final MailOrder order;
  private final Tickets tickets;
  private final Timeline timeline;
  private final Counter sent;
  private final Counter refused;
  private final Counter failed;
  private final Clock time;

  Outbox(
      Notifications notifications,
      Enclosures enclosures,
      MailOrder order,
      Tickets tickets,
      Timeline timeline,
      MeterRegistry meters,
      Clock time) {
    this.notifications = notifications;
    this.enclosures = enclosures;
    this.order = order;
    this.tickets = tickets;
    this.timeline = timeline;
    this.time = time;
    this.sent = meters.counter("vigie.mail.sent");
    this.refused = meters.counter("vigie.mail.refused");
    this.failed = meters.counter("vigie.mail.failed");
  }

  /**
   * A mail with the messages that it belongs to, so that a mail program shows one conversation.
   *
   * @param references oldest first; the last one is what it answers
   */
  record Unsent(
      Notification notification, List<String> references, Optional<Enclosure> enclosure) {}

  @Transactional(readOnly = true)
  public Optional<Unsent> unsent(String id) {
    return notifications
        .findById(id)
        .filter(mail -> !mail.settled())
        .map(mail -> new Unsent(mail, references(mail), enclosures.of(id)));
  }

  public void sent(String id) {
    var mail = notifications.findById(id).orElseThrow();
    mail.ticket().ifPresent(tickets::locked);
    var now = time.instant();
    mail.sent(now);
    mail.ticket()
        .ifPresent(
            ticket ->
                timeline.record(
                    ticket,
                    "mail:" + id,
                    Happening.of(
                        now,
                        TimelineKind.MAIL_SENT,
                        Happening.VIGIE,
                        "mail." + mail.kind(),
                        mail.recipient())));
    order.settled(mail);
    sent.increment();
  }

  /** It is not tried again; an agent sees it among the mails sent. */
  public void refused(String id, RuntimeException error) {
    var mail = notifications.findById(id).orElseThrow();
    mail.refused(String.valueOf(error.getMessage()), time.instant());
    order.settled(mail);
    refused.increment();
  }

  public void failed(String id, RuntimeException error) {
    notifications
        .findById(id)
        .orElseThrow()
        .failed(String.valueOf(error.getMessage()), time.instant());
    failed.increment();
  }

  /** The customer's own mail, if the ticket was opened by one, and our receipt. */
  private List<String> references(Notification mail) {
    var first = mail.ticket().map(tickets::get).flatMap(Ticket::messageId).or(mail::answers);
    var receipt =
        mail.kind() == MailKind.RECEIPT
            ? Optional.<String>empty()
            : mail.ticket().flatMap(this::receipt);
    return Stream.of(first, receipt).flatMap(Optional::stream).toList();
  }

  private Optional<String> receipt(TicketId ticket) {
    return notifications.messageIdsOf(ticket.value(), MailKind.RECEIPT, Limit.of(1)).stream()
        .findFirst();
  }
}
