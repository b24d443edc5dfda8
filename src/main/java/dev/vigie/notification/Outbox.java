package dev.vigie.notification;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** How long a mail waits for those before it; one that never goes must not keep back the rest. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Notifications notifications;
  private final Enclosures enclosures;
  private final Tickets tickets;
  private final Timeline timeline;
  private final Counter sent;
  private final Counter refused;
  private final Counter failed;
  private final Clock time;

  Outbox(
      Notifications notifications,
      Enclosures enclosures,
      Tickets tickets,
      Timeline timeline,
      MeterRegistry meters,
      Clock time) {
    this.notifications = notifications;
    this.enclosures = enclosures;
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

  /**
   * Readers get what is about one ticket, or one other thing, in the order in which it was written,
   * also after the mail server was away: "moved to nine o'clock" never before "planned for eight".
   *
   * @return when to look again, because a mail before this one is not sent yet; empty if it is this
   *     one's turn, or if it has waited for an hour
   */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(String id) {
    var now = time.instant();
    return notifications
        .findById(id)
        .filter(mail -> !mail.settled() && now.isBefore(mail.createdAt().plus(LONGEST_WAIT)))
        .flatMap(this::before)
        .map(before -> before.attempts() == 0 ? now : now.plus(PAUSE));
  }

  private Optional<Notification> before(Notification mail) {
    var before =
        mail.ticket().isPresent()
            ? notifications.unsentOfTheTicketBefore(mail.id(), Limit.of(1))
            : notifications.unsentAboutTheSameBefore(mail.id(), Limit.of(1));
    return before.stream().findFirst();
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
    sent.increment();
  }

  /** It is not tried again; an agent sees it among the mails sent. */
  public void refused(String id, RuntimeException error) {
    notifications
        .findById(id)
        .orElseThrow()
        .refused(String.valueOf(error.getMessage()), time.instant());
    refused.increment();
  }

  public void failed(String id, RuntimeException error) {
    notifications.findById(id).orElseThrow().failed(String.valueOf(error.getMessage()));
    failed.increment();
  }

  /** The customer's own mail, if the ticket was opened by one, and our receipt. */
  private List<String> references(Notification mail) {
    var first = mail.ticket().map(tickets::get).flatMap(Ticket::messageId).or(mail::answers);
    var receipt =
        mail.kind() == MailKind.RECEIPT
            ? Optional.<String>empty()
            : mail.ticket()
                .flatMap(ticket -> notifications.messageIdOf(ticket.value(), MailKind.RECEIPT));
    return Stream.of(first, receipt).flatMap(Optional::stream).toList();
  }
}
