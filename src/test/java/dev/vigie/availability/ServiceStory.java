package dev.vigie.availability;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.MaintenancePlans.Plan;
import dev.vigie.availability.MonthFigure.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/** One service of a customer of its own, and what happens to it, on the clocks of a zone. */
final class ServiceStory {

  private final Services services;
  private final Outages outages;
  private final MaintenancePlans plans;
  private final AvailabilityFigures figures;
  private final ZoneId zone;
  private final MeasuredService service;

  ServiceStory(
      Services services,
      Outages outages,
      MaintenancePlans plans,
      AvailabilityFigures figures,
      String agreement,
      String plan,
      ServiceInstance instance,
      String zone) {
    this(
        services,
        outages,
        plans,
        figures,
        ZoneId.of(zone),
        services.add(
            "customer-" + UUID.randomUUID(),
            agreement,
            new ServiceFacts(
                "The service", plan, instance, at("2024-01-01T00:00", ZoneId.of(zone)), null)));
  }

  private ServiceStory(
      Services services,
      Outages outages,
      MaintenancePlans plans,
      AvailabilityFigures figures,
      ZoneId zone,
      MeasuredService service) {
    this.services = services;
    this.outages = outages;
    this.plans = plans;
    this.figures = figures;
    this.zone = zone;
    this.service = service;
  }

  /**
   * Another service of the customer, which it has for a time of its own.
   *
   * @param to null if the customer still has it
   */
  ServiceStory another(String from, String to) {
    var facts = new ServiceFacts("Another", service.plan(), service.instance(), at(from), at(to));
    var other = services.add(service.customer(), service.agreement(), facts);
    return new ServiceStory(services, outages, plans, figures, zone, other);
  }

  MeasuredService service() {
    return service;
  }

  Outage down(String from, String to) {
    return down(from, from, to, InterruptionCause.FAILURE);
  }

  /**
   * @param notice null if the customer never told us
   */
  Outage down(String from, String notice, String to, InterruptionCause cause) {
    return outages.report(
        service,
        UUID.randomUUID().toString(),
        new OutageFacts(at(from), at(notice), at(to), cause, ""),
        "agent");
  }

  /**
   * @param announced null if nobody was told
   */
  Maintenance maintained(String from, String to, String announced) {
    return plans.plan(
        new Plan(
            service.agreement(),
            service.id(),
            new MaintenanceFacts(at(from), at(to), null, null, false, "Upgrade"),
            at(announced),
            true),
        UUID.randomUUID().toString(),
        "agent");
  }

  MonthFigure figure(String month) {
    return figures.month(service, YearMonth.parse(month));
  }

  Outcome outcome(String month) {
    return figure(month).outcome();
  }

  Measurement measured(String month) {
    return figure(month).measurement().orElseThrow();
  }

  Instant at(String local) {
    return at(local, zone);
  }

  private static Instant at(String local, ZoneId zone) {
    return local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
  }
}
