package dev.vigie.availability;

import dev.vigie.agreement.MeasuringPeriod;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which periods a month is judged by: itself; or all of so many days (of 24 hours, as Trackforce
 * counts them) that end in it, whenever they begin. Of these it is enough to look at those that
 * begin or end where something else begins to count: between two such instants the share only grows
 * or only shrinks.
 *
 * @param inService from when until when there is the service; open-ended if there still is
 */
record Periods(MeasuringPeriod period, ZoneId zone, TimeSpan inService, Instant now) {

  static TimeSpan month(YearMonth month, ZoneId zone) {
    return new TimeSpan(
        midnight(month.atDay(1), zone), midnight(month.plusMonths(1).atDay(1), zone));
  }

  /** The months that a time lies in, at least in part; never none. */
  static List<TimeSpan> months(TimeSpan span, ZoneId zone) {
    var months = new ArrayList<TimeSpan>();
    for (var month = YearMonth.from(span.start().atZone(zone));
        months.isEmpty() || month(month, zone).start().isBefore(span.end());
        month = month.plusMonths(1)) {
      months.add(month(month, zone));
    }
    return months;
  }

  /** The latest one first; none for a month that has not begun, or without the service. */
  List<TimeSpan> of(YearMonth month, Meter meter) {
    var whole = month(month, zone);
    var known =
        whole.start().isBefore(now) ? whole.overlapWith(inService) : Optional.<TimeSpan>empty();
    if (known.isEmpty()) {
      return List.of();
    }
    return period.calendarMonth()
        ? List.of(whole)
        : known
            .filter(span -> span.start().isBefore(now))
            .map(span -> days(span, meter))
            .orElse(List.of());
  }

  private List<TimeSpan> days(TimeSpan within, Meter meter) {
    var length = Duration.ofDays(period.days());
    var last = within.end().isAfter(now) ? now : within.end();
    var reach = new TimeSpan(within.start().minus(length), last);
    var ends = new TreeSet<Instant>(Collections.reverseOrder());
    ends.add(last);
    if (!meter.quiet(reach)) { // else one is as good as another
      ends.add(within.start());
      meter.edges(reach).stream()
          .flatMap(edge -> Stream.of(edge, edge.plus(length)))
          .filter(end -> end.isAfter(within.start()) && end.isBefore(last))
          .forEach(ends::add);
    }
    return ends.stream().map(end -> until(end, length)).distinct().toList();
  }

  /** A service that is younger than the period has its first one. */
  private TimeSpan until(Instant end, Duration length) {
    var start = end.minus(length);
    return start.isBefore(inService.start())
        ? new TimeSpan(inService.start(), inService.start().plus(length))
        : new TimeSpan(start, end);
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
