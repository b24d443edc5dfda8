package dev.vigie.availability;

import dev.vigie.agreement.MaintenanceRule;
import dev.vigie.availability.MaintenanceDoubt.Kind;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds a plan against what the agreement says of maintenance, which it warns of but allows. */
@Component
class MaintenanceDoubts {

  private final MaintenanceRecords records;
  private final ServiceTerms terms;

  MaintenanceDoubts(MaintenanceRecords records, ServiceTerms terms) {
    this.records = records;
    this.terms = terms;
  }

  /**
   * @param services those that it concerns
   * @param itself the id under which it is known already; empty text if it is new
   * @param announcedAt when the customers are told
   */
  List<MaintenanceDoubt> of(
      TimeSpan planned, List<MeasuredService> services, String itself, Instant announcedAt) {
    return services.stream()
        .flatMap(service -> of(planned, service, itself, announcedAt))
        .distinct()
        .toList();
  }

  private Stream<MaintenanceDoubt> of(
      TimeSpan planned, MeasuredService service, String itself, Instant announcedAt) {
    var rule = terms.maintenance(service.agreement(), service.plan());
    return Stream.of(
            tooLate(planned, rule, announcedAt),
            outsideWindow(planned, rule),
            tooMuch(planned, rule, service, itself))
        .flatMap(Optional::stream);
  }

  private static Optional<MaintenanceDoubt> tooLate(
      TimeSpan planned, MaintenanceRule rule, Instant announcedAt) {
    return rule.announcedBefore()
        .filter(before -> announcedAt.isAfter(planned.start().minus(before)))
        .map(before -> new MaintenanceDoubt(Kind.TOO_LATE, before, List.of(), rule.clause()));
  }

  private Optional<MaintenanceDoubt> outsideWindow(TimeSpan planned, MaintenanceRule rule) {
    return rule.window()
        .filter(
            id ->
                terms
                        .calendar(id)
                        .between(planned.start(), planned.end())
                        .compareTo(planned.length())
                    < 0)
        .map(id -> new MaintenanceDoubt(Kind.OUTSIDE_WINDOW, null, List.of(id), rule.clause()));
  }

  private Optional<MaintenanceDoubt> tooMuch(
      TimeSpan planned, MaintenanceRule rule, MeasuredService service, String itself) {
    var zone = terms.zone(service);
    return rule.most()
        .filter(
            most ->
                months(planned, zone).stream()
                    .anyMatch(
                        month -> planned(month, planned, service, itself).compareTo(most) > 0))
        .map(most -> new MaintenanceDoubt(Kind.TOO_MUCH, most, List.of(), rule.clause()));
  }

  /** With this plan, how much there is in a month; what lies at the same time counts twice. */
  private Duration planned(
      TimeSpan month, TimeSpan planned, MeasuredService service, String itself) {
    var others =
        records
            .during(List.of(service.id()), List.of(service.agreement()), month.start(), month.end())
            .stream()
            .filter(other -> !other.id().equals(itself) && !other.requested())
            .map(Maintenance::planned);
    return Stream.concat(others, Stream.of(planned))
        .flatMap(span -> span.overlapWith(month).stream())
        .map(TimeSpan::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static List<TimeSpan> months(TimeSpan span, ZoneId zone) {
    var months = new ArrayList<TimeSpan>();
    for (var month = YearMonth.from(span.start().atZone(zone));
        Periods.month(month, zone).start().isBefore(span.end());
        month = month.plusMonths(1)) {
      months.add(Periods.month(month, zone));
    }
    return months;
  }
}
