package dev.vigie.inbox;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import dev.vigie.attachment.Attachments;
import dev.vigie.attachment.Refusal;
import dev.vigie.customer.Customer;
import dev.vigie.customer.Customers;
import dev.vigie.inbox.InboxProperties.MailboxSettings;
import dev.vigie.inbox.IncomingMail.Reason;
import dev.vigie.inbox.IncomingMail.State;
import dev.vigie.notification.SentMails;
import dev.vigie.notification.Stranger;
import dev.vigie.notification.StrangerMails;
import dev.vigie.ticket.Contact;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Happening;
import dev.vigie.ticket.NewTicket;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what a message is: a reply to a ticket of the sender's organisation, a new request of an
 * organisation that we know, something of a stranger, or nothing that anybody wrote.
 */
@Service
@Transactional
class Filing {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LONGEST_REPLY = 10_000;
  private static final int LONGEST_DESCRIPTION = 20_000;
  private static final Pattern NUMBER = Pattern.compile("\\bV-\\d{4,13}-\\d{3}\\b");

  private final IncomingMails mails;
  private final MailStore store;
  private final InboxProperties settings;
  private final Customers customers;
  private final Agreements agreements;
  private final Tickets tickets;
  private final TicketService service;
  private final Conversation conversation;
  private final Attachments attachments;
  private final Timeline timeline;
  private final SentMails sent;
  private final StrangerMails strangers;
  private final MeterRegistry meters;
  private final Clock time;

  Filing(
      IncomingMails mails,
      MailStore store,
      InboxProperties settings,
      Customers customers,
      Agreements agreements,
      Tickets tickets,
      TicketService service,
      Conversation conversation,
      Attachments attachments,
      Timeline timeline,
      SentMails sent,
      StrangerMails strangers,
      MeterRegistry meters,
      Clock time) {
    this.mails = mails;
    this.store = store;
    this.settings = settings;
    this.customers = customers;
    this.agreements = agreements;
    this.tickets = tickets;
    this.service = service;
    this.conversation = conversation;
    this.attachments = attachments;
    this.timeline = timeline;
    this.sent = sent;
    this.strangers = strangers;
    this.meters = meters;
    this.time = time;
    Stream.of(State.values()).filter(state -> state != State.WAITING).forEach(this::received);
  }

  /** How many mails became what; each is told from the beginning, so that the first is seen. */
  private Counter received(State became) {
    return meters.counter("vigie.mail.received", "became", word(became));
  }

  /** The second time nothing happens. */
  public void file(String id) {
    var mail = mails.locked(id).orElseThrow();
    if (!mail.waiting()) {
      return;
    }
    var mailbox = mailbox(mail);
    if (mailbox.isEmpty()) {
      setAside(mail, Reason.NOT_PLACEABLE, "the mailbox is no longer configured");
    } else {
      try {
        var message = MessageReader.read(store.source(id), mailbox.get().authenticationServer());
        mail.read(message);
        file(mail, mailbox.get(), message);
      } catch (UnreadableMessage unreadable) {
        setAside(mail, Reason.UNREADABLE, unreadable.getMessage());
      }
    }
    received(mail.state()).increment();
  }

  /** Filing it failed, and is tried again. */
  public void failed(String id, RuntimeException error) {
    mails.findById(id).orElseThrow().failed(error.toString());
  }

  private void file(IncomingMail mail, MailboxSettings mailbox, ReceivedMessage message) {
    if (message.automatic().isPresent()) {
      message.returned().ifPresent(returned -> noteOnTicket(mail, returned));
      ignore(mail, Reason.AUTOMATIC, message.automatic().get());
    } else if (message.sender() == null) {
      setAside(mail, Reason.NO_SENDER, null);
    } else if (ours(message.sender())) {
      ignore(mail, Reason.OWN, null);
    } else if (message.failedAuthentication().isPresent()) {
      setAside(mail, Reason.FORGED, message.failedAuthentication().get());
    } else if (mails.countFrom(message.sender(), mail.arrivedAt().minus(HOUR))
        > settings.mostPerSenderAnHour()) {
      setAside(mail, Reason.TOO_MANY, null);
    } else {
      place(mail, mailbox, message);
    }
  }

