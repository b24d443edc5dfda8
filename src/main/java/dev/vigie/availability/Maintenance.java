package dev.vigie.availability;

import dev.vigie.calendar.TimeSpan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Planned work on one service, or on all services under an agreement. */
@Entity
@Table(name = "maintenance")
public class Maintenance {

  @Id private String id;
  private String agreement;
  private String serviceId;
  private String businessKey;
  private Instant plannedFrom;
  private Instant plannedTo;
  private Instant begunAt;
  private Instant endedAt;
  private Instant cancelledAt;
  private boolean requested;
  private String what;
  private String plannedBy;
  private Instant plannedAt;
  private int planNumber;
  @Version private int version;

  protected Maintenance() {}

  /**
   * @param serviceId null for all services under the agreement
   */
  Maintenance(
      String agreement,
      String serviceId,
      String businessKey,
      MaintenanceFacts facts,
      String plannedBy,
      Instant plannedAt) {
    this.id = UUID.randomUUID().toString();
    this.agreement = agreement;
    this.serviceId = serviceId;
    this.businessKey = businessKey;
    this.plannedBy = plannedBy;
    this.plannedAt = plannedAt;
    this.planNumber = 1;
    take(facts);
  }

  /** Says whether it is planned for another time now. */
  boolean become(MaintenanceFacts facts) {
    var moved = !facts.plannedFrom().equals(plannedFrom) || !facts.plannedTo().equals(plannedTo);
    if (moved) {
      planNumber++;
    }
    take(facts);
    return moved;
  }

  private void take(MaintenanceFacts facts) {
    plannedFrom = facts.plannedFrom();
    plannedTo = facts.plannedTo();
    begunAt = facts.begunAt();
    endedAt = facts.endedAt();
    requested = facts.requested();
    what = facts.what();
  }

  void cancel(Instant now) {
    cancelledAt = now;
  }

  MaintenanceFacts facts() {
    return new MaintenanceFacts(plannedFrom, plannedTo, begunAt, endedAt, requested, what);
  }

  public String id() {
    return id;
  }

  public String agreement() {
    return agreement;
  }

  /** Empty for all services under the agreement. */
  public Optional<String> serviceId() {
    return Optional.ofNullable(serviceId);
  }

  public TimeSpan planned() {
    return new TimeSpan(plannedFrom, plannedTo);
  }

  /** When it really began; empty as long as that is as planned. */
  public Optional<Instant> begunAt() {
    return Optional.ofNullable(begunAt);
  }

  /** When it really ended; empty as long as that is as planned. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public Optional<Instant> cancelledAt() {
    return Optional.ofNullable(cancelledAt);
  }

  /** Whether the customer asked for it (qohash/5.1). */
  public boolean requested() {
    return requested;
  }

  public String what() {
    return what;
  }

  public String plannedBy() {
    return plannedBy;
  }

  public Instant plannedAt() {
    return plannedAt;
  }

  /** Grows with each other time that it is planned for. */
  public int planNumber() {
    return planNumber;
  }

  /** The time that it takes, as far as it is known at {@code now}. */
  TimeSpan taken(Instant now) {
    var from = begunAt == null ? plannedFrom : begunAt;
    var to =
        endedAt != null ? endedAt : begunAt != null && now.isAfter(plannedTo) ? now : plannedTo;
    return new TimeSpan(from, to.isBefore(from) ? from : to);
  }
}
