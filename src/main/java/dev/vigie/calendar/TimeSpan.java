package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A half-open stretch of time: {@code start} belongs to it, {@code end} does not. */
public record TimeSpan(Instant start, Instant end) {

  public TimeSpan {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "span ends at %s, before it starts at %s".formatted(end, start));
    }
  }

  /** The span that began at {@code start} and has not ended yet. */
  public static TimeSpan since(Instant start) {
    return new TimeSpan(start, Instant.MAX);
  }

  public boolean isOpenEnded() {
    return end.equals(Instant.MAX);
  }

  public boolean isEmpty() {
    return start.equals(end);
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  public Optional<TimeSpan> overlapWith(TimeSpan other) {
    var from = start.isAfter(other.start) ? start : other.start;
    var to = end.isBefore(other.end) ? end : other.end;
    return from.isBefore(to) ? Optional.of(new TimeSpan(from, to)) : Optional.empty();
  }
}
