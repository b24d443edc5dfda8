package dev.vigie.inbox;

import dev.vigie.ticket.TicketId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message that was taken out of a mailbox, and what became of it. */
@Entity
@Table(name = "incoming_mail")
public class IncomingMail {

  private static final int LONGEST_REMARK = 500;

  @Id private String id;
  private String mailbox;
  private String fingerprint;
  private Instant arrivedAt;
  private long size;
  private String messageId;
  private String sender;
  private String subject;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Reason reason;

  private String remark;
  private String ticketId;
  private Instant handledAt;
  private int attempts;

  /** What became of it. */
  public enum State {
    WAITING,
    OPENED,
    REPLIED,
    REFUSED,
    IGNORED,
    SET_ASIDE,
    DISMISSED
  }

  /** Why it neither opened nor answered anything. */
  public enum Reason {
    AUTOMATIC,
    OWN,
    FORGED,
    TOO_MANY,
    UNREADABLE,
    NO_SENDER,
    UNKNOWN_SENDER,
    NOT_PLACEABLE
  }

  protected IncomingMail() {}

  IncomingMail(String mailbox, String fingerprint, Instant arrivedAt, long size) {
    this.id = UUID.randomUUID().toString();
    this.mailbox = mailbox;
    this.fingerprint = fingerprint;
    this.arrivedAt = arrivedAt;
    this.size = size;
    this.state = State.WAITING;
  }

  /** What of it a person recognises it by. */
  void read(ReceivedMessage message) {
    messageId = cut(message.messageId(), 300);
    sender = cut(message.sender(), 254);
    subject = cut(message.subject(), 300);
  }

  void filed(State became, TicketId ticket, Instant now) {
    state = became;
    ticketId = ticket.value();
    reason = null;
    remark = null;
    handledAt = now;
  }

  void left(State became, Reason why, String details, Instant now) {
    state = became;
    reason = why;
    remark = cut(details, LONGEST_REMARK);
    handledAt = now;
  }

  void failed(String error) {
    attempts++;
    remark = cut(error, LONGEST_REMARK);
  }

  void takeAgain() {
    state = State.WAITING;
    reason = null;
    remark = null;
    handledAt = null;
  }

  void dismiss(String who, Instant now) {
    state = State.DISMISSED;
    remark = cut(who, LONGEST_REMARK);
    handledAt = now;
  }

  private static String cut(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  public String id() {
    return id;
  }

  public String mailbox() {
    return mailbox;
  }

  /** When the mail server had it, which is when the customer had told us. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  /** In bytes, as it was on the server. */
  public long size() {
    return size;
  }

  public Optional<String> sender() {
    return Optional.ofNullable(sender);
  }

  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  public State state() {
    return state;
  }

  public Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  public Optional<String> remark() {
    return Optional.ofNullable(remark);
  }

  public Optional<TicketId> ticket() {
    return Optional.ofNullable(ticketId).map(TicketId::new);
  }

  /** How often filing it failed. */
  public int attempts() {
    return attempts;
  }

  boolean waiting() {
    return state == State.WAITING;
  }
}
