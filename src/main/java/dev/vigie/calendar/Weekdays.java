package dev.vigie.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads days of the week as people write them: {@code Mon}, {@code Mon-Fri}, {@code Mon, Wed}. */
final class Weekdays {

  private Weekdays() {}

  static Set<DayOfWeek> parse(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : text.split(",")) {
      var ends = part.split("-", 2);
      var last = day(ends[ends.length - 1]);
      for (var day = day(ends[0]); day != last; day = day.plus(1)) {
        days.add(day);
      }
      days.add(last);
    }
    return days;
  }

  static DayOfWeek day(String text) {
    var name = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(name) || day.name().substring(0, 3).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is no day of the week; write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
                        .formatted(text.strip())));
  }
}
