package dev.vigie.availability;

import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The shares of any parts of a measured time, each by two look-ups: what there was until its end
 * without what there was until its start.
 */
final class RunningShare {

  /** A stretch, and what there was before it. */
  private record Step(Stretch stretch, Share before) {

    Share until(Instant at) {
      return before.with(stretch.reason(), Duration.between(stretch.span().start(), at));
    }
  }

  private final NavigableMap<Instant, Step> steps = new TreeMap<>();

  RunningShare(Measurement measured) {
    var before = Share.NONE;
    for (var stretch : measured.stretches()) {
      steps.put(stretch.span().start(), new Step(stretch, before));
      before = before.with(stretch.reason(), stretch.length());
    }
  }

  /**
   * @param part of the time that was measured
   */
  Share of(TimeSpan part) {
    return until(part.end()).without(until(part.start()));
  }

  private Share until(Instant at) {
    return steps.floorEntry(at).getValue().until(at);
  }
}
