package dev.vigie.calendar;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stretch of one day in minutes after its midnight; {@code to} is 1440 at the next midnight. */
record OpeningHours(int from, int to) {

  static final int MINUTES_OF_A_DAY = 24 * 60;
  static final OpeningHours ALL_DAY = new OpeningHours(0, MINUTES_OF_A_DAY);

  private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

  OpeningHours {
    if (from < 0 || to > MINUTES_OF_A_DAY || from >= to) {
      throw new IllegalArgumentException(
          "hours from %s to %s do not lie within one day".formatted(clock(from), clock(to)));
    }
  }

  /** Reads hours that end on the day they begin on, such as {@code 12:00-24:00}. */
  static OpeningHours parse(String text) {
    var parts = HOURS.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" are no hours; write them like 12:00-24:00".formatted(text));
    }
    return new OpeningHours(minute(parts.group(1)), minute(parts.group(2)));
  }

  static int minute(String time) {
    var parts = TIME.matcher(time);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no time of day; write it from 00:00 to 24:00".formatted(time));
    }
    return parts.group(1) == null
        ? MINUTES_OF_A_DAY
        : Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
  }

  static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  boolean overlaps(OpeningHours other) {
    return from < other.to && other.from < to;
  }

  Optional<OpeningHours> overlapWith(OpeningHours other) {
    return overlaps(other)
        ? Optional.of(new OpeningHours(Math.max(from, other.from), Math.min(to, other.to)))
        : Optional.empty();
  }

  /** What is left of these hours, in order. */
  Stream<OpeningHours> without(OpeningHours closed) {
    if (!overlaps(closed)) {
      return Stream.of(this);
    }
    var before = Stream.of(this).filter(all -> from < closed.from);
    var after = Stream.of(this).filter(all -> closed.to < to);
    return Stream.concat(
        before.map(all -> new OpeningHours(from, closed.from)),
        after.map(all -> new OpeningHours(closed.to, to)));
  }

  @Override
  public String toString() {
    return clock(from) + "-" + clock(to);
  }
}
