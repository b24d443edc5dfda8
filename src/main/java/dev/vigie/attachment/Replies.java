package dev.vigie.attachment;

import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketClosed;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is written on a ticket's page together with the files that come with it, or neither. */
@Service
@Transactional
public class Replies {

  private final Conversation conversation;
  private final Attachments attachments;
  private final Tickets tickets;
  private final Clock time;

  Replies(Conversation conversation, Attachments attachments, Tickets tickets, Clock time) {
    this.conversation = conversation;
    this.attachments = attachments;
    this.tickets = tickets;
    this.time = time;
  }

  /** As {@link Conversation#reply(TicketId, String, String, String, Boolean)}, with files. */
  public void reply(
      TicketId id,
      String occurrence,
      String author,
      String text,
      Boolean agrees,
      List<Upload> files) {
    conversation.reply(id, occurrence, author, text, agrees);
    addFiles(id, occurrence, author, files);
  }

  /** Files of the request itself. */
  public void addFiles(TicketId id, String occurrence, String author, List<Upload> files) {
    var workedOn = tickets.lockedWhereWorkedOn(id);
    if (!workedOn.status().open()) {
      throw new TicketClosed(workedOn.number());
    }
    attachments.add(workedOn.id(), occurrence, files, author, time.instant());
  }
}
