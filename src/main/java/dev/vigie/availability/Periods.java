package dev.vigie.availability;

import dev.vigie.agreement.MeasuringPeriod;
import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Which periods a month is judged by: itself; or every period of so many whole days that ends in
 * it, and the one that ends now.
 */
record Periods(MeasuringPeriod period, ZoneId zone, Instant serviceBegins, Instant now) {

  static TimeSpan month(YearMonth month, ZoneId zone) {
    return new TimeSpan(
        midnight(month.atDay(1), zone), midnight(month.plusMonths(1).atDay(1), zone));
  }

  /** None for a month that has not begun. */
  List<TimeSpan> of(YearMonth month) {
    var whole = month(month, zone);
    if (!whole.start().isBefore(now)) {
      return List.of();
    }
    return period.calendarMonth() ? List.of(whole) : days(month, whole);
  }

  private List<TimeSpan> days(YearMonth month, TimeSpan whole) {
    var spans = new ArrayList<TimeSpan>();
    for (var day = month.atDay(2);
        !day.isAfter(month.plusMonths(1).atDay(1));
        day = day.plusDays(1)) {
      var end = midnight(day, zone);
      if (end.isBefore(now)) {
        spans.add(until(end));
      }
    }
    if (!now.isAfter(whole.end())) {
      spans.add(until(now));
    }
    return spans.stream().distinct().toList();
  }

  /** A service that is younger than the period has its first one. */
  private TimeSpan until(Instant end) {
    var start = end.atZone(zone).minusDays(period.days()).toInstant();
    return start.isBefore(serviceBegins)
        ? new TimeSpan(
            serviceBegins, serviceBegins.atZone(zone).plusDays(period.days()).toInstant())
        : new TimeSpan(start, end);
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
