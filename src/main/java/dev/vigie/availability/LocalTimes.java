package dev.vigie.availability;

import dev.vigie.problem.RequestRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as a page's fields hold them: on the clocks of a zone, to the millisecond. */
public record LocalTimes(ZoneId zone) {

  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final String WHOLE_MINUTE = ":00.000";

  /**
   * @param at null for an empty field
   */
  String write(Instant at) {
    if (at == null) {
      return "";
    }
    var text = FIELD.format(at.atZone(zone));
    return text.endsWith(WHOLE_MINUTE)
        ? text.substring(0, text.length() - WHOLE_MINUTE.length())
        : text;
  }

  /**
   * The first of two where clocks are set back, unless that is the instant that was in the field.
   *
   * @param known what the field held before; null if nothing
   * @return null for an empty field
   * @throws RequestRefused if it is no date and time
   */
  public Instant read(String field, String text, Instant known) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (known != null && text.strip().equals(write(known))) {
      return known;
    }
    try {
      return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw new AvailabilityRefused(
          "moment", field, "%s is no date and time such as 2026-11-24T13:05.".formatted(field));
    }
  }
}
