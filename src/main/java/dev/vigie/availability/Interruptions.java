package dev.vigie.availability;

import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the agreement of a service what it makes of outages and maintenance. */
@Component
class Interruptions {

  private final ServiceTerms terms;

  Interruptions(ServiceTerms terms) {
    this.terms = terms;
  }

  /** Where downtime accrues from the customer's notice, an outage has a part before it. */
  Stream<Interruption> of(Outage outage, MeasuredService service) {
    if (outage.state() != Outage.State.COUNTED) {
      return Stream.empty();
    }
    var rule = terms.cause(service, outage.cause());
    var whole =
        new Interruption(
            outage.span(), Kind.OUTAGE, outage.cause(), rule.counts(), rule.clause(), outage.id());
    return terms
        .promise(service)
        .flatMap(AvailabilityPromise::noticeClause)
        .filter(clause -> rule.counts() == Counting.DOWNTIME)
        .map(clause -> fromNotice(whole, outage.noticedAt(), clause))
        .orElseGet(() -> Stream.of(whole));
  }

  private static Stream<Interruption> fromNotice(
      Interruption whole, Optional<Instant> notice, String clause) {
    var span = whole.span();
    var from = notice.filter(at -> at.isBefore(span.end())).orElse(span.end());
    if (!from.isAfter(span.start())) {
      return Stream.of(whole);
    }
    var before =
        new Interruption(
            new TimeSpan(span.start(), from),
            Kind.UNNOTICED,
            whole.cause(),
            Counting.AVAILABLE,
            clause,
            whole.reference());
    return from.equals(span.end())
        ? Stream.of(before)
        : Stream.of(before, whole.during(new TimeSpan(from, span.end())));
  }

  /**
   * Only what lies in the planned time is planned maintenance.
   *
   * @param announcedAt when this customer was told of that time; empty if nobody did
   */
  Stream<Interruption> of(
      Maintenance maintenance,
      MeasuredService service,
      Optional<Instant> announcedAt,
      Instant now) {
    var taken = maintenance.taken(now);
    var planned = maintenance.planned();
    var early = new TimeSpan(taken.start(), between(planned.start(), taken));
    var late = new TimeSpan(between(planned.end(), taken), taken.end());
    return Stream.concat(
            taken.overlapWith(planned).stream()
                .map(
                    span ->
                        interruption(
                            span, cause(maintenance, service, announcedAt), maintenance, service)),
            Stream.of(early, late)
                .map(span -> interruption(span, InterruptionCause.OVERRUN, maintenance, service)))
        .filter(interruption -> !interruption.span().isEmpty());
  }

  /** With no more maintenance left out than the agreement allows in a month. */
  List<Interruption> limited(MeasuredService service, List<Interruption> all) {
    return terms
        .maintenance(service.agreement(), service.plan())
        .most()
        .map(
            most ->
                new MaintenanceLimit(
                    most,
                    terms.zone(service),
                    terms.cause(service, InterruptionCause.EXCESS_MAINTENANCE)))
        .map(limit -> limit.applied(all))
        .orElse(all);
  }

  private static Instant between(Instant at, TimeSpan bounds) {
    if (at.isBefore(bounds.start())) {
      return bounds.start();
    }
    return at.isAfter(bounds.end()) ? bounds.end() : at;
  }

  private InterruptionCause cause(
      Maintenance maintenance, MeasuredService service, Optional<Instant> announcedAt) {
    if (maintenance.requested()) {
      return InterruptionCause.REQUESTED_MAINTENANCE;
    }
    return terms
        .maintenance(service.agreement(), service.plan())
        .announced(maintenance.planned().start(), announcedAt);
  }

  private Interruption interruption(
      TimeSpan span, InterruptionCause cause, Maintenance maintenance, MeasuredService service) {
    var rule = terms.cause(service, cause);
    return new Interruption(
        span, Kind.MAINTENANCE, cause, rule.counts(), rule.clause(), maintenance.id());
  }
}
