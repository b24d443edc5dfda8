package dev.vigie.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The moments of the demonstration: several on days on which tickets come in, and the first of them
 * on every other business day, on which agents look after those that are open. They are a minute
 * earlier each day, so that what is due in a business day is done in time.
 */
final class Beats {

  static final int WEEKS = 13;

  private static final int DAYS_A_WEEK = 5;
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final List<LocalTime> BUSY =
      Stream.of("14:05", "14:35", "15:14", "15:33").map(LocalTime::parse).toList();
  private static final List<LocalTime> QUIET = BUSY.subList(0, 1);

  private Beats() {}

  /**
   * @param day business days after the first
   * @param moment of that day, from 0
   */
  record Beat(Instant at, int day, int moment) {

    boolean isFirstOf(int anyDay) {
      return day == anyDay && moment == 0;
    }

    YearMonth month() {
      return YearMonth.from(at.atZone(ZONE));
    }
  }

  /** In order, from the first business day after {@code now} on. */
  static List<Beat> after(Instant now, Set<Integer> busyDays) {
    var beats = new ArrayList<Beat>();
    var date = now.atZone(ZONE).toLocalDate();
    for (int day = 0; day < WEEKS * DAYS_A_WEEK; day++) {
      date = nextBusinessDay(date);
      var times = busyDays.contains(day) ? BUSY : QUIET;
      for (int moment = 0; moment < times.size(); moment++) {
        var at = date.atTime(times.get(moment).minusMinutes(day)).atZone(ZONE).toInstant();
        beats.add(new Beat(at, day, moment));
      }
    }
    return beats;
  }

  private static LocalDate nextBusinessDay(LocalDate date) {
    var next = date.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}
