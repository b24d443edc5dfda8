package dev.vigie.availability;

import dev.vigie.agreement.Agreements;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.Visibility;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The services that customers have. */
@Service
@Transactional
public class Services {

  private static final int MOST = 200;
  private static final Limit SHOWN = Limit.of(1_000);

  private final ServiceRecords records;
  private final Corrections corrections;
  private final Agreements agreements;

  Services(ServiceRecords records, Corrections corrections, Agreements agreements) {
    this.records = records;
    this.corrections = corrections;
    this.agreements = agreements;
  }

  /**
   * Writes down a service; one that is there already, alike in everything, is answered again.
   *
   * @throws AvailabilityRefused naming the field and the remedy
   */
  public MeasuredService add(String customer, String agreement, ServiceFacts facts) {
    check(agreement, facts);
    var known = records.findByCustomerAndAgreementAndName(customer, agreement, facts.name());
    if (known.isEmpty()) {
      if (records.countByCustomerAndAgreement(customer, agreement) >= MOST) {
        throw new AvailabilityRefused(
            "too-many",
            "customer",
            "%s has %d services under %s already; no more can be kept."
                .formatted(customer, MOST, agreement));
      }
      return records.save(new MeasuredService(customer, agreement, facts));
    }
    if (!known.get().facts().equals(facts)) {
      throw nameTaken(facts);
    }
    return known.get();
  }

  /**
   * Sets right what is known of a service.
   *
   * @throws AvailabilityRefused naming the field and the remedy
   */
  public MeasuredService correct(MeasuredService known, ServiceFacts facts, Hand hand) {
    var service = records.lock(known.id()).orElseThrow();
    check(service.agreement(), facts);
    records
        .findByCustomerAndAgreementAndName(service.customer(), service.agreement(), facts.name())
        .filter(other -> !other.id().equals(service.id()))
        .ifPresent(
            other -> {
              throw nameTaken(facts);
            });
    var before = Corrections.fields(service);
    service.become(facts);
    corrections.record(service.id(), before, Corrections.fields(service), hand);
    return service;
  }

  /** Until the end of the transaction nobody else changes what belongs to it. */
  public void lock(String id) {
    records.lock(id).orElseThrow(() -> new NotKnown("service", id));
  }

  /**
   * @throws NotKnown also for one that exists but is not to be seen
   */
  @Transactional(readOnly = true)
  public MeasuredService find(String id, Visibility reader) {
    return records
        .findById(id)
        .filter(service -> reader.organisation().map(service.customer()::equals).orElse(true))
        .orElseThrow(() -> new NotKnown("service", id));
  }

  /**
   * By customer, agreement and name.
   *
   * @param customer null for all that the reader may see, as {@code agreement}
   */
  @Transactional(readOnly = true)
  public Page<MeasuredService> page(
      String customer, String agreement, Visibility reader, Pageable page) {
    return records.of(reader.organisation().orElse(customer), agreement, page);
  }

  /** Those that have a service, in alphabetical order; the first thousand. */
  @Transactional(readOnly = true)
  public List<String> customers() {
    return records.customers(SHOWN);
  }

  /** Those that a ticket may tell of. */
  @Transactional(readOnly = true)
  public List<MeasuredService> of(Ticket ticket) {
    return of(ticket.customer(), ticket.agreement());
  }

  /** In alphabetical order; all of them, since no more than 200 can be added. */
  @Transactional(readOnly = true)
  public List<MeasuredService> of(String customer, String agreement) {
    return records.findByCustomerAndAgreementOrderByName(customer, agreement);
  }

  /** The one that the ticket names, or the only one there is; empty if neither is known. */
  @Transactional(readOnly = true)
  public Optional<MeasuredService> namedBy(Ticket ticket) {
    var all = of(ticket);
    return all.stream()
        .filter(service -> service.name().equalsIgnoreCase(ticket.service()))
        .findFirst()
        .or(() -> Optional.of(all).filter(some -> some.size() == 1).map(List::getFirst));
  }

  private void check(String agreement, ServiceFacts facts) {
    var terms =
        agreements
            .newest(agreement)
            .orElseThrow(
                () ->
                    new AvailabilityRefused(
                        "agreement",
                        "agreement",
                        "There is no agreement '%s'; use one of %s."
                            .formatted(agreement, agreements.names())));
    var plans = terms.plans();
    if (plans.isEmpty() ? !facts.plan().isEmpty() : !plans.contains(facts.plan())) {
      throw new AvailabilityRefused(
          "plan",
          "plan",
          plans.isEmpty()
              ? "The agreement %s has no plans; leave plan out.".formatted(agreement)
              : "'%s' is no plan of %s; use one of %s.".formatted(facts.plan(), agreement, plans));
    }
    if (facts.activeTo() != null && !facts.activeTo().isAfter(facts.activeFrom())) {
      throw new AvailabilityRefused(
          "active", "activeTo", "activeTo is not after activeFrom; correct one of them.");
    }
    Moment.require("activeFrom", facts.activeFrom());
    Moment.require("activeTo", facts.activeTo());
  }

  private static AvailabilityRefused nameTaken(ServiceFacts facts) {
    return new AvailabilityRefused(
        "name-taken",
        "name",
        "The customer has another service '%s' under this agreement; choose another name."
            .formatted(facts.name()));
  }
}
