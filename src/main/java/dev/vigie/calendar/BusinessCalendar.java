package dev.vigie.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says when a desk is open, and counts time accordingly. Knows nothing about tickets.
 *
 * <p>Open time is a function of the instant that never falls; both questions about coverage read
 * it, one forwards and one backwards.
 */
public final class BusinessCalendar {

  private static final Duration MOMENT = Duration.ofNanos(1);

  private final String id;
  private final WallClock clock;
  private final Week week;
  private final Set<DayOfWeek> businessDays;
  private final OpenYears years;

  public BusinessCalendar(
      String id, ZoneId zone, Week week, Set<DayOfWeek> businessDays, Holidays holidays) {
    if (!id.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "calendar: \"%s\" is no id; use small letters, digits and hyphens".formatted(id));
    }
    if (businessDays.isEmpty()) {
      throw new IllegalArgumentException("businessDays: none is named; write them like Mon-Fri");
    }
    for (var day : new TreeSet<>(businessDays)) {
      if (week.on(day).isEmpty()) {
        throw new IllegalArgumentException(
            "businessDays: %s has no opening hours; add some or leave the day out".formatted(day));
      }
    }
    this.id = id;
    this.clock = new WallClock(zone);
    this.week = week;
    this.businessDays = Set.copyOf(businessDays);
    this.years = new OpenYears(clock, number -> OpenYear.of(number, this, holidays));
  }

  public String id() {
    return id;
  }

  public ZoneId zone() {
    return clock.zone();
  }

  /**
   * The first instant at which {@code coverage} open time has passed since {@code start}. Coverage
   * that runs out exactly at closing is over at closing; no coverage at all is over at the next
   * open moment.
   */
  public Instant plus(Instant start, Duration coverage) {
    if (coverage.isNegative()) {
      throw new IllegalArgumentException("coverage of %s runs backwards".formatted(coverage));
    }
    if (coverage.isZero()) {
      return isOpenJustBefore(start) ? start : plus(start, MOMENT).minus(MOMENT);
    }
    return years.plus(start, coverage);
  }

  /** The open time that passes from {@code start} to {@code end}. */
  public Duration between(Instant start, Instant end) {
    return years.between(new TimeSpan(start, end));
  }

  /**
   * The same wall-clock time {@code days} business days later, at closing at the latest. A start
   * that is not within a business day moves to the opening that follows. A result before that day's
   * opening stays: only the start is moved.
   */
  public Instant plusBusinessDays(Instant start, int days) {
    var today = years.day(clock.day(start));
    if (!today.isBusinessDay() || start.isAfter(today.closing())) {
      return plusBusinessDays(years.businessDayAfter(today, 1), days);
    }
    if (start.isBefore(today.opening())) {
      return plusBusinessDays(today, days);
    }
    var day = years.businessDayAfter(today, days);
    return byClosing(day, clock.plusDays(start, day.number() - today.number()));
  }

  /** The same wall-clock time {@code days} days later, open or not. */
  public Instant plusCalendarDays(Instant start, int days) {
    return clock.plusDays(start, days);
  }

  /** The same wall-clock time and day {@code months} later, or that month's last day. */
  public Instant plusMonths(Instant start, int months) {
    return clock.at(clock.read(start).plusMonths(months));
  }

  public boolean isBusinessDay(LocalDate date) {
    return day(date).isBusinessDay();
  }

  /** Why the time from {@code start} to {@code end} counts or does not. */
  public Explanation explain(Instant start, Instant end) {
    var entries = new Entries();
    new Stretches(this).between(new TimeSpan(start, end)).forEach(entries::add);
    return new Explanation(
        Optional.empty(), id, zone(), start, Optional.empty(), entries.counted(), entries.shown());
  }

  /**
   * The time of {@code span} as open, closed and holiday stretches, in order and without holes;
   * each lies on one day.
   */
  public List<Explanation.Entry> stretches(TimeSpan span) {
    return new Stretches(this).between(span).toList();
  }

  private Instant plusBusinessDays(Day first, int days) {
    var day = years.businessDayAfter(first, days);
    return byClosing(day, clock.at(day.date().atTime(first.openingTime())));
  }

  private static Instant byClosing(Day day, Instant due) {
    return due.isAfter(day.closing()) ? day.closing() : due;
  }

  private boolean isOpenJustBefore(Instant instant) {
    return !between(instant.minus(MOMENT), instant).isZero();
  }

  Day day(LocalDate date) {
    return years.day(date.toEpochDay());
  }

  WallClock clock() {
    return clock;
  }

  Week week() {
    return week;
  }

  Set<DayOfWeek> businessDays() {
    return businessDays;
  }

  @Override
  public String toString() {
    return id;
  }
}
