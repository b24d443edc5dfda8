package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;

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
    return TermNotation.read(text);
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
      TermNotation.requireBetween(1, days, MOST, "BD");
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
      TermNotation.requireBetween(1, days, MOST, "CD");
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
      TermNotation.requireBetween(1, months, MOST, "M");
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
}
