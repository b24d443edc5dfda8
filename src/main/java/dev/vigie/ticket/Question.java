package dev.vigie.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

  protected Question() {}

  Question(TicketId ticket, String occurrence, Instant askedAt, Instant remindAt) {
    this.id = UUID.randomUUID().toString();
    this.ticketId = ticket.value();
    this.occurrence = occurrence;
    this.askedAt = askedAt;
    this.remindAt = remindAt;
  }

  void answer(Instant at) {
    answeredAt = at;
  }

  void remind(Instant next) {
    reminders++;
    remindAt = next;
  }

  String id() {
    return id;
  }

  TicketId ticket() {
    return new TicketId(ticketId);
  }

  boolean open() {
    return answeredAt == null;
  }

  Instant remindAt() {
    return remindAt;
  }

  int reminders() {
    return reminders;
  }
}
