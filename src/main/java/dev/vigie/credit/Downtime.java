package dev.vigie.credit;

import dev.vigie.availability.Outage;
import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a customer went through as one, however many people told of it: outages that overlap or
 * follow each other without a break.
 *
 * @param span from when the first one began until the last one was over; open-ended while one of
 *     them lasts
 */
record Downtime(List<Outage> outages, TimeSpan span) {

  static Downtime of(List<Outage> outages) {
    var start = outages.stream().map(one -> one.span().start()).min(Instant::compareTo);
    var end = outages.stream().map(one -> one.span().end()).max(Instant::compareTo);
    return new Downtime(outages, new TimeSpan(start.orElseThrow(), end.orElseThrow()));
  }

  /** Whether the other outage is part of it, as far as is known now. */
  boolean comprises(Outage other) {
    return outages.stream().anyMatch(one -> one.id().equals(other.id()))
        || span.overlapWith(other.span()).isPresent();
  }

  /**
   * When the customer first told of it.
   *
   * @param claimedAt when a credit was claimed for it, which tells of it too
   */
  Instant noticedAt(Instant claimedAt) {
    return Stream.concat(
            Stream.of(claimedAt), outages.stream().flatMap(one -> one.noticedAt().stream()))
        .min(Instant::compareTo)
        .orElseThrow();
  }
}