  /** A message id of ours nobody can guess who has not seen the mail. */
  private void noteOnTicket(IncomingMail mail, Returned returned) {
    sent.cameBack(returned.messageId(), returned.status())
        .ifPresent(
            of ->
                conversation.mailCameBack(
                    of.ticket(),
                    "returned:" + mail.id(),
                    of.recipient(),
                    returned.status(),
                    mail.arrivedAt()));
  }

  private void place(IncomingMail mail, MailboxSettings mailbox, ReceivedMessage message) {
    var customer = customers.ofAddress(message.sender(), mailbox.agreement());
    var answered = answeredTicket(message, customer);
    if (answered.isPresent() && reply(mail, message, answered.get())) {
      return;
    }
    if (customer.isPresent()) {
      open(mail, mailbox, message, customer.get());
    } else {
      refuse(mail, mailbox, message);
    }
  }

  /**
   * Only of the sender's own organisation; what a stranger answers is as if it answered nothing.
   */
  private Optional<Ticket> answeredTicket(ReceivedMessage message, Optional<Customer> customer) {
    return byReference(message)
        .or(() -> byNumber(message.subject()))
        .filter(
            ticket ->
                ticket.contact().email().equalsIgnoreCase(message.sender())
                    || customer.filter(c -> c.id().equals(ticket.customer())).isPresent());
  }

  private Optional<Ticket> byReference(ReceivedMessage message) {
    return message.references().isEmpty()
        ? Optional.empty()
        : sent.ticketOf(message.references())
            .or(() -> mails.ticketsOf(message.references()).stream().findFirst().map(TicketId::new))
            .map(tickets::get);
  }

  private Optional<Ticket> byNumber(String subject) {
    return NUMBER
        .matcher(subject)
        .results()
        .flatMap(found -> TicketNumber.parse(found.group()).stream())
        .flatMap(number -> tickets.withSeq(number.seq()).stream())
        .findFirst();
  }

  /** Whether the ticket could take it; one that is closed for good cannot. */
  private boolean reply(IncomingMail mail, ReceivedMessage message, Ticket ticket) {
    if (!conversation.takesReplies(ticket.id())) {
      return false;
    }
    conversation.replyByMail(
        ticket.id(),
        "mail:" + mail.id(),
        message.senderName(),
        shortened(text(message), LONGEST_REPLY),
        mail.arrivedAt());
    var workedOn = tickets.lockedWhereWorkedOn(ticket.id()).id();
    keepAttachments(mail, message, workedOn);
    mail.filed(State.REPLIED, workedOn, time.instant());
    return true;
  }

  private void open(
      IncomingMail mail, MailboxSettings mailbox, ReceivedMessage message, Customer customer) {
    var lines = new LabelledLines(message.said());
    var terms = agreements.newest(mailbox.agreement());
    var plan = terms.map(all -> plan(all, customer)).orElse("");
    if (terms.isEmpty() || !terms.get().plans().isEmpty() && !terms.get().plans().contains(plan)) {
      setAside(
          mail,
          Reason.NOT_PLACEABLE,
          terms.isEmpty()
              ? "there is no agreement '%s'".formatted(mailbox.agreement())
              : "'%s' has no plan of this agreement".formatted(customer.id()));
      return;
    }
    var ticket =
        service.open(
            request(mailbox, message, customer, terms.get(), lines), terms.get(), mail.arrivedAt());
    keepAttachments(mail, message, ticket.id());
    mail.filed(State.OPENED, ticket.id(), time.instant());
  }

