package dev.vigie.availability;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** That something written down before was set right; never changed itself. */
@Entity
@Table(name = "availability_correction")
public class Correction {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String subject;
  private Instant at;
  private String who;
  private String field;
  private String oldValue;
  private String newValue;
  private String reason;

  protected Correction() {}

  Correction(
      String subject,
      Instant at,
      String who,
      String field,
      String oldValue,
      String newValue,
      String reason) {
    this.subject = subject;
    this.at = at;
    this.who = who;
    this.field = field;
    this.oldValue = oldValue;
    this.newValue = newValue;
    this.reason = reason;
  }

  /** The id of the service, outage or maintenance. */
  public String subject() {
    return subject;
  }

  public Instant at() {
    return at;
  }

  public String who() {
    return who;
  }

  /** As the HTTP interface names it. */
  public String field() {
    return field;
  }

  /** Instants in UTC as ISO-8601; empty if there was nothing. */
  public Optional<String> before() {
    return Optional.ofNullable(oldValue);
  }

  /** See {@link #before()}. */
  public Optional<String> after() {
    return Optional.ofNullable(newValue);
  }

  public String reason() {
    return reason;
  }
}
