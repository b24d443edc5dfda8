package dev.vigie.notification;

import dev.vigie.ticket.TicketId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One mail, written when what it tells became true, and what became of sending it. */
@Entity
@Table(name = "notification")
class Notification {

  private static final int LONGEST_ERROR = 500;

  @Id private String id;

  /** Rises with each mail that is written, of one moment too; given by the database. */
  @Column(insertable = false, updatable = false)
  private Long seq;

  private String ticketId;
  private String incomingMailId;
  private String answers;
  private String about;
  private String occurrence;

  @Enumerated(EnumType.STRING)
  private MailKind kind;

  private String recipient;
  private String subject;
  private String textBody;
  private String htmlBody;
  private String language;
  private String messageId;
  private Instant createdAt;
  private Instant sentAt;
  private Instant refusedAt;
  private Instant failedAt;
  private int attempts;
  private String lastError;

  protected Notification() {}

  /** Tells of a ticket. */
  Notification(TicketId ticket, Letter letter, RenderedMail mail, String host, Instant now) {
    this(letter, mail, host, now);
    this.ticketId = ticket.value();
  }

  /** Answers a mail for which there is no ticket. */
  Notification(
      String incomingMail,
      Optional<String> itsMessageId,
      Letter letter,
      RenderedMail mail,
      String host,
      Instant now) {
    this(letter, mail, host, now);
    this.incomingMailId = incomingMail;
    this.answers = itsMessageId.orElse(null);
  }

  /** Tells of something that belongs to no ticket. */
  static Notification about(
      String subject, Letter letter, RenderedMail mail, String host, Instant now) {
    var notification = new Notification(letter, mail, host, now);
    notification.about = subject;
    return notification;
  }

  private Notification(Letter letter, RenderedMail mail, String host, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.occurrence = letter.occurrence();
    this.kind = letter.kind();
    this.recipient = letter.recipient();
    this.subject = mail.subject();
    this.textBody = mail.text();
    this.htmlBody = mail.html();
    this.language = letter.locale().getLanguage();
    this.messageId = "<%s@%s>".formatted(id, host);
    this.createdAt = now;
  }

  /** The same words to the same reader, as another mail. */
  Notification again(String occurrence, String host, Instant now) {
    var letter = new Letter(kind, occurrence, recipient, Locale.of(language), Map.of());
    var again = new Notification(letter, new RenderedMail(subject, textBody, htmlBody), host, now);
    again.ticketId = ticketId;
    again.about = about;
    again.answers = answers;
    return again;
  }

  void sent(Instant now) {
    attempts++;
    sentAt = now;
    lastError = null;
  }

  /** Taken by the mail server, but not by the one of the recipient. */
  void cameBack(String status) {
    lastError = "came back: " + status;
  }

  void failed(String error, Instant now) {
    attempts++;
    failedAt = now;
    lastError = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
  }

  /** The mail server will never take it. */
  void refused(String error, Instant now) {
    failed(error, now);
    refusedAt = now;
  }

  public String id() {
    return id;
  }

  /** Empty for an answer to a mail for which there is none. */
  public Optional<TicketId> ticket() {
    return Optional.ofNullable(ticketId).map(TicketId::new);
  }

  /** What it tells of, where that is no ticket. */
  Optional<String> about() {
    return Optional.ofNullable(about);
  }

  /** The id of the message that it answers, where it tells of no ticket. */
  Optional<String> answers() {
    return Optional.ofNullable(answers);
  }

  public MailKind kind() {
    return kind;
  }

  public String recipient() {
    return recipient;
  }

  public String subject() {
    return subject;
  }

  public String text() {
    return textBody;
  }

  /** Empty if it has plain text only. */
  public String html() {
    return htmlBody;
  }

  public String language() {
    return language;
  }

  public String messageId() {
    return messageId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  boolean settled() {
    return sentAt != null || refusedAt != null;
  }

  /** When the mail server took it; empty while it has not. */
  public Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** When the mail server said that it will never take it; empty if it did not. */
  public Optional<Instant> refusedAt() {
    return Optional.ofNullable(refusedAt);
  }

  /** When the mail server did not take it, the last time; empty if it never refused. */
  Optional<Instant> failedAt() {
    return Optional.ofNullable(failedAt);
  }

  /** How often it was handed to the mail server. */
  public int attempts() {
    return attempts;
  }

  /** What the mail server said the last time that it did not take it. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }
}