  private NewTicket request(
      MailboxSettings mailbox,
      ReceivedMessage message,
      Customer customer,
      Terms terms,
      LabelledLines lines) {
    var plan = plan(terms, customer);
    var severity =
        lines
            .get("severity", 20)
            .flatMap(told -> terms.severities().stream().filter(told::equalsIgnoreCase).findFirst())
            .filter(told -> terms.row(plan, told).isPresent())
            .orElse(mailbox.severity());
    return new NewTicket(
        mailbox.agreement(),
        plan,
        customer.id(),
        new Contact(
            message.senderName(),
            message.sender(),
            lines.get("phone", 40).orElse(null),
            message.language().orElse(mailbox.language()),
            lines.get("role", 80).orElse(null)),
        lines.get("service", 120).orElse(mailbox.service()),
        lines.get("serviceVersion", 60).orElse(null),
        severity,
        lines
            .get("type", 20)
            .map(type -> type.toLowerCase(Locale.ROOT))
            .filter(type -> type.matches("[a-z][a-z-]{0,19}"))
            .orElse(mailbox.type()),
        subject(message),
        shortened(text(message), LONGEST_DESCRIPTION),
        lines.get("impact", 4_000).orElse(null),
        lines.get("environment", 4_000).orElse(null),
        null,
        "mail",
        message.sender(),
        message.messageId());
  }

  private static String plan(Terms terms, Customer customer) {
    return terms.plans().isEmpty() ? "" : customer.plan().orElse("");
  }

  private void refuse(IncomingMail mail, MailboxSettings mailbox, ReceivedMessage message) {
    if (!message.wantsNoAnswer()) {
      strangers.answer(
          new Stranger(
              mail.id(),
              message.sender(),
              message.senderName(),
              Locale.of(message.language().orElse(mailbox.language())),
              subject(message),
              Optional.ofNullable(message.messageId()),
              mailbox.address()));
    }
    mail.left(State.REFUSED, Reason.UNKNOWN_SENDER, null, time.instant());
  }

  private void keepAttachments(IncomingMail mail, ReceivedMessage message, TicketId ticket) {
    var occurrence = "mail:" + mail.id();
    attachments.add(ticket, occurrence, message.attachments(), message.sender(), mail.arrivedAt());
    for (var i = 0; i < message.leftOut().size(); i++) {
      var name = message.leftOut().get(i);
      attachments.leaveOut(
          ticket, occurrence + ":large:" + i, name, Refusal.TOO_LARGE, mail.arrivedAt());
    }
    var received =
        Happening.of(
            mail.arrivedAt(),
            TimelineKind.MAIL_RECEIVED,
            message.senderName(),
            message.sender(),
            mail.id());
    timeline.record(ticket, "mail-in:" + mail.id(), received);
  }

  private boolean ours(String sender) {
    return sent.ours(sender)
        || settings.mailboxes().stream().anyMatch(m -> m.address().equalsIgnoreCase(sender));
  }

  private Optional<MailboxSettings> mailbox(IncomingMail mail) {
    return settings.mailboxes().stream().filter(m -> m.name().equals(mail.mailbox())).findFirst();
  }

  private static String subject(ReceivedMessage message) {
    var subject = message.subject().isEmpty() ? firstLine(message) : message.subject();
    return subject.length() > 200 ? subject.substring(0, 199) + "…" : subject;
  }

  private static String firstLine(ReceivedMessage message) {
    return message.said().lines().findFirst().orElse("—");
  }

  /** Some say everything in the subject. */
  private static String text(ReceivedMessage message) {
    return !message.said().isBlank()
        ? message.said()
        : message.subject().isEmpty() ? "—" : message.subject();
  }

  /** The rest can be read in the mail itself. */
  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 4) + " […]";
  }

  private void ignore(IncomingMail mail, Reason why, String details) {
    mail.left(State.IGNORED, why, details, time.instant());
  }

  private void setAside(IncomingMail mail, Reason why, String details) {
    mail.left(State.SET_ASIDE, why, details, time.instant());
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
