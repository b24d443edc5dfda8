package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some years of a calendar in a row, laid out so that every question about them is a look-up: it
 * costs about the same over a day and over decades.
 */
final class Almanac {

  /** In seconds, because no zone and no desk knows anything finer. */
  private final long from;

  private final long until;
  private final long firstDay;
  private final List<Day> days;
  private final List<Day> businessDays;
  private final int[] businessDaysThrough;
  private final Steps openings;
  private final Steps openBefore;
  private final Duration open;

  Almanac(List<OpenYear> years) {
    from = years.getFirst().whole().start().getEpochSecond();
    until = years.getLast().whole().end().getEpochSecond();
    days = years.stream().flatMap(year -> year.days().stream()).toList();
    firstDay = days.getFirst().number();
    businessDays = days.stream().filter(Day::isBusinessDay).toList();
    businessDaysThrough = days.stream().mapToInt(day -> day.isBusinessDay() ? 1 : 0).toArray();
    Arrays.parallelPrefix(businessDaysThrough, Integer::sum);

    // An empty opening stands before the others, so that every instant has a last one.
    var spans = days.stream().flatMap(day -> day.open().stream()).toArray(TimeSpan[]::new);
    var starts = new long[spans.length + 1];
    var sums = new long[spans.length + 2];
    starts[0] = from;
    for (int i = 0; i < spans.length; i++) {
      starts[i + 1] = spans[i].start().getEpochSecond();
      sums[i + 2] = sums[i + 1] + spans[i].length().toSeconds();
    }
    openings = new Steps(starts);
    openBefore = new Steps(sums);
    open = Duration.ofSeconds(sums[spans.length + 1]);
  }

  Instant end() {
    return Instant.ofEpochSecond(until);
  }

  boolean covers(Instant instant) {
    return instant.getEpochSecond() >= from && instant.getEpochSecond() < until;
  }

  boolean covers(long day) {
    return day >= firstDay && day - firstDay < days.size();
  }

  /**
   * The first instant at which {@code coverage}, which is positive, open time has passed since
   * {@code start}; empty if that lies behind these years.
   */
  Optional<Instant> plus(Instant start, Duration coverage) {
    var due = openUntil(start).plus(coverage);
    if (due.compareTo(open) > 0) {
      return Optional.empty();
    }
    var lastBegun = due.getNano() > 0 ? due.getSeconds() : due.getSeconds() - 1;
    var span = openBefore.lastUpTo(lastBegun);
    var second = openings.at(span) + due.getSeconds() - openBefore.at(span);
    return Optional.of(Instant.ofEpochSecond(second, due.getNano()));
  }

  Duration between(TimeSpan span) {
    return openUntil(span.end()).minus(openUntil(span.start()));
  }

  /** The day that lies so many days after 1970-01-01. */
  Day day(long day) {
    return days.get((int) (day - firstDay));
  }

  /** Empty if that lies behind these years. */
  Optional<Day> businessDayAfter(Day day, int count) {
    var number = businessDaysThrough[(int) (day.number() - firstDay)] + count;
    return number <= businessDays.size()
        ? Optional.of(businessDays.get(number - 1))
        : Optional.empty();
  }

  private Duration openUntil(Instant instant) {
    var span = openings.lastUpTo(instant.getEpochSecond());
    var passed = openBefore.at(span) + instant.getEpochSecond() - openings.at(span);
    var most = openBefore.at(span + 1);
    return passed < most ? Duration.ofSeconds(passed, instant.getNano()) : Duration.ofSeconds(most);
  }
}
