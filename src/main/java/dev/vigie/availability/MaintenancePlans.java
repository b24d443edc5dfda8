package dev.vigie.availability;

import dev.vigie.availability.Corrections.Hand;
import dev.vigie.availability.MaintenanceDoubt.Kind;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.customer.Customers;
import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Maintenance: planned, announced to the customers it concerns, moved, carried out or cancelled.
 */
@Service
@Transactional
public class MaintenancePlans {

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final String ANNOUNCED = "announcedAt";
  private static final Pageable ALL_SERVICES = PageRequest.of(0, 10_000);

  private final MaintenanceRecords records;
  private final AnnouncementRecords announcements;
  private final ServiceRecords services;
  private final Services known;
  private final Customers customers;
  private final MaintenanceDoubts doubts;
  private final ServiceTerms terms;
  private final Corrections corrections;
  private final ApplicationEventPublisher events;
  private final Clock time;

  MaintenancePlans(
      MaintenanceRecords records,
      AnnouncementRecords announcements,
      ServiceRecords services,
      Services known,
      Customers customers,
      MaintenanceDoubts doubts,
      ServiceTerms terms,
      Corrections corrections,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.announcements = announcements;
    this.services = services;
    this.known = known;
    this.customers = customers;
    this.doubts = doubts;
    this.terms = terms;
    this.corrections = corrections;
    this.events = events;
    this.time = time;
  }

  /**
   * What a person plans.
   *
   * @param service its id; null for all services under the agreement
   * @param announcedAt when the customers were told of it in writing by others than Vigie; null if
   *     Vigie is to tell them
   * @param confirmed whether it is meant although it is not as the agreement says
   */
  record Plan(
      String agreement,
      String service,
      MaintenanceFacts facts,
      Instant announcedAt,
      boolean confirmed) {}

  /**
   * Plans it and tells the customers, by mail.
   *
   * @param key the same for every wish of the same one
   * @throws MaintenanceDoubtful if it is not as the agreement says, and not confirmed
   * @throws AvailabilityRefused if it cannot be so, or the key stands for another one
   */
  Maintenance plan(Plan plan, String key, String who) {
    var now = time.instant();
    check(plan.facts(), now);
    Moment.requirePast("announcedAt", plan.announcedAt(), now);
    var concerned = concerned(plan.agreement(), plan.service());
    services.lock(concerned.getFirst().id()); // who sends the same twice at once comes second
    var known = records.findByBusinessKey(key);
    if (known.isPresent()) {
      return same(known.get(), plan);
    }
    requireConfirmed(plan, concerned, "", now);
    var maintenance =
        records.save(
            new Maintenance(plan.agreement(), plan.service(), key, plan.facts(), who, now));
    announce(maintenance, concerned, plan.announcedAt(), MaintenanceEvent.Kind.PLANNED, now);
    return maintenance;
  }

  /**
   * Sets it right; another time is announced again.
   *
   * @throws MaintenanceDoubtful see {@link #plan}
   * @throws AvailabilityRefused see {@link #plan}
   */
  Maintenance change(
      String id, MaintenanceFacts facts, Instant announcedAt, boolean confirmed, Hand hand) {
    var now = time.instant();
    check(facts, now);
    Moment.requirePast("announcedAt", announcedAt, now);
    var maintenance = locked(id);
    var planned = new TimeSpan(facts.plannedFrom(), facts.plannedTo());
    var all = concerned(maintenance.agreement(), maintenance.serviceId().orElse(null));
    var concerned =
        planned.equals(maintenance.planned()) ? toldOtherwise(maintenance, all, announcedAt) : all;
    if (!concerned.isEmpty()) {
      var plan = new Plan(maintenance.agreement(), null, facts, announcedAt, confirmed);
      requireConfirmed(plan, concerned, id, now);
    }
    var before = Corrections.fields(maintenance);
    var moved = maintenance.become(facts);
    corrections.record(id, before, Corrections.fields(maintenance), hand);
    if (moved) {
      announce(maintenance, concerned, announcedAt, MaintenanceEvent.Kind.MOVED, now);
    } else if (!concerned.isEmpty()) {
      toldBefore(maintenance, concerned, Moment.kept(announcedAt), hand);
    }
    return maintenance;
  }

