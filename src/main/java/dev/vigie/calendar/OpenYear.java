package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One year of a calendar, day by day.
 *
 * @param whole from its first midnight to the next year's
 */
record OpenYear(int number, TimeSpan whole, List<Day> days) {

  static OpenYear of(int number, BusinessCalendar calendar, Holidays kept) {
    var first = LocalDate.of(number, 1, 1);
    var next = first.plusYears(1);
    var holidays = kept.in(number);
    return new OpenYear(
        number,
        new TimeSpan(calendar.clock().at(first, 0), calendar.clock().at(next, 0)),
        first
            .datesUntil(next)
            .map(date -> day(date, calendar, holidays.getOrDefault(date, List.of())))
            .toList());
  }

  private static Day day(LocalDate date, BusinessCalendar calendar, List<Holiday> holidays) {
    var hours = calendar.week().on(date.getDayOfWeek());
    for (var holiday : holidays) {
      hours = hours.stream().flatMap(open -> open.without(holiday.closed())).toList();
    }
    var open = hours.stream().map(stretch -> calendar.clock().on(date, stretch)).toList();
    var extent = extent(open, calendar.clock().at(date, 0));
    var isBusinessDay = calendar.businessDays().contains(date.getDayOfWeek()) && !extent.isEmpty();
    return new Day(date.toEpochDay(), holidays, hours, open, extent, isBusinessDay);
  }

  private static TimeSpan extent(List<TimeSpan> open, Instant midnight) {
    return open.isEmpty()
        ? new TimeSpan(midnight, midnight)
        : new TimeSpan(open.getFirst().start(), open.getLast().end());
  }
}
