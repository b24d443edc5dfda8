package dev.vigie.availability;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.AvailabilityRules;
import dev.vigie.agreement.CauseRule;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.MaintenanceRule;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.agreement.Terms;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import dev.vigie.wording.Wording;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the agreement of a service says, in its newest terms. */
@Component
public class ServiceTerms {

  private final Agreements agreements;
  private final Calendars calendars;
  private final Wording wording;

  ServiceTerms(Agreements agreements, Calendars calendars, Wording wording) {
    this.agreements = agreements;
    this.calendars = calendars;
    this.wording = wording;
  }

  /** Empty where the agreement has no table to measure by. */
  public Optional<AvailabilityPromise> promise(MeasuredService service) {
    return promise(service.agreement(), service.plan(), service.instance());
  }

  /** The same of all services of a plan and instance. */
  public Optional<AvailabilityPromise> promise(
      String agreement, String plan, ServiceInstance instance) {
    return rules(agreement).flatMap(rules -> rules.promise(plan, instance));
  }

  /** What an interruption counts as; that the agreement is silent if it has no table. */
  public CauseRule cause(MeasuredService service, InterruptionCause cause) {
    return rules(service.agreement())
        .map(rules -> rules.cause(service.plan(), cause))
        .orElse(CauseRule.SILENT);
  }

  MaintenanceRule maintenance(String agreement, String plan) {
    return rules(agreement).map(rules -> rules.maintenance(plan)).orElse(MaintenanceRule.SILENT);
  }

  BusinessCalendar calendar(String id) {
    return calendars.get(id);
  }

  /** Whose clocks the times of a service are told by, and whose months it is judged by. */
  public ZoneId zone(MeasuredService service) {
    return zone(service.agreement());
  }

  /** The same of all services under an agreement. */
  ZoneId zone(String agreement) {
    return agreements.zone(agreement).orElseGet(wording::zone);
  }

  private Optional<AvailabilityRules> rules(String agreement) {
    return agreements.newest(agreement).map(Terms::availability);
  }
}
