package dev.vigie.calendar;

import static dev.vigie.calendar.OpeningHours.MINUTES_OF_A_DAY;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The hours at which a desk is open in a week without holidays.
 *
 * <p>Hours that pass midnight are cut there: each part belongs to the day it lies on.
 */
public final class Week {

  private static final String TIME = "\\d\\d:\\d\\d";
  private static final Pattern DAILY =
      Pattern.compile("(?<days>[A-Za-z ,-]+?)\\s+(?<hours>" + TIME + ".*)");
  private static final Pattern HOURS = Pattern.compile("(" + TIME + ")\\s*-\\s*(" + TIME + ")");
  private static final Pattern STRETCH =
      Pattern.compile("([A-Za-z]+)\\s+(" + TIME + ")\\s+to\\s+([A-Za-z]+)\\s+(" + TIME + ")");

  private final Map<DayOfWeek, List<OpeningHours>> hours = new EnumMap<>(DayOfWeek.class);

  private Week() {}

  /**
   * Reads lines such as {@code Mon-Fri 09:00-12:00, 14:00-18:00}, {@code Fri 22:00-06:00} (until
   * Saturday morning), {@code Mon 08:00 to Sat 08:00} (without a break) and {@code 24x7}.
   */
  public static Week open(String... lines) {
    var week = new Week();
    for (var line : lines) {
      week.read(line.strip());
    }
    if (week.hours.isEmpty()) {
      throw new IllegalArgumentException("the week has no opening hours; name at least one");
    }
    week.hours.replaceAll((day, dayHours) -> joined(dayHours));
    return week;
  }

  List<OpeningHours> on(DayOfWeek day) {
    return hours.getOrDefault(day, List.of());
  }

  private void read(String line) {
    var stretch = STRETCH.matcher(line);
    var daily = DAILY.matcher(line);
    if (line.equals("24x7")) {
      openBetween(DayOfWeek.MONDAY, 0, 7 * MINUTES_OF_A_DAY);
    } else if (stretch.matches()) {
      readStretch(stretch.group(1), stretch.group(2), stretch.group(3), stretch.group(4));
    } else if (daily.matches()) {
      readDaily(daily.group("days"), daily.group("hours"));
    } else {
      throw new IllegalArgumentException(
          ("\"%s\" are no opening hours; write them like \"Mon-Fri 09:00-17:00\","
                  + " \"Mon-Fri 09:00-12:00, 14:00-18:00\", \"Mon 08:00 to Sat 08:00\" or \"24x7\"")
              .formatted(line));
    }
  }

  private void readStretch(String firstDay, String opening, String lastDay, String closing) {
    var first = Weekdays.day(firstDay);
    var days = Math.floorMod(Weekdays.day(lastDay).getValue() - first.getValue(), 7);
    var from = OpeningHours.minute(opening);
    var to = days * MINUTES_OF_A_DAY + OpeningHours.minute(closing);
    openBetween(first, from, to > from ? to : to + 7 * MINUTES_OF_A_DAY);
  }

  private void readDaily(String days, String list) {
    for (var part : list.split(",")) {
      var ends = HOURS.matcher(part.strip());
      if (!ends.matches()) {
        throw new IllegalArgumentException(
            "\"%s\" are no hours; write them like 09:00-17:00".formatted(part.strip()));
      }
      var from = OpeningHours.minute(ends.group(1));
      var to = OpeningHours.minute(ends.group(2));
      if (from == to) {
        throw new IllegalArgumentException(
            "hours %s open and close at once; write 00:00-24:00 for a whole day"
                .formatted(part.strip()));
      }
      for (var day : Weekdays.parse(days)) {
        openBetween(day, from, to > from ? to : to + MINUTES_OF_A_DAY);
      }
    }
  }

  private void openBetween(DayOfWeek first, int from, int to) {
    for (var midnight = 0; midnight < to; midnight += MINUTES_OF_A_DAY) {
      var opening = Math.max(from - midnight, 0);
      var closing = Math.min(to - midnight, MINUTES_OF_A_DAY);
      if (opening < closing) {
        openOn(first.plus(midnight / MINUTES_OF_A_DAY), new OpeningHours(opening, closing));
      }
    }
  }

  private void openOn(DayOfWeek day, OpeningHours added) {
    var known = hours.computeIfAbsent(day, any -> new ArrayList<>());
    known.stream()
        .filter(added::overlaps)
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "on %s %s and %s overlap; let one end where the other begins"
                      .formatted(day, other, added));
            });
    known.add(added);
  }

  private static List<OpeningHours> joined(List<OpeningHours> hours) {
    var joined = new ArrayList<OpeningHours>();
    for (var next : hours.stream().sorted(Comparator.comparing(OpeningHours::from)).toList()) {
      if (!joined.isEmpty() && joined.getLast().to() == next.from()) {
        next = new OpeningHours(joined.removeLast().from(), next.to());
      }
      joined.add(next);
    }
    return List.copyOf(joined);
  }
}
