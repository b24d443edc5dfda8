package dev.vigie.notification;

import dev.vigie.ticket.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is known of the mails that we wrote. */
@Component
public class SentMails {

  private final Notifications notifications;
  private final MailProperties settings;

  SentMails(Notifications notifications, MailProperties settings) {
    this.notifications = notifications;
    this.settings = settings;
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
