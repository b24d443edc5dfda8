package dev.vigie.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the date of a yearly event; a single date is an event of one year only. */
@FunctionalInterface
interface DateRule {

  Optional<LocalDate> in(int year);

  /** Reads one of the notations that the error message lists. */
  static DateRule parse(String text) {
    try {
      return Notation.read(text.strip());
    } catch (DateTimeException notOnAnyCalendar) {
      throw new IllegalArgumentException(
          "\"%s\" is no date: %s".formatted(text, notOnAnyCalendar.getMessage()));
    }
  }

  /** The notations, tried one after the other. */
  final class Notation {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DAY = Pattern.compile("\\d\\d-\\d\\d");
    private static final Pattern EASTER = Pattern.compile("easter(?:\\s*([+-])\\s*(\\d{1,3}))?");
    private static final Pattern NTH =
        Pattern.compile("(1st|2nd|3rd|4th|last) ([A-Za-z]+) of (0[1-9]|1[0-2])");
    private static final Pattern NEAR =
        Pattern.compile("([A-Za-z]+) on or (before|after) (\\d\\d-\\d\\d)");

    private Notation() {}

    private static DateRule read(String text) {
      var easter = EASTER.matcher(text);
      var nth = NTH.matcher(text);
      var near = NEAR.matcher(text);
      if (DATE.matcher(text).matches()) {
        return once(LocalDate.parse(text));
      } else if (DAY.matcher(text).matches()) {
        return yearly(MonthDay.parse("--" + text));
      } else if (easter.matches()) {
        var days = easter.group(2) == null ? 0 : Integer.parseInt(easter.group(2));
        return fromEaster("-".equals(easter.group(1)) ? -days : days);
      } else if (nth.matches()) {
        return nth(nth.group(1), Weekdays.day(nth.group(2)), Integer.parseInt(nth.group(3)));
      } else if (near.matches()) {
        var day = Weekdays.day(near.group(1));
        return near(day, near.group(2), MonthDay.parse("--" + near.group(3)));
      }
      throw new IllegalArgumentException(
          ("\"%s\" is no date; write it like 2026-12-24, 06-24, easter-2, \"1st Mon of 09\","
                  + " \"last Mon of 05\" or \"Mon on or before 05-24\"")
              .formatted(text));
    }

    private static DateRule once(LocalDate date) {
      return year -> Optional.of(date).filter(any -> date.getYear() == year);
    }

    private static DateRule yearly(MonthDay day) {
      return year -> Optional.of(day).filter(any -> day.isValidYear(year)).map(d -> d.atYear(year));
    }

    private static DateRule fromEaster(int days) {
      return year -> Optional.of(easterSunday(year).plusDays(days));
    }

    private static DateRule nth(String ordinal, DayOfWeek day, int month) {
      var adjuster =
          ordinal.equals("last")
              ? TemporalAdjusters.lastInMonth(day)
              : TemporalAdjusters.dayOfWeekInMonth(ordinal.charAt(0) - '0', day);
      return year -> Optional.of(LocalDate.of(year, month, 1).with(adjuster));
    }

    private static DateRule near(DayOfWeek day, String side, MonthDay anchor) {
      var adjuster =
          side.equals("before")
              ? TemporalAdjusters.previousOrSame(day)
              : TemporalAdjusters.nextOrSame(day);
      return year -> Optional.of(anchor.atYear(year).with(adjuster));
    }

    /** The Gregorian computus in the form of Butcher. */
    private static LocalDate easterSunday(int year) {
      var century = year / 100;
      var epact =
          Math.floorMod(
              19 * (year % 19)
                  + century
                  - century / 4
                  - (century - (century + 8) / 25 + 1) / 3
                  + 15,
              30);
      var weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
      var correction = (year % 19 + 11 * epact + 22 * weekday) / 451;
      var march = epact + weekday - 7 * correction + 114;
      return LocalDate.of(year, march / 31, march % 31 + 1);
    }
  }
}
