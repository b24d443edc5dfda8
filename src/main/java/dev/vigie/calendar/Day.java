package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One day of a calendar.
 *
 * @param hours when the desk is open, on its wall clock and in order
 * @param open when that happens; an hour or a day that the zone skips is empty
 * @param isBusinessDay whether terms of business days count it; then it does open
 */
record Day(
    LocalDate date,
    List<Holiday> holidays,
    List<OpeningHours> hours,
    List<TimeSpan> open,
    boolean isBusinessDay) {

  LocalDateTime firstMoment() {
    return date.atStartOfDay().plusMinutes(hours.getFirst().from());
  }

  Instant opening() {
    return open.getFirst().start();
  }

  Instant closing() {
    return open.getLast().end();
  }
}
