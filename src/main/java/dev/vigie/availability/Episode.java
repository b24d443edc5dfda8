package dev.vigie.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A time in which a monitor saw a service down: from the first time that it said so until it first
 * said up, if it did not say down again soon after. Some monitors name all outages of a service
 * alike; one that begins long after the last one ended is another.
 *
 * @param downs when it was said to be down, in order, at least once
 * @param end empty while it lasts
 */
record Episode(List<Instant> downs, Optional<Instant> end) {

  /** How long it may seem up in between. */
  static final Duration SOON = Duration.ofMinutes(10);

  Episode {
    downs = List.copyOf(downs);
  }

  /** In order; they follow from the signals, in whichever order these came. */
  static List<Episode> of(List<OutageSignal> signals) {
    var inOrder =
        signals.stream()
            .sorted(
                Comparator.comparing(OutageSignal::at)
                    .thenComparing(OutageSignal::down, Comparator.reverseOrder()))
            .toList();
    var episodes = new ArrayList<Episode>();
    var downs = new ArrayList<Instant>();
    var end = Optional.<Instant>empty();
    for (var signal : inOrder) {
      if (signal.down()) {
        if (end.filter(over -> signal.at().isAfter(over.plus(SOON))).isPresent()) {
          episodes.add(new Episode(downs, end));
          downs.clear();
        }
        downs.add(signal.at());
        end = Optional.empty();
      } else if (!downs.isEmpty() && end.isEmpty()) {
        end = Optional.of(signal.at());
      }
    }
    if (!downs.isEmpty()) {
      episodes.add(new Episode(downs, end));
    }
    return List.copyOf(episodes);
  }

  Instant start() {
    return downs.getFirst();
  }
}
