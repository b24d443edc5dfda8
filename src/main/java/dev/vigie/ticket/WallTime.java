package dev.vigie.ticket;

import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Instants for the engine: ISO format with the offset that the clock's calendar has then. Timers
 * take them as they are, and forms show the date and the time of day in them.
 */
@Component
class WallTime {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HH:MM", "+00:00")
          .toFormatter(Locale.ROOT);

  private final Calendars calendars;

  WallTime(Calendars calendars) {
    this.calendars = calendars;
  }

  /** Null where there is no instant. */
  String written(SlaClock clock, Optional<Instant> instant) {
    return instant.map(at -> ISO.format(at.atZone(zone(clock)))).orElse(null);
  }

  private ZoneId zone(SlaClock clock) {
    return calendars.get(clock.calendar()).zone();
  }
}
