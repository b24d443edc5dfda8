package dev.vigie.availability;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.MaintenancePlans.Plan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/** One service of a customer of its own, and what happens to it, on the clocks of a zone. */
final class ServiceStory {

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
    this.outages = outages;
    this.plans = plans;
    this.figures = figures;
    this.zone = ZoneId.of(zone);
    var since = LocalDateTime.parse("2024-01-01T00:00").atZone(this.zone).toInstant();
    this.service =
        services.add(
            "customer-" + UUID.randomUUID(),
            agreement,
            new ServiceFacts("The service", plan, instance, since, null));
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

  Instant at(String local) {
    return local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
  }
}
