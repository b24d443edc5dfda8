package dev.vigie.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Tells when a local time happens in a zone: the first time where daylight saving repeats it, the
 * first instant after the gap where it is skipped. Later local times never happen earlier.
 */
record WallClock(ZoneId zone) {

  private static final Instant FIRST = Instant.parse("1900-01-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-12-31T00:00:00Z");

  Instant at(LocalDateTime local) {
    var transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }

  Instant at(LocalDate day, int minute) {
    return at(day.atStartOfDay().plusMinutes(minute));
  }

  TimeSpan on(LocalDate day, OpeningHours hours) {
    return new TimeSpan(at(day, hours.from()), at(day, hours.to()));
  }

  LocalDateTime read(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "%s is out of reach; calendars know the years 1900 to 2300".formatted(instant));
    }
    return LocalDateTime.ofInstant(instant, zone);
  }
}
