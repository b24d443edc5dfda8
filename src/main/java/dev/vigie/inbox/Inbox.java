package dev.vigie.inbox;

import dev.vigie.inbox.IncomingMail.State;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails that came in, for people who look after them. */
@Service
@Transactional
public class Inbox {

  private static final int LONGEST_SOURCE_SHOWN = 20_000;

  private final IncomingMails mails;
  private final MailStore store;
  private final PersistentTasks tasks;
  private final InboxProperties settings;
  private final Clock time;

  Inbox(
      IncomingMails mails,
      MailStore store,
      PersistentTasks tasks,
      InboxProperties settings,
      Clock time) {
    this.mails = mails;
    this.store = store;
    this.tasks = tasks;
    this.settings = settings;
    this.time = time;
  }

  /**
   * A mail as a person reads it.
   *
   * @param said what was written; the source, where nothing can be read out of it
   * @param folded what it answers and the signature; empty if nothing was folded away
   * @param files the names of what came with it
   */
  public record WholeMail(
      IncomingMail mail, String senderName, String said, String folded, List<String> files) {}

  /** Where customers write to, by agreement. */
  public record Address(String agreement, String address) {}

  /** Newest first. */
  @Transactional(readOnly = true)
  public Page<IncomingMail> mails(Optional<State> state, Pageable page) {
    return state
        .map(wanted -> mails.newestFirst(wanted, page))
        .orElseGet(() -> mails.newestFirst(page));
  }

  @Transactional(readOnly = true)
  public Optional<WholeMail> whole(String id) {
    return mails.findById(id).map(this::whole);
  }

  /** Empty also for a mail of another ticket. */
  @Transactional(readOnly = true)
  public Optional<WholeMail> whole(TicketId ticket, String id) {
    return mails
        .findById(id)
        .filter(mail -> mail.ticket().equals(Optional.of(ticket)))
        .map(this::whole);
  }

  /** How many wait for a person. */
  @Transactional(readOnly = true)
  public long setAside() {
    return mails.countByState(State.SET_ASIDE);
  }

  public List<Address> addresses() {
    return settings.mailboxes().stream()
        .map(mailbox -> new Address(mailbox.agreement(), mailbox.address()))
        .toList();
  }

  /**
   * Files a mail once more that opened and answered nothing; something may have been mended since.
   *
   * @return false if it is filed already
   */
  public boolean fileAgain(String id) {
    var mail = mails.locked(id).orElseThrow();
    if (mail.ticket().isPresent() || mail.state() == State.WAITING) {
      return false;
    }
    mail.takeAgain();
    tasks.owe(MailStore.FILE_MAIL, id, id);
    return true;
  }

  /**
   * Somebody has looked at it, and nothing else is to be done.
   *
   * @return false if it is not one that waits for a person
   */
  public boolean dismiss(String id, String who) {
    var mail = mails.locked(id).orElseThrow();
    if (mail.state() != State.SET_ASIDE) {
      return false;
    }
    mail.dismiss(who, time.instant());
    return true;
  }

  private WholeMail whole(IncomingMail mail) {
    var source = store.source(mail.id());
    try {
      var message = MessageReader.read(source, null);
      return new WholeMail(
          mail,
          message.senderName(),
          message.said(),
          message.folded(),
          message.attachments().stream().map(file -> file.name()).toList());
    } catch (UnreadableMessage unreadable) {
      var length = Math.min(source.length, LONGEST_SOURCE_SHOWN);
      var shown = new String(source, 0, length, StandardCharsets.UTF_8);
      return new WholeMail(mail, null, shown, "", List.of());
    }
  }
}