  /** The customers are told, unless it is over; the second time nothing happens. */
  Maintenance cancel(String id, Hand hand) {
    var now = time.instant();
    var maintenance = locked(id);
    if (maintenance.cancelledAt().isPresent()) {
      return maintenance;
    }
    var before = Corrections.fields(maintenance);
    maintenance.cancel(now);
    corrections.record(id, before, Corrections.fields(maintenance), hand);
    if (maintenance.planned().end().isAfter(now)) {
      var concerned = concerned(maintenance.agreement(), maintenance.serviceId().orElse(null));
      byCustomer(concerned)
          .forEach(
              (customer, names) ->
                  tell(maintenance, customer, names, MaintenanceEvent.Kind.CANCELLED));
    }
    return maintenance;
  }

  @Transactional(readOnly = true)
  public Maintenance find(String id) {
    return records.findById(id).orElseThrow(() -> new NotKnown("maintenance", id));
  }

  /**
   * @throws NotKnown also for one that exists but does not concern the reader
   */
  @Transactional(readOnly = true)
  public Maintenance find(String id, Visibility reader) {
    var maintenance = find(id);
    var own =
        reader
            .organisation()
            .map(
                customer ->
                    services.of(customer, maintenance.agreement(), ALL_SERVICES).stream()
                        .anyMatch(service -> AvailabilityFigures.concerns(maintenance, service)))
            .orElse(true);
    if (!own) {
      throw new NotKnown("maintenance", id);
    }
    return maintenance;
  }

  /** Latest first. */
  @Transactional(readOnly = true)
  public Page<Maintenance> page(
      Optional<MeasuredService> service, String customer, Visibility reader, Pageable page) {
    var whose = reader.organisation().orElse(customer);
    if (service.isEmpty() && whose != null) {
      return records.latestOf(whose, page);
    }
    return records.latestFirst(
        service.map(MeasuredService::id).orElse(null),
        service.map(MeasuredService::agreement).orElse(null),
        page);
  }

  /** When each customer was told of the time that it is planned for now, by maintenance. */
  @Transactional(readOnly = true)
  public Map<String, Map<String, Instant>> announced(Collection<Maintenance> some) {
    var told = new LinkedHashMap<String, Map<String, Instant>>();
    var byId = some.stream().collect(Collectors.toMap(Maintenance::id, Function.identity()));
    some.forEach(one -> told.put(one.id(), new LinkedHashMap<>()));
    if (!some.isEmpty()) {
      announcements.of(byId.keySet()).stream()
          .filter(one -> one.tells(byId.get(one.maintenanceId()), one.customer()))
          .forEach(one -> told.get(one.maintenanceId()).put(one.customer(), one.announcedAt()));
    }
    return told;
  }

  private Maintenance locked(String id) {
    return records.lock(id).orElseThrow(() -> new NotKnown("maintenance", id));
  }

  private static Maintenance same(Maintenance known, Plan plan) {
    if (!known.facts().equals(plan.facts())
        || !known.agreement().equals(plan.agreement())
        || !known.serviceId().equals(Optional.ofNullable(plan.service()))) {
      throw new AvailabilityRefused(
          "key", "Idempotency-Key", "This key was used for another maintenance; choose a new key.");
    }
    return known;
  }

  private List<MeasuredService> concerned(String agreement, String service) {
    if (service != null) {
      return List.of(known.find(service, Visibility.everything()));
    }
    var all = services.of(null, agreement, ALL_SERVICES).getContent();
    if (all.isEmpty()) {
      throw new AvailabilityRefused(
          "no-service",
          "agreement",
          "No customer has a service under '%s'; add one first.".formatted(agreement));
    }
    return all;
  }

  private void requireConfirmed(
      Plan plan, List<MeasuredService> concerned, String itself, Instant now) {
    if (plan.confirmed() || plan.facts().requested()) {
      return;
    }
    var planned = new TimeSpan(plan.facts().plannedFrom(), plan.facts().plannedTo());
    var all =
        new ArrayList<>(
            doubts.of(
                planned,
                concerned,
                itself,
                Optional.ofNullable(plan.announcedAt()).orElse(now),
                now));
    if (plan.announcedAt() == null && planned.end().isAfter(now)) {
      var silent =
          byCustomer(concerned).keySet().stream()
              .filter(customer -> customers.get(customer).announceTo().isEmpty())
              .toList();
      if (!silent.isEmpty()) {
        all.add(
            new MaintenanceDoubt(Kind.NO_ADDRESS, null, null, silent, doubts.owed(concerned), ""));
      }
    }
    if (!all.isEmpty()) {
      throw new MaintenanceDoubtful(all);
    }
  }

