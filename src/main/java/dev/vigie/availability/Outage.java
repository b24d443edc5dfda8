package dev.vigie.availability;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.calendar.TimeSpan;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That a service could not be used, as far as it is known now. */
@Entity
@Table(name = "outage")
public class Outage {

  /** Who told of it. */
  public enum Source {
    TICKET,
    PERSON,
    MONITORING
  }

  /** Whether it counts. */
  public enum State {
    /** A ticket looks like one; a person decides. */
    PROPOSED,
    COUNTED,
    /** It was none. */
    DISMISSED
  }

  @Id private String id;
  private String serviceId;
  private String businessKey;

  @Enumerated(EnumType.STRING)
  private Source source;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant startedAt;
  private Instant noticedAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private InterruptionCause cause;

  private String note;
  private String ticket;
  private String reportedBy;
  private Instant reportedAt;
  private boolean corrected;
  @Version private int version;

  protected Outage() {}

  /**
   * @param ticket its number; null if no ticket tells of it
   */
  Outage(
      String serviceId,
      String businessKey,
      Source source,
      State state,
      OutageFacts facts,
      String ticket,
      String reportedBy,
      Instant reportedAt) {
    this.id = UUID.randomUUID().toString();
    this.serviceId = serviceId;
    this.businessKey = businessKey;
    this.source = source;
    this.state = state;
    this.ticket = ticket;
    this.reportedBy = reportedBy;
    this.reportedAt = reportedAt;
    become(facts);
  }

  void become(OutageFacts facts) {
    startedAt = facts.startedAt();
    noticedAt = facts.noticedAt();
    endedAt = facts.endedAt();
    cause = facts.cause();
    note = facts.note();
  }

  void become(State decided) {
    state = decided;
  }

  /** From now on programs leave it alone. */
  void correctedByAPerson() {
    corrected = true;
  }

  OutageFacts facts() {
    return new OutageFacts(startedAt, noticedAt, endedAt, cause, note);
  }

  public String id() {
    return id;
  }

  public String serviceId() {
    return serviceId;
  }

  /** The same for every telling of the same outage. */
  String businessKey() {
    return businessKey;
  }

  public Source source() {
    return source;
  }

  public State state() {
    return state;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** When the customer told us (qohash/5.2); empty if we only know it from elsewhere. */
  public Optional<Instant> noticedAt() {
    return Optional.ofNullable(noticedAt);
  }

  /** Empty while it lasts. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public InterruptionCause cause() {
    return cause;
  }

  public String note() {
    return note;
  }

  /** The number of the ticket that tells of it. */
  public Optional<String> ticket() {
    return Optional.ofNullable(ticket);
  }

  public String reportedBy() {
    return reportedBy;
  }

  public Instant reportedAt() {
    return reportedAt;
  }

  /** Whether a person set it right after it had been written down. */
  public boolean corrected() {
    return corrected;
  }

  /** Open-ended while it lasts. */
  public TimeSpan span() {
    return endedAt == null ? TimeSpan.since(startedAt) : new TimeSpan(startedAt, endedAt);
  }
}
