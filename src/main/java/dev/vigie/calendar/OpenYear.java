package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * One year of a calendar, laid out once so that every question about it is a binary search: its
 * open spans with the open time before each, and its business days in order.
 */
final class OpenYear {

  private final int number;
  private final Map<LocalDate, List<Holiday>> holidays;
  private final BusinessCalendar calendar;
  private final List<TimeSpan> spans = new ArrayList<>();
  private final List<Duration> openBefore = new ArrayList<>();
  private final List<LocalDate> businessDays;
  private Duration open = Duration.ZERO;

  OpenYear(int number, BusinessCalendar calendar, Holidays holidays) {
    this.number = number;
    this.calendar = calendar;
    this.holidays = holidays.in(number);
    this.businessDays = days(number).filter(this::isBusinessDay).toList();
    days(number)
        .flatMap(day -> hoursOn(day).stream().map(hours -> calendar.clock().on(day, hours)))
        .filter(span -> !span.isEmpty())
        .forEach(this::append);
  }

  private static Stream<LocalDate> days(int year) {
    return Stream.iterate(LocalDate.of(year, 1, 1), day -> day.plusDays(1))
        .limit(Year.of(year).length());
  }

  private void append(TimeSpan span) {
    if (!spans.isEmpty() && spans.getLast().end().equals(span.start())) {
      spans.add(new TimeSpan(spans.removeLast().start(), span.end()));
    } else {
      spans.add(span);
      openBefore.add(open);
    }
    open = open.plus(span.length());
  }

  int number() {
    return number;
  }

  Duration open() {
    return open;
  }

  /** The open time of this year that has passed at {@code instant}. */
  Duration openUntil(Instant instant) {
    var next = countUntil(spans.size(), i -> spans.get(i).start().isBefore(instant));
    if (next == 0) {
      return Duration.ZERO;
    }
    var span = spans.get(next - 1);
    var end = span.end().isBefore(instant) ? span.end() : instant;
    return openBefore.get(next - 1).plus(Duration.between(span.start(), end));
  }

  /** The first instant at which {@code passed}, which is positive, open time has passed. */
  Instant instantAfter(Duration passed) {
    var span = countUntil(spans.size(), i -> openBefore.get(i).compareTo(passed) < 0) - 1;
    return spans.get(span).start().plus(passed.minus(openBefore.get(span)));
  }

  int businessDays() {
    return businessDays.size();
  }

  int businessDaysThrough(LocalDate day) {
    return countUntil(businessDays.size(), i -> !businessDays.get(i).isAfter(day));
  }

  /** The {@code n}th business day of the year, counted from one. */
  LocalDate businessDay(int n) {
    return businessDays.get(n - 1);
  }

  boolean isBusinessDay(LocalDate day) {
    return calendar.businessDays().contains(day.getDayOfWeek()) && !hoursOn(day).isEmpty();
  }

  List<OpeningHours> hoursOn(LocalDate day) {
    var hours = calendar.week().on(day.getDayOfWeek());
    for (var holiday : holidaysOn(day)) {
      hours = hours.stream().flatMap(open -> open.without(holiday.closed())).toList();
    }
    return hours;
  }

  List<Holiday> holidaysOn(LocalDate day) {
    return holidays.getOrDefault(day, List.of());
  }

  /** How many of the first indices satisfy a condition that no later one does. */
  static int countUntil(int size, IntPredicate condition) {
    var low = 0;
    var high = size;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (condition.test(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
