package dev.vigie.notification;

import dev.vigie.scheduling.PersistentTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readers get what is about one ticket, or one other thing, in the order in which it was written,
 * however long the mail server was away: "moved to nine o'clock" never before "planned for eight".
 * Only a mail that is refused while others are taken keeps the later ones back no longer than an
 * hour.
 */
@Component
class MailOrder {

  private static final Duration LONGEST_KEPT_BACK = Duration.ofHours(1);

  /** A mail server that took a mail so shortly before was there. */
  private static final Duration SHORTLY = Duration.ofMinutes(10);

  /** So long the mail before may be under way. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  private final Notifications notifications;
  private final PersistentTasks tasks;
  private final Clock time;

  MailOrder(Notifications notifications, PersistentTasks tasks, Clock time) {
    this.notifications = notifications;
    this.tasks = tasks;
    this.time = time;
  }

  /** When to look again, because a mail before this one is not sent yet; empty if it may go. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(String id) {
    var now = time.instant();
    return notifications
        .findById(id)
        .filter(mail -> !mail.settled())
        .flatMap(
            mail ->
                before(mail)
                    .filter(before -> mayKeepBack(before, mail, now))
                    .map(before -> now.plus(pause(before, age(mail, now)))));
  }

  private Optional<Notification> before(Notification mail) {
    return first(mail).filter(first -> !first.id().equals(mail.id()));
  }

  /** Of those that are not sent yet, to the same reader about the same thing. */
  private Optional<Notification> first(Notification mail) {
    var ofTicket =
        mail.ticket()
            .map(ticket -> notifications.unsentOf(ticket.value(), mail.recipient(), Limit.of(1)));
    var about =
        mail.about()
            .map(subject -> notifications.unsentAbout(subject, mail.recipient(), Limit.of(1)));
    return ofTicket.or(() -> about).flatMap(found -> found.stream().findFirst());
  }

  /** It was settled: the next one, which may be waiting for it, need not wait longer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(Notification mail) {
    first(mail).ifPresent(next -> tasks.hurry(MailDispatch.SEND_MAIL, next.id()));
  }

  private boolean mayKeepBack(Notification before, Notification mail, Instant now) {
    var tried = before.failedAt().orElse(now);
    return age(mail, now).compareTo(LONGEST_KEPT_BACK) < 0
        || !notifications.existsBySentAtBetween(tried.minus(SHORTLY), tried);
  }

  private static Duration pause(Notification before, Duration age) {
    if (before.attempts() == 0 && age.compareTo(UNDER_WAY) < 0) {
      return Duration.ZERO;
    }
    return age.compareTo(SHORTLY) < 0 ? SHORT_PAUSE : LONG_PAUSE;
  }

  private static Duration age(Notification mail, Instant now) {
    return Duration.between(mail.createdAt(), now);
  }
}
