package dev.vigie.board;

import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClock;
import dev.vigie.wording.Wording;
import dev.vigie.wording.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The words for a reader of a ticket: with times in the zone of the calendar that counts for it.
 */
@Component
class TicketWords {

  private final Wording wording;
  private final Calendars calendars;

  TicketWords(Wording wording, Calendars calendars) {
    this.wording = wording;
    this.calendars = calendars;
  }

  Words of(List<SlaClock> clocks, Locale locale) {
    return wording.in(locale, zone(clocks));
  }

  private ZoneId zone(List<SlaClock> clocks) {
    return clocks.stream()
        .map(SlaClock::calendar)
        .filter(calendars.ids()::contains)
        .findFirst()
        .map(calendar -> calendars.get(calendar).zone())
        .orElseGet(wording::zone);
  }
}
