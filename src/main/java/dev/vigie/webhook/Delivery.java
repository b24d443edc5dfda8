package dev.vigie.webhook;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TimelineKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One thing that a program is told, and what became of it. */
@Entity
@Table(name = "webhook_delivery")
public class Delivery {

  private static final int LONGEST_ANSWER = 500;

  @Id private String id;
  private String hook;
  private String ticketId;
  private String occurrence;

  @Enumerated(EnumType.STRING)
  private TimelineKind kind;

  private String body;
  private Instant createdAt;
  private Instant deliveredAt;
  private Instant givenUpAt;
  private int attempts;
  private String lastAnswer;
  private String lastWish;
  private Instant wishedAt;
  @Version private int version;

  protected Delivery() {}

  Delivery(
      String hook,
      TicketId ticket,
      String occurrence,
      TimelineKind kind,
      String body,
      Instant createdAt) {
    this.id = UUID.randomUUID().toString();
    this.hook = hook;
    this.ticketId = ticket.value();
    this.occurrence = occurrence;
    this.kind = kind;
    this.body = body;
    this.createdAt = createdAt;
    this.wishedAt = createdAt;
  }

  void delivered(String answer, Instant at) {
    tried(answer);
    deliveredAt = at;
  }

  void givenUp(String answer, Instant at) {
    tried(answer);
    givenUpAt = at;
  }

  void tried(String answer) {
    attempts++;
    lastAnswer = answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) : answer;
  }

  /**
   * Once more, on purpose.
   *
   * @return false if it was wished for before
   */
  boolean again(String wish, Instant at) {
    if (wish.equals(lastWish)) {
      return false;
    }
    lastWish = wish;
    wishedAt = at;
    deliveredAt = null;
    givenUpAt = null;
    return true;
  }

  boolean settled() {
    return deliveredAt != null || givenUpAt != null;
  }

  public String id() {
    return id;
  }

  public String hook() {
    return hook;
  }

  public TicketId ticket() {
    return new TicketId(ticketId);
  }

  public TimelineKind kind() {
    return kind;
  }

  public String body() {
    return body;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When somebody last wanted it to be told: at first when it was written. */
  Instant wishedAt() {
    return wishedAt;
  }

  public Optional<Instant> deliveredAt() {
    return Optional.ofNullable(deliveredAt);
  }

  public Optional<Instant> givenUpAt() {
    return Optional.ofNullable(givenUpAt);
  }

  public int attempts() {
    return attempts;
  }

  public Optional<String> lastAnswer() {
    return Optional.ofNullable(lastAnswer);
  }
}
