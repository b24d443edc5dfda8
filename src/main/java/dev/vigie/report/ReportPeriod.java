package dev.vigie.report;

import dev.vigie.calendar.TimeSpan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whole days of a zone. The first and the last day both belong to it. */
public record ReportPeriod(LocalDate from, LocalDate to, ZoneId zone) {

  static final int MOST_DAYS = 3_660;
  private static final int MOST_DAYS_IN_WEEKS = 98;

  public ReportPeriod {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "'%s' lies before from, '%s'; swap the two".formatted(to, from));
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new IllegalArgumentException(
          "'%s' lies more than %d days after from; ask for less".formatted(to, MOST_DAYS));
    }
    if (from.getYear() < 1970 || to.getYear() > 2299) {
      throw new IllegalArgumentException("years before 1970 and after 2299 are not known");
    }
  }

  /** Half-open, as instants are compared. */
  public TimeSpan span() {
    return new TimeSpan(
        from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Its weeks from Monday on, or where that would be too many its months; cut at its ends. */
  List<ReportPeriod> parts() {
    return byWeek()
        ? parts(day -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)))
        : parts(day -> day.plusMonths(1).withDayOfMonth(1));
  }

  boolean byWeek() {
    return ChronoUnit.DAYS.between(from, to) < MOST_DAYS_IN_WEEKS;
  }

  private List<ReportPeriod> parts(UnaryOperator<LocalDate> next) {
    var parts = new ArrayList<ReportPeriod>();
    for (var day = from; !day.isAfter(to); day = next.apply(day)) {
      var last = next.apply(day).minusDays(1);
      parts.add(new ReportPeriod(day, last.isAfter(to) ? to : last, zone));
    }
    return parts;
  }
}
