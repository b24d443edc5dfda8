package dev.vigie.availability;

import dev.vigie.agreement.ServiceInstance;
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

/**
 * A service that a customer has under an agreement, of which we measure how much it can be used.
 */
@Entity
@Table(name = "service")
public class MeasuredService {

  @Id private String id;
  private String customer;
  private String agreement;
  private String plan;
  private String name;

  @Enumerated(EnumType.STRING)
  private ServiceInstance instance;

  private Instant activeFrom;
  private Instant activeTo;
  @Version private int version;

  protected MeasuredService() {}

  MeasuredService(String customer, String agreement, ServiceFacts facts) {
    this.id = UUID.randomUUID().toString();
    this.customer = customer;
    this.agreement = agreement;
    become(facts);
  }

  void become(ServiceFacts facts) {
    name = facts.name();
    plan = facts.plan();
    instance = facts.instance();
    activeFrom = facts.activeFrom();
    activeTo = facts.activeTo();
  }

  ServiceFacts facts() {
    return new ServiceFacts(name, plan, instance, activeFrom, activeTo);
  }

  public String id() {
    return id;
  }

  public String customer() {
    return customer;
  }

  public String agreement() {
    return agreement;
  }

  /** Empty text where the agreement has no plans. */
  public String plan() {
    return plan;
  }

  public String name() {
    return name;
  }

  public ServiceInstance instance() {
    return instance;
  }

  public Instant activeFrom() {
    return activeFrom;
  }

  /** Empty while the customer has it. */
  public Optional<Instant> activeTo() {
    return Optional.ofNullable(activeTo);
  }

  /** From when until when the customer has it. */
  TimeSpan active() {
    return activeTo == null ? TimeSpan.since(activeFrom) : new TimeSpan(activeFrom, activeTo);
  }
}
