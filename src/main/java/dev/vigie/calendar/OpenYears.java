package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The years of a calendar without holes, laid out when a question first reaches them, and kept:
 * they are bounded, because a wall clock can be read only so far.
 */
final class OpenYears {

  private final WallClock clock;
  private final IntFunction<OpenYear> layout;
  private final Deque<OpenYear> years = new ArrayDeque<>();
  private volatile Almanac almanac;

  OpenYears(WallClock clock, IntFunction<OpenYear> layout) {
    this.clock = clock;
    this.layout = layout;
  }

  Instant plus(Instant start, Duration coverage) {
    return reaching(start)
        .plus(start, coverage)
        .orElseGet(() -> search(start.plus(coverage), known -> known.plus(start, coverage)));
  }

  Duration between(TimeSpan span) {
    reaching(span.start());
    return reaching(span.end()).between(span);
  }

  /** The day that lies so many days after 1970-01-01. */
  Day day(long day) {
    return reaching(day).day(day);
  }

  Day businessDayAfter(Day day, int count) {
    return reaching(day.number())
        .businessDayAfter(day, count)
        .orElseGet(
            () ->
                search(
                    clock.at(day.date().plusDays(count), 0),
                    known -> known.businessDayAfter(day, count)));
  }

  /** Looks further and further ahead, from where the answer lies at the earliest. */
  private <T> T search(Instant earliest, Function<Almanac, Optional<T>> question) {
    var known = reaching(earliest);
    var answer = question.apply(known);
    while (answer.isEmpty()) {
      known = reaching(known.end());
      answer = question.apply(known);
    }
    return answer.get();
  }

  private Almanac reaching(long day) {
    var known = almanac;
    return known != null && known.covers(day) ? known : reach(LocalDate.ofEpochDay(day).getYear());
  }

  /** A New Year's Eve that is repeated reads as the old year, and is part of the new one. */
  private Almanac reaching(Instant instant) {
    var known = almanac;
    if (known != null && known.covers(instant)) {
      return known;
    }
    var number = clock.read(instant).getYear();
    var reached = reach(number);
    return reached.covers(instant) ? reached : reach(number + 1);
  }

  private synchronized Almanac reach(int number) {
    WallClock.requireWithinReach(number);
    if (years.isEmpty()) {
      years.add(layout.apply(number));
    }
    while (number < years.getFirst().number()) {
      years.addFirst(layout.apply(years.getFirst().number() - 1));
    }
    while (number > years.getLast().number()) {
      addFurther(1 + years.size() / 8);
    }
    almanac = new Almanac(List.copyOf(years));
    return almanac;
  }

  /** Some to spare where many are known, so that going on step by step stays cheap. */
  private void addFurther(int count) {
    var next = years.getLast().number() + 1;
    IntStream.range(next, Math.min(next + count, WallClock.LAST_YEAR + 1))
        .mapToObj(layout)
        .forEach(years::addLast);
  }
}
