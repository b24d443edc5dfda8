package dev.vigie.notification;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was written and what became of it; counts it too. */
@Component
@Transactional
class Outbox {

  private final Notifications notifications;
  private final Tickets tickets;
  private final Timeline timeline;
  private final MeterRegistry meters;
  private final Clock time;

  Outbox(
      Notifications notifications,
      Tickets tickets,
      Timeline timeline,
      MeterRegistry meters,
      Clock time) {
    this.notifications = notifications;
    this.tickets = tickets;
    this.timeline = timeline;
    this.meters = meters;
    this.time = time;
    meters.gauge("vigie.mail.unsent", notifications, Notifications::countUnsent);
  }

  /** A mail with the receipt that it belongs to, so that a mail program shows one conversation. */
  record Unsent(Notification notification, Optional<String> inReplyTo) {}

  @Transactional(readOnly = true)
  public Optional<Unsent> unsent(String id) {
    return notifications
        .findById(id)
        .filter(mail -> !mail.sent())
        .map(mail -> new Unsent(mail, receiptOf(mail)));
  }

  public void sent(String id) {
    var mail = notifications.findById(id).orElseThrow();
    tickets.locked(mail.ticket());
    var now = time.instant();
    mail.sent(now);
    timeline.record(
        mail.ticket(),
        "mail:" + id,
        Happening.of(
            now, TimelineKind.MAIL_SENT, Happening.VIGIE, "mail." + mail.kind(), mail.recipient()));
    meters.counter("vigie.mail.sent").increment();
  }

  public void failed(String id, RuntimeException error) {
    notifications.findById(id).orElseThrow().failed(String.valueOf(error.getMessage()));
    meters.counter("vigie.mail.failed").increment();
  }

  private Optional<String> receiptOf(Notification mail) {
    return mail.kind() == MailKind.RECEIPT
        ? Optional.empty()
        : notifications.messageIdOf(mail.ticket().value(), MailKind.RECEIPT);
  }
}