  /** Nobody is told by mail of what is over. */
  private void announce(
      Maintenance maintenance,
      List<MeasuredService> concerned,
      Instant announcedAt,
      MaintenanceEvent.Kind kind,
      Instant now) {
    var ahead = maintenance.planned().end().isAfter(now);
    byCustomer(concerned)
        .forEach(
            (customer, names) -> {
              if (announcedAt != null) {
                announcements.save(
                    new MaintenanceAnnouncement(maintenance, customer, announcedAt, false));
              } else if (ahead && tell(maintenance, customer, names, kind)) {
                announcements.save(new MaintenanceAnnouncement(maintenance, customer, now, true));
              }
            });
  }

  /**
   * Those of customers of whom it is news that they were told then: whom Vigie mailed by then was
   * told when it did, whatever others wrote to the rest.
   *
   * @param announcedAt null if nothing is said of it
   */
  private List<MeasuredService> toldOtherwise(
      Maintenance maintenance, List<MeasuredService> concerned, Instant announcedAt) {
    if (announcedAt == null) {
      return List.of();
    }
    var mailed =
        announcements.of(List.of(maintenance.id())).stream()
            .filter(one -> one.tells(maintenance, one.customer()))
            .filter(one -> one.byMail() && !one.announcedAt().isAfter(announcedAt))
            .map(MaintenanceAnnouncement::customer)
            .collect(Collectors.toSet());
    return concerned.stream().filter(service -> !mailed.contains(service.customer())).toList();
  }

  /**
   * That the customers were told by others is written down afterwards, like what was said before.
   */
  private void toldBefore(
      Maintenance maintenance, List<MeasuredService> concerned, Instant announcedAt, Hand hand) {
    var told = announced(List.of(maintenance)).get(maintenance.id());
    var own = byCustomer(concerned).keySet();
    own.stream()
        .map(told::get)
        .distinct()
        .toList()
        .forEach(
            before ->
                corrections.record(
                    maintenance.id(),
                    Collections.singletonMap(ANNOUNCED, before),
                    Map.of(ANNOUNCED, announcedAt),
                    hand));
    own.forEach(
        customer ->
            announcements.save(
                new MaintenanceAnnouncement(maintenance, customer, announcedAt, false)));
  }

  /** Says whether there is anybody to tell. */
  private boolean tell(
      Maintenance maintenance, String customer, List<String> names, MaintenanceEvent.Kind kind) {
    if (customers.get(customer).announceTo().isEmpty()) {
      return false;
    }
    var planned = maintenance.planned();
    events.publishEvent(
        new MaintenanceEvent(
            kind,
            maintenance.id(),
            maintenance.planNumber(),
            customer,
            names,
            planned.start(),
            planned.end(),
            maintenance.what(),
            terms.zone(maintenance.agreement())));
    return true;
  }

  /** The names of the services that each customer still has. */
  private Map<String, List<String>> byCustomer(List<MeasuredService> concerned) {
    var now = time.instant();
    var names = new LinkedHashMap<String, List<String>>();
    concerned.stream()
        .filter(service -> service.activeTo().filter(end -> !end.isAfter(now)).isEmpty())
        .forEach(
            service ->
                names
                    .computeIfAbsent(service.customer(), any -> new ArrayList<>())
                    .add(service.name()));
    return names;
  }

  private static void check(MaintenanceFacts facts, Instant now) {
    Moment.require("plannedFrom", facts.plannedFrom());
    Moment.require("plannedTo", facts.plannedTo());
    Moment.requirePast("begunAt", facts.begunAt(), now);
    Moment.requirePast("endedAt", facts.endedAt(), now);
    if (!facts.plannedTo().isAfter(facts.plannedFrom())) {
      throw new AvailabilityRefused(
          "planned", "plannedTo", "plannedTo is not after plannedFrom; correct one of them.");
    }
    if (Duration.between(facts.plannedFrom(), facts.plannedTo()).compareTo(LONGEST) > 0) {
      throw new AvailabilityRefused(
          "planned-long", "plannedTo", "It is planned for more than 31 days; plan several.");
    }
    if (facts.endedAt() != null
        && facts
            .endedAt()
            .isBefore(Optional.ofNullable(facts.begunAt()).orElse(facts.plannedFrom()))) {
      throw new AvailabilityRefused(
          "ended-before", "endedAt", "endedAt lies before its beginning; correct one of them.");
    }
  }
}
