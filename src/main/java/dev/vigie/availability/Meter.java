package dev.vigie.availability;

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
import java.util.TreeSet;
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
  private final List<Interruption> interruptions;

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
    this.interruptions =
        interruptions.stream()
            .flatMap(interruption -> until(now, interruption).stream())
            .sorted(Interruption.STRONGEST_FIRST)
            .toList();
  }

  Measurement over(TimeSpan period) {
    var within = interruptions.stream().filter(i -> overlap(i.span(), period)).toList();
    var stretches = new ArrayList<Stretch>();
    for (var entry : calendar.stretches(period)) {
      pieces(entry, within).forEach(piece -> add(stretches, piece));
    }
    return new Measurement(period, stretches);
  }

  /** The instants at which something else begins to count. */
  List<Instant> edges(TimeSpan span) {
    return over(span).stretches().stream().map(stretch -> stretch.span().start()).toList();
  }

  /** Whether nothing happens in it. */
  boolean quiet(TimeSpan span) {
    return interruptions.stream().noneMatch(interruption -> overlap(interruption.span(), span));
  }

  private Stream<Stretch> pieces(Explanation.Entry entry, List<Interruption> within) {
    var whole = entry.span();
    var near = within.stream().filter(i -> overlap(i.span(), whole)).toList();
    var edges = new TreeSet<>(List.of(whole.start(), whole.end()));
    Stream.concat(Stream.of(inService), near.stream().map(Interruption::span))
        .flatMap(span -> Stream.of(span.start(), span.end()))
        .filter(edge -> edge.isAfter(whole.start()) && edge.isBefore(whole.end()))
        .forEach(edges::add);
    return edges.stream()
        .filter(edge -> edge.isBefore(whole.end()))
        .map(edge -> judged(entry, new TimeSpan(edge, edges.higher(edge)), near));
  }

  /** No edge lies within {@code piece}, so it is all of one kind. */
  private Stretch judged(Explanation.Entry entry, TimeSpan piece, List<Interruption> near) {
    if (!overlap(inService, piece)) {
      return plain(piece, Reason.NOT_IN_SERVICE, "");
    }
    return switch (entry.reason()) {
      case COUNTED ->
          near.stream()
              .filter(interruption -> overlap(interruption.span(), piece))
              .findFirst()
              .map(interruption -> interrupted(piece, interruption))
              .orElseGet(() -> plain(piece, Reason.SERVED, ""));
      case HOLIDAY ->
          new Stretch(piece, Reason.HOLIDAY, closedClause, entry.holiday(), Optional.empty());
      default -> plain(piece, closed(piece) ? Reason.OUTSIDE_HOURS : Reason.WEEKEND, closedClause);
    };
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

  private static boolean overlap(TimeSpan one, TimeSpan other) {
    return one.start().isBefore(other.end()) && other.start().isBefore(one.end());
  }
}
