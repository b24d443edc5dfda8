package dev.vigie.wording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Instants as a reader's wall clock and calendar show them. */
final class Moments {

  private final Words words;
  private final ZoneId zone;

  Moments(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  String inZone(Instant instant) {
    return words.text("moment.in-zone", local(instant), zone());
  }

  String local(Instant instant) {
    var at = instant.atZone(zone);
    return shown(at, "moment.pattern") + offsetIfRepeated(at);
  }

  String zone() {
    return zone.getId();
  }

  String span(Instant from, Optional<Instant> to) {
    if (to.isEmpty()) {
      return words.text("span.open", local(from));
    }
    var end = to.get().atZone(zone);
    var sameDay = end.toLocalDate().equals(from.atZone(zone).toLocalDate());
    var shownEnd =
        sameDay ? shown(end, "moment.pattern.time") + offsetIfRepeated(end) : local(to.get());
    return words.text(sameDay ? "span.same-day" : "span", local(from), shownEnd);
  }

  private String shown(ZonedDateTime at, String pattern) {
    return DateTimeFormatter.ofPattern(words.text(pattern), words.locale()).format(at);
  }

  /** When clocks are set back an hour comes twice; only the offset tells which one is meant. */
  private String offsetIfRepeated(ZonedDateTime at) {
    var repeated = zone.getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
    return repeated ? " UTC" + at.getOffset() : "";
  }
}
