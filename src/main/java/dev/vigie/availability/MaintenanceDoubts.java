package dev.vigie.availability;

import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.MaintenanceRule;
import dev.vigie.availability.MaintenanceDoubt.Kind;
import dev.vigie.availability.MaintenanceDoubt.Window;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Explanation;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds a plan against what the agreement says of maintenance, which it warns of but allows. */
@Component
class MaintenanceDoubts {

  private static final Duration A_WEEK = Duration.ofDays(7);

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
      TimeSpan planned,
      List<MeasuredService> services,
      String itself,
      Instant announcedAt,
      Instant now) {
    return services.stream()
        .flatMap(
            service -> {
              var rule = terms.maintenance(service.agreement(), service.plan());
              return Stream.of(
                  announced(planned, rule, service, announcedAt),
                  outsideWindow(planned, rule),
                  tooMuch(planned, rule, service, itself, now));
            })
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Whether what is announced to nobody is downtime for any of them. */
  boolean owed(List<MeasuredService> services) {
    return services.stream()
        .anyMatch(service -> isDowntime(service, InterruptionCause.UNANNOUNCED_MAINTENANCE));
  }

  private Optional<MaintenanceDoubt> announced(
      TimeSpan planned, MaintenanceRule rule, MeasuredService service, Instant announcedAt) {
    var cause = rule.announced(planned.start(), Optional.of(announcedAt));
    var downtime = isDowntime(service, cause);
    return switch (cause) {
      case LATE_MAINTENANCE -> Optional.of(tooLate(rule, downtime));
      case UNANNOUNCED_MAINTENANCE ->
          downtime
              ? Optional.of(
                  new MaintenanceDoubt(
                      Kind.UNANNOUNCED, null, true, terms.cause(service, cause).clause()))
              : rule.announcedBefore().map(any -> tooLate(rule, false));
      default -> Optional.empty();
    };
  }

  private static MaintenanceDoubt tooLate(MaintenanceRule rule, boolean downtime) {
    return new MaintenanceDoubt(
        Kind.TOO_LATE, rule.announcedBefore().orElseThrow(), downtime, rule.clause());
  }

  private boolean isDowntime(MeasuredService service, InterruptionCause cause) {
    return terms.cause(service, cause).counts() == Counting.DOWNTIME;
  }

  private Optional<MaintenanceDoubt> outsideWindow(TimeSpan planned, MaintenanceRule rule) {
    return rule.window()
        .map(terms::calendar)
        .filter(
            calendar ->
                calendar.between(planned.start(), planned.end()).compareTo(planned.length()) < 0)
        .map(
            calendar ->
                new MaintenanceDoubt(
                    Kind.OUTSIDE_WINDOW,
                    null,
                    next(calendar, planned.start()),
                    List.of(),
                    false,
                    rule.clause()));
  }

  /** The window that is open then or opens next; null if none does within two weeks. */
  private static Window next(BusinessCalendar calendar, Instant from) {
    var around = new TimeSpan(from.minus(A_WEEK), from.plus(A_WEEK.multipliedBy(2)));
    TimeSpan open = null;
    for (var entry : calendar.stretches(around)) {
      var span = entry.span();
      if (entry.reason() == Explanation.Reason.COUNTED) {
        open = open == null ? span : new TimeSpan(open.start(), span.end());
      } else if (open != null && open.end().isAfter(from)) {
        break;
      } else {
        open = null;
      }
    }
    return open == null ? null : new Window(open, calendar.zone());
  }

  private Optional<MaintenanceDoubt> tooMuch(
      TimeSpan planned, MaintenanceRule rule, MeasuredService service, String itself, Instant now) {
    var zone = terms.zone(service);
    return rule.most()
        .filter(
            most ->
                Periods.months(planned, zone).stream()
                    .anyMatch(
                        month ->
                            MaintenanceLimit.spent(
                                    inMonth(month, planned, service, itself, now), most)
                                .isPresent()))
        .map(
            most ->
                new MaintenanceDoubt(
                    Kind.TOO_MUCH,
                    most,
                    isDowntime(service, InterruptionCause.EXCESS_MAINTENANCE),
                    rule.clause()));
  }

  /** With this plan, what there is in a month. */
  private Stream<TimeSpan> inMonth(
      TimeSpan month, TimeSpan planned, MeasuredService service, String itself, Instant now) {
    var others =
        records
            .during(List.of(service.id()), List.of(service.agreement()), month.start(), month.end())
            .stream()
            .filter(other -> !other.id().equals(itself) && !other.requested())
            .flatMap(other -> other.taken(now).overlapWith(other.planned()).stream());
    return Stream.concat(others, Stream.of(planned))
        .flatMap(span -> span.overlapWith(month).stream());
  }
}
