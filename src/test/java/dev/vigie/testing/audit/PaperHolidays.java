package dev.vigie.testing.audit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The holidays of decision D10, as a printed calendar has them. */
final class PaperHolidays {

  private static final Set<MonthDay> FIXED_IN_FRANCE =
      Stream.of("01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")
          .map(day -> MonthDay.parse("--" + day))
          .collect(Collectors.toSet());

  private PaperHolidays() {}

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  static boolean inFrance(LocalDate day) {
    var easter = easterSunday(day.getYear());
    return FIXED_IN_FRANCE.contains(MonthDay.from(day))
        || Stream.of(1, 39, 50).map(easter::plusDays).anyMatch(day::equals);
  }

  static boolean inQuebec(LocalDate day) {
    var year = day.getYear();
    return Stream.of(
            LocalDate.of(year, 1, 1),
            easterSunday(year).minusDays(2),
            LocalDate.of(year, 5, 24).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            notOnSunday(LocalDate.of(year, 6, 24)),
            notOnSunday(LocalDate.of(year, 7, 1)),
            monday(year, 9, 1),
            monday(year, 10, 2),
            LocalDate.of(year, 12, 25))
        .anyMatch(day::equals);
  }

  private static LocalDate notOnSunday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }

  private static LocalDate monday(int year, int month, int count) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(count, DayOfWeek.MONDAY));
  }

  /** By Gauss, as Lichtenberg amended him. */
  private static LocalDate easterSunday(int year) {
    var century = year / 100;
    var moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    var sun = 2 - (3 * century + 3) / 4;
    var cycle = year % 19;
    var seed = (19 * cycle + moon) % 30;
    var correction = (seed + cycle / 11) / 29;
    var fullMoon = 21 + seed - correction;
    var firstSunday = 7 - (year + year / 4 + sun) % 7;
    var days = 7 - (fullMoon - firstSunday) % 7;
    return LocalDate.of(year, 3, 1).plusDays(fullMoon + days - 1L);
  }
}
