package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * One day of a calendar.
 *
 * @param number of days since 1970-01-01
 * @param hours when the desk is open, on its wall clock and in order
 * @param open when that happens; an hour or a day that the zone skips is empty
 * @param extent from the first opening to the last closing; empty if the desk does not open
 * @param isBusinessDay whether terms of business days count it; then the desk does open
 */
record Day(
    long number,
    List<Holiday> holidays,
    List<OpeningHours> hours,
    List<TimeSpan> open,
    TimeSpan extent,
    boolean isBusinessDay) {

  LocalDate date() {
    return LocalDate.ofEpochDay(number);
  }

  LocalTime openingTime() {
    return LocalTime.MIN.plusMinutes(hours.getFirst().from());
  }

  Instant opening() {
    return extent.start();
  }

  Instant closing() {
    return extent.end();
  }
}
