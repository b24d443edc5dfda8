package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * How long something may take, as an agreement promises it: open time, business days, calendar
 * days, months, or a range of these. Its text reads back as the same term.
 */
public sealed interface Term {

  /** When the term ends at the latest, if nothing pauses it. */
  Instant after(Instant start, BusinessCalendar calendar);

  /** Whether the term stands still while the desk is closed; otherwise it runs on real time. */
  boolean runsOnCoverage();

  /** Reads {@code PT2H}, {@code 3BD}, {@code 7CD}, {@code 1M} or {@code 14BD..28BD}. */
  static Term parse(String text) {
    return Notation.read(text);
  }

  /** So much open time. */
  record Coverage(Duration length) implements Term {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Coverage {
      if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "term \"%s\" is not between PT1S and %s".formatted(length, LONGEST));
      }
    }

    @Override
    public Instant after(Instant start, BusinessCalendar calendar) {
      return calendar.plus(start, length);
    }

    @Override
    public boolean runsOnCoverage() {
      return true;
    }

    @Override
    public String toString() {
      return length.toString();
    }
  }

  /** The same wall-clock time so many business days later. */
  record BusinessDays(int days) implements Term {

    private static final int MOST = 26_100;

    public BusinessDays {
      Notation.requireBetween(1, days, MOST, "BD");
    }

    @Override
    public Instant after(Instant start, BusinessCalendar calendar) {
      return calendar.plusBusinessDays(start, days);
    }

    @Override
    public boolean runsOnCoverage() {
      return true;
    }

    @Override
    public String toString() {
      return days + "BD";
    }
  }

  /** The same wall-clock time so many days later. */
  record CalendarDays(int days) implements Term {

    private static final int MOST = 36_525;

    public CalendarDays {
      Notation.requireBetween(1, days, MOST, "CD");
    }

    @Override
    public Instant after(Instant start, BusinessCalendar calendar) {
      return calendar.plusCalendarDays(start, days);
    }

    @Override
    public boolean runsOnCoverage() {
      return false;
    }

    @Override
    public String toString() {
      return days + "CD";
    }
  }

  /** The same day and wall-clock time so many months later, or that month's last day. */
  record Months(int months) implements Term {

    private static final int MOST = 1_200;

    public Months {
      Notation.requireBetween(1, months, MOST, "M");
    }

    @Override
    public Instant after(Instant start, BusinessCalendar calendar) {
      return calendar.plusMonths(start, months);
    }

    @Override
    public boolean runsOnCoverage() {
      return false;
    }

    @Override
    public String toString() {
      return months + "M";
    }
  }

  /** Expected from the earliest end on, due at the latest one. */
  record Range(Term earliest, Term latest) implements Term {

    public Range {
      if (earliest.getClass() != latest.getClass() || size(earliest) >= size(latest)) {
        throw new IllegalArgumentException(
            "term \"%s..%s\" is no range; write the shorter term first and both in the same unit,"
                    .formatted(earliest, latest)
                + " like 14BD..28BD");
      }
    }

    @Override
    public Instant after(Instant start, BusinessCalendar calendar) {
      return latest.after(start, calendar);
    }

    @Override
    public boolean runsOnCoverage() {
      return latest.runsOnCoverage();
    }

    @Override
    public String toString() {
      return earliest + ".." + latest;
    }

    private static long size(Term term) {
      return switch (term) {
        case Coverage coverage -> coverage.length().toSeconds();
        case BusinessDays business -> business.days();
        case CalendarDays calendar -> calendar.days();
        case Months months -> months.months();
        case Range range ->
            throw new IllegalArgumentException(
                "term \"%s\" is a range within a range".formatted(range));
      };
    }
  }

  /** The text form of terms. */
  final class Notation {

    private static final Pattern HOURS =
        Pattern.compile("PT(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(BD|CD|M)");

    private Notation() {}

    private static Term read(String text) {
      var ends = text.strip().split("\\.\\.", -1);
      return switch (ends.length) {
        case 1 -> single(ends[0], text);
        case 2 -> new Range(single(ends[0], text), single(ends[1], text));
        default -> throw unreadable(text);
      };
    }

    private static Term single(String part, String text) {
      if (HOURS.matcher(part).matches()) {
        return new Coverage(Duration.parse(part));
      }
      var count = COUNT.matcher(part);
      if (!count.matches()) {
        throw unreadable(text);
      }
      IntFunction<Term> unit =
          switch (count.group(2)) {
            case "BD" -> BusinessDays::new;
            case "CD" -> CalendarDays::new;
            default -> Months::new;
          };
      return unit.apply(Integer.parseInt(count.group(1)));
    }

    private static void requireBetween(int least, int count, int most, String unit) {
      if (count < least || count > most) {
        throw new IllegalArgumentException(
            "term \"%d%s\" is not between %d%s and %d%s"
                .formatted(count, unit, least, unit, most, unit));
      }
    }

    private static IllegalArgumentException unreadable(String text) {
      return new IllegalArgumentException(
          ("\"%s\" is no term; write it like PT30M, PT2H or PT1H30M (opening hours), 3BD (business"
                  + " days), 7CD (calendar days), 1M (month) or 14BD..28BD (a range)")
              .formatted(text));
    }
  }
}
