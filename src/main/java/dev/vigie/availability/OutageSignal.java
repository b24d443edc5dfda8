package dev.vigie.availability;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What monitoring said of a service, once; never changed. */
@Entity
@Table(name = "outage_signal")
class OutageSignal {

  enum State {
    DOWN,
    UP
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String serviceId;
  private String incident;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant at;
  private String monitor;
  private Instant receivedAt;

  protected OutageSignal() {}

  OutageSignal(
      String serviceId,
      String incident,
      State state,
      Instant at,
      String monitor,
      Instant receivedAt) {
    this.serviceId = serviceId;
    this.incident = incident;
    this.state = state;
    this.at = at;
    this.monitor = monitor;
    this.receivedAt = receivedAt;
  }

  boolean down() {
    return state == State.DOWN;
  }

  Instant at() {
    return at;
  }
}
