package dev.vigie.statement;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.calendar.BusinessCalendar;
import dev.vigie.calendar.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** By which days an agreement is stated: those of the calendar of its first response. */
@Component
class StatementCalendar {

  private final Agreements agreements;
  private final Calendars calendars;

  StatementCalendar(Agreements agreements, Calendars calendars) {
    this.agreements = agreements;
    this.calendars = calendars;
  }

  /** Empty for an agreement without a table. */
  Optional<BusinessCalendar> of(String agreement) {
    return agreements
        .newest(agreement)
        .map(terms -> terms.rows().getFirst().promise(Objective.FIRST_RESPONSE).calendar())
        .map(calendars::get);
  }

  /** When the desk opens on the first business day after a month. */
  static Instant opening(BusinessCalendar calendar, YearMonth month) {
    var midnight = firstBusinessDay(calendar, month).atStartOfDay(calendar.zone()).toInstant();
    return calendar.plus(midnight, Duration.ZERO);
  }

  /** When that day is over. */
  static Instant end(BusinessCalendar calendar, YearMonth month) {
    var next = firstBusinessDay(calendar, month).plusDays(1);
    return next.atStartOfDay(calendar.zone()).toInstant();
  }

  private static LocalDate firstBusinessDay(BusinessCalendar calendar, YearMonth month) {
    return Stream.iterate(month.plusMonths(1).atDay(1), day -> day.plusDays(1))
        .filter(calendar::isBusinessDay)
        .findFirst()
        .orElseThrow();
  }
}
