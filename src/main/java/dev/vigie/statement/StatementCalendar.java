package dev.vigie.statement;

import dev.vigie.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.YearMonth;

/** On which day a month is stated: the first one after it on which somebody is at work. */
final class StatementCalendar {

  private StatementCalendar() {}

  /** When the desk opens on the first business day after a month. */
  static Instant opening(BusinessCalendar calendar, YearMonth month) {
    var over = month.plusMonths(1).atDay(1).atStartOfDay(calendar.zone()).toInstant();
    return calendar.plusBusinessDays(over, 0);
  }

  /** When that day is over. */
  static Instant end(BusinessCalendar calendar, YearMonth month) {
    var day = opening(calendar, month).atZone(calendar.zone()).toLocalDate();
    return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
  }
}
