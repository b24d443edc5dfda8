package dev.vigie.availability;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.vigie.availability.Interruption.Kind;
import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Explanation;
import dev.vigie.calendar.HolidayName;
import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures how much of its time a service could be used. Plain arithmetic: what happened, and what
 * the agreement makes of it, is told to it.
 *
 * <p>Interruptions at the same time count once; what still lasts counts until now.
 */
final class Meter {

  private final BusinessCalendar calendar;
  private final String closedClause;
  private final TimeSpan inService;
  private final Prevailing happened;

  /**
   * @param calendar whose open time is the service's time
   * @param closedClause the clause by which its closed time is left out
   * @param inService from when until when there is the service; open-ended if there still is
   * @param now until when an interruption without an end has lasted
   */
  Meter(
      BusinessCalendar calendar,
      String closedClause,
      TimeSpan inService,
      List<Interruption> interruptions,
      Instant now) {
    this.calendar = calendar;
    this.closedClause = closedClause;
    this.inService = inService;
    this.happened =
        new Prevailing(
            interruptions.stream()
                .flatMap(interruption -> until(now, interruption).stream())
                .sorted(Interruption.STRONGEST_FIRST)
                .toList());
  }

  Measurement over(TimeSpan period) {
    var stretches = new ArrayList<Stretch>();
    for (var entry : calendar.stretches(period)) {
      var own = entry.span().overlapWith(inService);
      var from = own.map(TimeSpan::start).orElse(entry.span().end());
      var to = own.map(TimeSpan::end).orElse(entry.span().end());
      add(stretches, plain(new TimeSpan(entry.span().start(), from), Reason.NOT_IN_SERVICE, ""));
      own.ifPresent(span -> judged(entry, span).forEach(stretch -> add(stretches, stretch)));
      add(stretches, plain(new TimeSpan(to, entry.span().end()), Reason.NOT_IN_SERVICE, ""));
    }
    return new Measurement(period, stretches);
  }

  /** That of some periods in which it could be used least; the first among equals. */
  Optional<Measurement> worst(List<TimeSpan> periods) {
    if (periods.size() < 2) {
      return periods.stream().map(this::over).findFirst();
    }
    var from = periods.stream().map(TimeSpan::start).min(naturalOrder()).orElseThrow();
    var to = periods.stream().map(TimeSpan::end).max(naturalOrder()).orElseThrow();
    var shares = new RunningShare(over(new TimeSpan(from, to)));
    return periods.stream().max(comparing(shares::of, Share.WORST_LAST)).map(this::over);
  }

  /** The instants at which something else begins to count. */
  List<Instant> edges(TimeSpan span) {
    return over(span).stretches().stream().map(stretch -> stretch.span().start()).toList();
  }

  /** Whether nothing happens in it. */
  boolean quiet(TimeSpan span) {
    return happened.during(span).findAny().isEmpty();
  }

  private Stream<Stretch> judged(Explanation.Entry entry, TimeSpan span) {
    return switch (entry.reason()) {
      case COUNTED -> counted(span);
      case HOLIDAY ->
          Stream.of(
              new Stretch(span, Reason.HOLIDAY, closedClause, entry.holiday(), Optional.empty()));
      default ->
          Stream.of(
              plain(span, closed(span) ? Reason.OUTSIDE_HOURS : Reason.WEEKEND, closedClause));
    };
  }

  /** Service time: what happened in it, and around that, nothing. */
  private Stream<Stretch> counted(TimeSpan span) {
    var stretches = Stream.<Stretch>builder();
    var at = span.start();
    for (var part : happened.during(span).toList()) {
      stretches.add(plain(new TimeSpan(at, part.span().start()), Reason.SERVED, ""));
      stretches.add(interrupted(part.span(), part.interruption()));
      at = part.span().end();
    }
    stretches.add(plain(new TimeSpan(at, span.end()), Reason.SERVED, ""));
    return stretches.build();
  }

  /** Whether the desk opens on that day at all, though not then. */
  private boolean closed(TimeSpan piece) {
    return calendar.isBusinessDay(piece.start().atZone(calendar.zone()).toLocalDate());
  }

  private static Stretch interrupted(TimeSpan piece, Interruption interruption) {
    var reason =
        switch (interruption.counts()) {
          case DOWNTIME -> Reason.DOWN;
          case AVAILABLE -> Reason.EXCUSED;
          case EXCLUDED ->
              interruption.kind() == Kind.MAINTENANCE ? Reason.MAINTENANCE : Reason.EXCLUDED;
        };
    return new Stretch(
        piece, reason, interruption.clause(), Optional.empty(), Optional.of(interruption));
  }

  private static Stretch plain(TimeSpan piece, Reason reason, String clause) {
    return new Stretch(piece, reason, clause, Optional.<HolidayName>empty(), Optional.empty());
  }

  private static void add(List<Stretch> stretches, Stretch next) {
    if (next.span().isEmpty()) {
      return;
    }
    if (!stretches.isEmpty() && next.continues(stretches.getLast())) {
      var before = stretches.removeLast();
      stretches.add(before.during(new TimeSpan(before.span().start(), next.span().end())));
    } else {
      stretches.add(next);
    }
  }

  private static Optional<Interruption> until(Instant now, Interruption interruption) {
    var span = interruption.span();
    if (!span.isOpenEnded()) {
      return span.isEmpty() ? Optional.empty() : Optional.of(interruption);
    }
    return span.start().isBefore(now)
        ? Optional.of(interruption.during(new TimeSpan(span.start(), now)))
        : Optional.empty();
  }
}
