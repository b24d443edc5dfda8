package dev.vigie.statement;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Terms;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which days an agreement is stated: those of the calendar that its own tables name for it. */
@Component
class StatementCalendar {

  private final Agreements agreements;
  private final Calendars calendars;

  StatementCalendar(Agreements agreements, Calendars calendars) {
    this.agreements = agreements;
    this.calendars = calendars;
  }

  /** Empty where there is no such agreement, or it names no calendar at all. */
  Optional<BusinessCalendar> of(String agreement) {
    return agreements.newest(agreement).flatMap(Terms::statementCalendar).map(calendars::get);
  }

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
