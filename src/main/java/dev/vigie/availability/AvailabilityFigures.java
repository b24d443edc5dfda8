package dev.vigie.availability;

import dev.vigie.calendar.TimeSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much services could be used, by what their agreements say now. */
@Service
@Transactional(readOnly = true)
public class AvailabilityFigures {

  /** Longer than any period reaches back before its month. */
  private static final int MONTHS_BEFORE = 13;

  private final OutageRecords outages;
  private final MaintenanceRecords maintenance;
  private final AnnouncementRecords announcements;
  private final Interruptions interruptions;
  private final ServiceTerms terms;
  private final Clock time;

  AvailabilityFigures(
      OutageRecords outages,
      MaintenanceRecords maintenance,
      AnnouncementRecords announcements,
      Interruptions interruptions,
      ServiceTerms terms,
      Clock time) {
    this.outages = outages;
    this.maintenance = maintenance;
    this.announcements = announcements;
    this.interruptions = interruptions;
    this.terms = terms;
    this.time = time;
  }

  public MonthFigure month(MeasuredService service, YearMonth month) {
    return months(List.of(service), month, 1).get(service.id()).getFirst();
  }

  /**
   * Of each service by its id, oldest first.
   *
   * @param last the last of {@code count} months, on the clocks of each agreement
   */
  public Map<String, List<MonthFigure>> months(
      List<MeasuredService> services, YearMonth last, int count) {
    var now = time.instant();
    var months = IntStream.range(0, count).mapToObj(i -> last.minusMonths(count - 1L - i)).toList();
    var from = Periods.month(months.getFirst().minusMonths(MONTHS_BEFORE), ZoneOffset.UTC);
    var to = Periods.month(last.plusMonths(MONTHS_BEFORE), ZoneOffset.UTC);
    var happened = happened(services, new TimeSpan(from.start(), to.end()), now);
    return services.stream()
        .collect(
            Collectors.toMap(
                MeasuredService::id,
                service -> {
                  var own = happened.get(service.id());
                  return months.stream().map(month -> figure(service, month, own, now)).toList();
                }));
  }

  /**
   * Any period; what lies behind now is measured as if nothing more happened.
   *
   * @return empty where there is nothing to measure by
   */
  public Optional<Measurement> over(MeasuredService service, TimeSpan period) {
    var now = time.instant();
    var own = happened(List.of(service), period, now).get(service.id());
    return meter(service, own, now).map(meter -> meter.over(period));
  }

  private MonthFigure figure(
      MeasuredService service, YearMonth month, List<Interruption> own, Instant now) {
    var promise = terms.promise(service);
    var worst =
        promise.flatMap(
            promised -> {
              var periods =
                  new Periods(promised.period(), terms.zone(service), service.activeFrom(), now);
              var meter = meter(service, own, now).orElseThrow();
              return worth(periods.of(month), meter).stream()
                  .filter(period -> period.overlapWith(service.active()).isPresent())
                  .map(meter::over)
                  .max(Measurement.WORST_LAST);
            });
    var running = worst.filter(m -> m.period().end().isAfter(now)).isPresent();
    return new MonthFigure(month, promise, worst, running);
  }

  /** Where nothing happened one period is as good as another. */
  private static List<TimeSpan> worth(List<TimeSpan> periods, Meter meter) {
    return periods.size() > 1
            && meter.quiet(new TimeSpan(periods.getFirst().start(), periods.getLast().end()))
        ? List.of(periods.getLast())
        : periods;
  }

  private Optional<Meter> meter(MeasuredService service, List<Interruption> own, Instant now) {
    return terms
        .promise(service)
        .map(promise -> new Meter(terms.calendar(promise.calendar()), service.active(), own, now));
  }

  /** By the id of the service. */
  private Map<String, List<Interruption>> happened(
      List<MeasuredService> services, TimeSpan period, Instant now) {
    if (services.isEmpty()) {
      return Map.of();
    }
    var byId = services.stream().collect(Collectors.toMap(MeasuredService::id, s -> s));
    var agreements = services.stream().map(MeasuredService::agreement).distinct().toList();
    var down = outages.during(byId.keySet(), period.start(), period.end());
    var worked = maintenance.during(byId.keySet(), agreements, period.start(), period.end());
    var told =
        worked.isEmpty() ? List.<MaintenanceAnnouncement>of() : announcements.of(ids(worked));
    return services.stream()
        .collect(
            Collectors.toMap(
                MeasuredService::id,
                service ->
                    Stream.concat(
                            down.stream()
                                .filter(outage -> outage.serviceId().equals(service.id()))
                                .flatMap(outage -> interruptions.of(outage, service)),
                            worked.stream()
                                .filter(one -> concerns(one, service))
                                .flatMap(
                                    one ->
                                        interruptions.of(
                                            one, service, announced(one, service, told), now)))
                        .toList()));
  }

  static boolean concerns(Maintenance maintenance, MeasuredService service) {
    return maintenance
        .serviceId()
        .map(service.id()::equals)
        .orElseGet(() -> maintenance.agreement().equals(service.agreement()));
  }

  private static Optional<Instant> announced(
      Maintenance maintenance, MeasuredService service, List<MaintenanceAnnouncement> told) {
    return told.stream()
        .filter(announcement -> announcement.tells(maintenance, service.customer()))
        .map(MaintenanceAnnouncement::announcedAt)
        .findFirst();
  }

  private static List<String> ids(List<Maintenance> some) {
    return some.stream().map(Maintenance::id).toList();
  }
}
