package dev.vigie.availability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which instants can be written down: those that calendars and databases can tell. */
public final class Moment {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2500-01-01T00:00:00Z");

  private Moment() {}

  /**
   * @param at null is nothing to complain of
   */
  public static void require(String field, Instant at) {
    if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
      throw new AvailabilityRefused(
          "moment", field, "%s lies before 2000 or after 2499; check the year.".formatted(field));
    }
  }

  /** As it is stored, in milliseconds; null stays null. */
  public static Instant kept(Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
  }

  public static void requirePast(String field, Instant at, Instant now) {
    require(field, at);
    if (at != null && at.isAfter(now)) {
      throw new AvailabilityRefused(
          "future", field, "%s lies in the future; it is %s now.".formatted(field, now));
    }
  }
}
