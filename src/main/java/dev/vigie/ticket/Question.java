package dev.vigie.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Something we asked the customer and wait for; what it says is on the timeline. */
@Entity
@Table(name = "question")
class Question {

  @Id private String id;
  private String ticketId;
  private String occurrence;
  private Instant askedAt;
  private Instant answeredAt;
  private Instant remindAt;
  private int reminders;

  @Enumerated(EnumType.STRING)
  private Topic topic;

  private Instant silentAt;
  private Boolean agreed;

  /** What the customer is asked for. */
  enum Topic {
    /** An answer, without which work does not go on. */
    QUESTION,
    /** What the request lacks (qohash/2.1). */
    DETAILS,
    /** Whether another severity is right (qohash/2.2.3). */
    SEVERITY,
    /** A proof of who they are (aidi/6.0.identity). */
    IDENTITY,
    /** Whether a solution is one. */
    SOLUTION;

    /** Who says nothing agrees, rather than no longer to want anything. */
    boolean silenceAgrees() {
      return this == SEVERITY || this == SOLUTION;
    }

    /** As a designer writes it in a table or model. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Topic of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  protected Question() {}

  /**
   * @param silentAt when it is no longer waited for; empty: never
   */
  Question(
      TicketId ticket,
      Topic topic,
      String occurrence,
      Instant askedAt,
      Instant remindAt,
      Optional<Instant> silentAt) {
    this.id = UUID.randomUUID().toString();
    this.ticketId = ticket.value();
    this.occurrence = occurrence;
    this.askedAt = askedAt;
    this.remindAt = remindAt;
    this.topic = topic;
    this.silentAt = silentAt.orElse(null);
  }

  void answer(Instant at) {
    answeredAt = at;
  }

  /** How long the customer was waited for until {@code now}. */
  Duration waited(Instant now) {
    return Duration.between(askedAt, answeredAt == null ? now : answeredAt);
  }

  void decide(boolean agrees) {
    agreed = agrees;
  }

  /** Whether the customer agrees; empty unless they said so in as many words. */
  Optional<Boolean> agreed() {
    return Optional.ofNullable(agreed);
  }

  Instant askedAt() {
    return askedAt;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  void remind(Instant next) {
    reminders++;
    remindAt = next;
  }

  String id() {
    return id;
  }

  /** The business key of what the timeline says of its asking. */
  String asking() {
    return "asked:" + id;
  }

  TicketId ticket() {
    return new TicketId(ticketId);
  }

  boolean open() {
    return answeredAt == null;
  }

  Topic topic() {
    return topic;
  }

  /** When it is no longer waited for; empty: never. */
  Optional<Instant> silentAt() {
    return Optional.ofNullable(silentAt);
  }

  Instant remindAt() {
    return remindAt;
  }

  int reminders() {
    return reminders;
  }
}
