package dev.vigie.availability;

import dev.vigie.availability.MaintenanceAnnouncement.Key;
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

  private final ServiceRecords records;
  private final OutageRecords outages;
  private final MaintenanceRecords maintenance;
  private final AnnouncementRecords announcements;
  private final CorrectionRecords corrections;
  private final Interruptions interruptions;
  private final ServiceTerms terms;
  private final Clock time;

  AvailabilityFigures(
      ServiceRecords records,
      OutageRecords outages,
      MaintenanceRecords maintenance,
      AnnouncementRecords announcements,
      CorrectionRecords corrections,
      Interruptions interruptions,
      ServiceTerms terms,
      Clock time) {
    this.records = records;
    this.outages = outages;
    this.maintenance = maintenance;
    this.announcements = announcements;
    this.corrections = corrections;
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
   * Grows with whatever is written down that figures of these services follow from; what their
   * agreements make of it is apart from that.
   */
  public long written(List<MeasuredService> services) {
    if (services.isEmpty()) {
      return 0;
    }
    var ids = services.stream().map(MeasuredService::id).toList();
    var agreements = agreements(services);
    return records.written(ids)
        + outages.written(ids)
        + maintenance.written(ids, agreements)
        + corrections.ofMaintenance(ids, agreements); // when customers were told of it
  }

  private static List<String> agreements(List<MeasuredService> services) {
    return services.stream().map(MeasuredService::agreement).distinct().toList();
  }

  /**
   * Any period; what lies behind now is measured as if nothing more happened.
   *
   * @return empty where there is nothing to measure by
   */
  public Optional<Measurement> over(MeasuredService service, TimeSpan period) {
    return meter(service, happened(service, period), time.instant())
        .map(meter -> meter.over(period));
  }

  /** What the agreement makes of all that happened to a service in the months of a time. */
  List<Interruption> happened(MeasuredService service, TimeSpan period) {
    var months = Periods.months(period, terms.zone(service));
    var whole = new TimeSpan(months.getFirst().start(), months.getLast().end());
    return happened(List.of(service), whole, time.instant()).get(service.id());
  }

  private MonthFigure figure(
      MeasuredService service, YearMonth month, List<Interruption> own, Instant now) {
    var promise = terms.promise(service);
    var worst =
        promise.flatMap(
            promised -> {
              var zone = terms.zone(service);
              var known = until(Periods.month(month, zone).end(), own, now);
              var meter = meter(service, known, now).orElseThrow();
              return meter.worst(
                  new Periods(promised.period(), zone, service.active(), now).of(month, meter));
            });
    var running = worst.isPresent() && lasts(service, month, now);
    return new MonthFigure(month, promise, worst, running);
  }

  /** Whether there is more of the month to come in which the customer has the service. */
  private boolean lasts(MeasuredService service, YearMonth month, Instant now) {
    return Periods.month(month, terms.zone(service))
        .overlapWith(service.active())
        .filter(rest -> rest.end().isAfter(now))
        .isPresent();
  }

  /** A period that ends after the month does not judge it by what happened after it. */
  private static List<Interruption> until(Instant end, List<Interruption> own, Instant now) {
    return end.isAfter(now) ? own : own.stream().flatMap(one -> one.until(end).stream()).toList();
  }

  private Optional<Meter> meter(MeasuredService service, List<Interruption> own, Instant now) {
    return terms
        .promise(service)
        .map(
            promise ->
                new Meter(
                    terms.calendar(promise.calendar()),
                    promise.closedClause(),
                    service.active(),
                    own,
                    now));
  }

  /** By the id of the service. */
  private Map<String, List<Interruption>> happened(
      List<MeasuredService> services, TimeSpan period, Instant now) {
    if (services.isEmpty()) {
      return Map.of();
    }
    var byId = services.stream().collect(Collectors.toMap(MeasuredService::id, s -> s));
    var down =
        outages.during(byId.keySet(), period.start(), period.end()).stream()
            .collect(Collectors.groupingBy(Outage::serviceId));
    var worked =
        maintenance.during(byId.keySet(), agreements(services), period.start(), period.end());
    var told = worked.isEmpty() ? Map.<Key, Instant>of() : announced(worked);
    return services.stream()
        .collect(
            Collectors.toMap(
                MeasuredService::id,
                service -> {
                  var outage =
                      down.getOrDefault(service.id(), List.of()).stream()
                          .flatMap(one -> interruptions.of(one, service));
                  var work =
                      worked.stream()
                          .filter(one -> concerns(one, service))
                          .flatMap(
                              one ->
                                  interruptions.of(
                                      one,
                                      service,
                                      Optional.ofNullable(
                                          told.get(Key.of(one, service.customer()))),
                                      now));
                  return interruptions.limited(service, Stream.concat(outage, work).toList());
                }));
  }

  static boolean concerns(Maintenance maintenance, MeasuredService service) {
    return maintenance
        .serviceId()
        .map(service.id()::equals)
        .orElseGet(() -> maintenance.agreement().equals(service.agreement()));
  }

  /** When it was, by whom was told of what. */
  private Map<Key, Instant> announced(List<Maintenance> some) {
    return announcements.of(some.stream().map(Maintenance::id).toList()).stream()
        .collect(
            Collectors.toMap(MaintenanceAnnouncement::key, MaintenanceAnnouncement::announcedAt));
  }
}
