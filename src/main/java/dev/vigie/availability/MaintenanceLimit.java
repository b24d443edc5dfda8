package dev.vigie.availability;

import dev.vigie.agreement.CauseRule;
import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much maintenance an agreement leaves out in a calendar month (trackforce/maintenance): the
 * earliest of it. What the customer asked for is not part of it.
 *
 * @param zone whose months count
 * @param beyond what the agreement makes of more
 */
record MaintenanceLimit(Duration most, ZoneId zone, CauseRule beyond) {

  private static final Set<InterruptionCause> LIMITED =
      Set.of(InterruptionCause.MAINTENANCE, InterruptionCause.LATE_MAINTENANCE);

  /**
   * The first instant after spans have lasted for some time, those at the same time together once;
   * empty if they last no longer.
   */
  static Optional<Instant> spent(Stream<TimeSpan> spans, Duration most) {
    var left = most;
    var until = Instant.MIN;
    for (var span : spans.sorted(Comparator.comparing(TimeSpan::start)).toList()) {
      var from = span.start().isAfter(until) ? span.start() : until;
      if (from.isBefore(span.end())) {
        var length = Duration.between(from, span.end());
        if (length.compareTo(left) > 0) {
          return Optional.of(from.plus(left));
        }
        left = left.minus(length);
        until = span.end();
      }
    }
    return Optional.empty();
  }

  /** What is more than allowed becomes an interruption of its own. */
  List<Interruption> applied(List<Interruption> all) {
    var spent = spent(all);
    return all.stream()
        .flatMap(one -> isLimited(one) ? parts(one, spent) : Stream.of(one))
        .toList();
  }

  /** From when on it is too much, by the months in which it is. */
  private Map<TimeSpan, Instant> spent(List<Interruption> all) {
    var byMonth = new HashMap<TimeSpan, List<TimeSpan>>();
    all.stream()
        .filter(MaintenanceLimit::isLimited)
        .map(Interruption::span)
        .forEach(
            span ->
                Periods.months(span, zone)
                    .forEach(
                        month ->
                            span.overlapWith(month)
                                .ifPresent(
                                    part ->
                                        byMonth
                                            .computeIfAbsent(month, any -> new ArrayList<>())
                                            .add(part))));
    var spent = new HashMap<TimeSpan, Instant>();
    byMonth.forEach(
        (month, spans) -> spent(spans.stream(), most).ifPresent(at -> spent.put(month, at)));
    return spent;
  }

  private static boolean isLimited(Interruption one) {
    return one.kind() == Kind.MAINTENANCE
        && one.counts() == Counting.EXCLUDED
        && LIMITED.contains(one.cause());
  }

  private Stream<Interruption> parts(Interruption one, Map<TimeSpan, Instant> spent) {
    return Periods.months(one.span(), zone).stream()
        .flatMap(
            month -> {
              var own = one.span().overlapWith(month).orElseThrow();
              var allowedUntil = allowedUntil(own, spent.get(month));
              var allowed = one.during(new TimeSpan(own.start(), allowedUntil));
              var more = one.during(new TimeSpan(allowedUntil, own.end()));
              return Stream.of(allowed, more.because(InterruptionCause.EXCESS_MAINTENANCE, beyond));
            })
        .filter(part -> !part.span().isEmpty());
  }

  /**
   * @param spent null if never in that month
   */
  private static Instant allowedUntil(TimeSpan own, Instant spent) {
    if (spent == null || spent.isAfter(own.end())) {
      return own.end();
    }
    return spent.isBefore(own.start()) ? own.start() : spent;
  }
}
