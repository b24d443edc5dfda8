package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;

/** Calendars by name, all in Paris, and the local times that their tests are written in. */
final class Desks {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private Desks() {}

  static BusinessCalendar officeHours(String... holidays) {
    var dates = Arrays.stream(holidays).map(LocalDate::parse).toArray(LocalDate[]::new);
    return desk(Week.open("Mon-Fri 09:00-17:00"), "Mon-Fri", Holidays.on(dates));
  }

  static BusinessCalendar aroundTheClock() {
    return desk(Week.open("24x7"), "Mon-Fri", Holidays.none());
  }

  static BusinessCalendar mondayToSaturdayMorning() {
    return desk(Week.open("Mon 08:00 to Sat 08:00"), "Mon-Fri", Holidays.none());
  }

  static BusinessCalendar open(String... week) {
    return desk(Week.open(week), "Mon-Fri", Holidays.none());
  }

  static BusinessCalendar desk(Week week, String businessDays, Holidays holidays) {
    return new BusinessCalendar("desk", PARIS, week, Weekdays.parse(businessDays), holidays);
  }

  static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }
}
