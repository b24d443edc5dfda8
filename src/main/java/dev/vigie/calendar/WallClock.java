package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Tells when a local time happens in a zone: the first time where daylight saving repeats it, the
 * first instant after the gap where it is skipped. Later local times never happen earlier.
 *
 * <p>It keeps the changes of its zone at hand, because asking the zone each time is most of the
 * work of counting days.
 */
final class WallClock {

  static final int LAST_YEAR = 2300;

  private static final int FIRST_YEAR = 1900;
  private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();
  private static final long FIRST = second("1900-01-02T00:00:00Z");
  private static final long LAST = second("2300-12-31T00:00:00Z");

  /** Before the first and after the last local time within reach, in every zone. */
  private static final long EARLIER = second("1899-12-30T00:00:00Z");

  private static final long LATER = second("2302-01-02T00:00:00Z");

  private final ZoneId zone;
  private final List<ZoneOffset> offsets;
  private final Steps begins;
  private final Steps begunByLocalTime;

  WallClock(ZoneId zone) {
    var rules = zone.getRules();
    var earlier = Instant.ofEpochSecond(EARLIER);
    var changes =
        Stream.iterate(
                rules.nextTransition(earlier),
                change -> change != null && change.toEpochSecond() < LATER,
                change -> rules.nextTransition(change.getInstant()))
            .toList();
    this.zone = zone;
    this.offsets =
        Stream.concat(
                Stream.of(rules.getOffset(earlier)),
                changes.stream().map(ZoneOffsetTransition::getOffsetAfter))
            .toList();
    this.begins = steps(changes, ZoneOffsetTransition::toEpochSecond);
    this.begunByLocalTime = steps(changes, WallClock::localEnd);
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  /** One step more than changes: it stands for the offset before the first. */
  private static Steps steps(
      List<ZoneOffsetTransition> changes, ToLongFunction<ZoneOffsetTransition> second) {
    return new Steps(
        LongStream.concat(LongStream.of(EARLIER), changes.stream().mapToLong(second)).toArray());
  }

  /** The local time at which a gap or a repetition is over. */
  private static long localEnd(ZoneOffsetTransition change) {
    return change.toEpochSecond()
        + Math.max(
            change.getOffsetBefore().getTotalSeconds(), change.getOffsetAfter().getTotalSeconds());
  }

  static void requireWithinReach(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw outOfReach("the year " + year);
    }
  }

  ZoneId zone() {
    return zone;
  }

  Instant at(LocalDateTime local) {
    return at(local.toEpochSecond(ZoneOffset.UTC), local.getNano());
  }

  Instant at(LocalDate day, int minute) {
    return at(day.atStartOfDay().plusMinutes(minute));
  }

  TimeSpan on(LocalDate day, OpeningHours hours) {
    return new TimeSpan(at(day, hours.from()), at(day, hours.to()));
  }

  LocalDateTime read(Instant instant) {
    return LocalDateTime.ofEpochSecond(second(instant), instant.getNano(), ZoneOffset.UTC);
  }

  /** The date that it reads, in days since 1970-01-01. */
  long day(Instant instant) {
    return Math.floorDiv(second(instant), SECONDS_OF_A_DAY);
  }

  /** The same local time so many days later. */
  Instant plusDays(Instant instant, long days) {
    return at(second(instant) + days * SECONDS_OF_A_DAY, instant.getNano());
  }

  private long second(Instant instant) {
    var second = instant.getEpochSecond();
    if (second < FIRST || second > LAST) {
      throw outOfReach(instant);
    }
    return second + offsets.get(begins.lastUpTo(second)).getTotalSeconds();
  }

  private Instant at(long read, int nano) {
    if (read < EARLIER || read > LATER) {
      throw outOfReach(LocalDateTime.ofEpochSecond(read, nano, ZoneOffset.UTC));
    }
    var step = begunByLocalTime.lastUpTo(read);
    var second = read - offsets.get(step).getTotalSeconds();
    var isSkipped = step + 1 < offsets.size() && second >= begins.at(step + 1);
    return isSkipped
        ? Instant.ofEpochSecond(begins.at(step + 1))
        : Instant.ofEpochSecond(second, nano);
  }

  private static IllegalArgumentException outOfReach(Object asked) {
    return new IllegalArgumentException(
        "%s is out of reach; calendars know the years %d to %d"
            .formatted(asked, FIRST_YEAR, LAST_YEAR));
  }
}
