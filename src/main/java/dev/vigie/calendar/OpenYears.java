package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The years of a calendar without holes, each with the open time and the business days before it,
 * so that a question costs about the same over a day and over decades.
 *
 * <p>Years are laid out when a question first reaches them, and kept: they are bounded. What lies
 * before is counted from an arbitrary year, hence only differences mean anything.
 */
final class OpenYears {

  private static final int FIRST = 1900;
  private static final int LAST = 2300;

  private final IntFunction<OpenYear> layout;
  private volatile List<Placed> years = List.of();

  OpenYears(IntFunction<OpenYear> layout) {
    this.layout = layout;
  }

  OpenYear year(int number) {
    return placed(number).year();
  }

  /** The open time that has passed at an instant of this year. */
  Duration openUntil(int number, Instant instant) {
    var placed = placed(number);
    return placed.openBefore().plus(placed.year().openUntil(instant));
  }

  /** The first instant at which so much open time has passed, in this year or later. */
  Instant instantAfter(int number, Duration open) {
    var placed = firstFrom(number, year -> open.compareTo(year.openThrough()) <= 0);
    return placed.year().instantAfter(open.minus(placed.openBefore()));
  }

  LocalDate businessDayAfter(LocalDate day, int days) {
    var from = placed(day.getYear());
    var count = from.businessDaysBefore() + from.year().businessDaysThrough(day) + days;
    var placed = firstFrom(day.getYear(), year -> count <= year.businessDaysThrough());
    return placed.year().businessDay(count - placed.businessDaysBefore());
  }

  /** The first year from this one on that is far enough; all later ones are too. */
  private Placed firstFrom(int number, Predicate<Placed> farEnough) {
    var first = placed(number);
    if (farEnough.test(first)) {
      return first;
    }
    while (!farEnough.test(years.getLast())) {
      placed(years.getLast().year().number() + 1);
    }
    var known = years;
    return known.get(OpenYear.countUntil(known.size(), i -> !farEnough.test(known.get(i))));
  }

  private Placed placed(int number) {
    var known = years;
    var index = known.isEmpty() ? -1 : number - known.getFirst().year().number();
    return index >= 0 && index < known.size() ? known.get(index) : reach(number);
  }

  private synchronized Placed reach(int number) {
    requireWithinReach(number);
    var reached = new ArrayList<>(years);
    if (reached.isEmpty()) {
      reached.add(new Placed(layout.apply(number), Duration.ZERO, 0));
    }
    while (number < reached.getFirst().year().number()) {
      var first = reached.getFirst();
      reached.addFirst(first.precededBy(layout.apply(first.year().number() - 1)));
    }
    while (number > reached.getLast().year().number()) {
      var last = reached.getLast();
      reached.addLast(last.followedBy(layout.apply(last.year().number() + 1)));
    }
    years = List.copyOf(reached);
    return placed(number);
  }

  private static void requireWithinReach(int number) {
    if (number < FIRST || number > LAST) {
      throw new IllegalArgumentException(
          "the question leads to the year %d; calendars know the years %d to %d"
              .formatted(number, FIRST, LAST));
    }
  }

  /** A year that knows what lies before it. */
  private record Placed(OpenYear year, Duration openBefore, int businessDaysBefore) {

    private Duration openThrough() {
      return openBefore.plus(year.open());
    }

    private int businessDaysThrough() {
      return businessDaysBefore + year.businessDays();
    }

    private Placed followedBy(OpenYear next) {
      return new Placed(next, openThrough(), businessDaysThrough());
    }

    private Placed precededBy(OpenYear previous) {
      return new Placed(
          previous,
          openBefore.minus(previous.open()),
          businessDaysBefore - previous.businessDays());
    }
  }
}
