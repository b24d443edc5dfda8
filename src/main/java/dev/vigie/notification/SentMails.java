package dev.vigie.notification;

import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.TicketId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails that we wrote, and what became of them. */
@Service
@Transactional
public class SentMails {

  private final Notifications notifications;
  private final Enclosures enclosures;
  private final PersistentTasks tasks;
  private final MailProperties settings;
  private final Clock time;

  SentMails(
      Notifications notifications,
      Enclosures enclosures,
      PersistentTasks tasks,
      MailProperties settings,
      Clock time) {
    this.notifications = notifications;
    this.enclosures = enclosures;
    this.tasks = tasks;
    this.settings = settings;
    this.time = time;
  }

  /**
   * Newest first.
   *
   * @param unsent whether only those that the mail server has not taken yet
   */
  @Transactional(readOnly = true)
  Page<Notification> mails(boolean unsent, Pageable page) {
    return unsent ? notifications.unsentNewestFirst(page) : notifications.newestFirst(page);
  }

  @Transactional(readOnly = true)
  Optional<Notification> find(String id) {
    return notifications.findById(id);
  }

  /**
   * Sends a mail once more, on purpose: it gets an id of its own, so that no mail program hides it.
   *
   * @param occurrence the same for every delivery of the same wish
   * @return false if this was wished for before
   */
  boolean sendAgain(Notification mail, String occurrence) {
    if (notifications.existsByOccurrence(occurrence)) {
      return false;
    }
    var again = notifications.save(mail.again(occurrence, settings.host(), time.instant()));
    notifications.flush();
    enclosures.of(mail.id()).ifPresent(file -> enclosures.keep(again.id(), file));
    tasks.owe(MailDispatch.SEND_MAIL, again.id(), again.id());
    return true;
  }

  /** A mail that reached nobody, and the ticket that it told of. */
  public record CameBack(TicketId ticket, String recipient) {}

  /**
   * Writes down that a mail could not be delivered after the mail server had taken it.
   *
   * @param status as the other server says it, such as {@code 5.1.1}
   * @return empty if it is no mail of ours, or tells of no ticket
   */
  public Optional<CameBack> cameBack(String messageId, String status) {
    var mail = notifications.findByMessageId(messageId).stream().findFirst();
    mail.ifPresent(one -> one.cameBack(status));
    return mail.flatMap(one -> one.ticket().map(id -> new CameBack(id, one.recipient())));
  }

  /** The ticket that one of these mails told of, if one of them is ours. */
  public Optional<TicketId> ticketOf(Collection<String> messageIds) {
    List<String> tickets = notifications.ticketsOf(messageIds);
    return tickets.stream().findFirst().map(TicketId::new);
  }

  /** Whether it is an address that we write from or to ourselves. */
  public boolean ours(String address) {
    return Stream.of(settings.from(), settings.team(), settings.teamLead())
        .anyMatch(address::equalsIgnoreCase);
  }
}
