package dev.vigie.ticket;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One trouble of many customers (offimizer/2.3.broadcast), worked on in one ticket. */
@Entity
@Table(name = "blocking_incident")
public class BlockingIncident {

  private static final Pattern REFERENCE = Pattern.compile("(?i)\\s*B-?0*(\\d{1,15})\\s*");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private String agreement;
  private String leadTicket;
  private String occurrence;
  private Instant announcedAt;
  private Instant overAt;
  private String outcome;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(
      name = "blocking_incident_customer",
      joinColumns = @JoinColumn(name = "incident_seq"))
  @OrderColumn(name = "position")
  @Column(name = "customer_id")
  private List<String> customers = new ArrayList<>();

  protected BlockingIncident() {}

  BlockingIncident(Ticket lead, String occurrence, List<String> customers, Instant at) {
    this.agreement = lead.agreement();
    this.leadTicket = lead.id().value();
    this.occurrence = occurrence;
    this.customers.addAll(customers);
    this.announcedAt = at;
  }

  /**
   * @param solution null if it ended without one
   */
  void over(Instant at, String solution) {
    overAt = at;
    outcome = solution;
  }

  long seq() {
    return seq;
  }

  String reference() {
    return reference(seq);
  }

  /** How people name it, such as {@code B-000012}. */
  public static String reference(long seq) {
    return "B-%06d".formatted(seq);
  }

  /** Reads what a person wrote; empty if that is no reference. */
  static Optional<Long> parse(String reference) {
    var found = REFERENCE.matcher(reference == null ? "" : reference);
    return found.matches() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
  }

  String agreement() {
    return agreement;
  }

  TicketId lead() {
    return new TicketId(leadTicket);
  }

  boolean open() {
    return overAt == null;
  }

  /** Empty while it lasts. */
  Optional<Instant> overAt() {
    return Optional.ofNullable(overAt);
  }

  /** What solved it; empty while it lasts, or if it ended without a solution. */
  Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Who was told. */
  public List<String> customers() {
    return List.copyOf(customers);
  }
}
