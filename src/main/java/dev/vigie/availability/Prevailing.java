package dev.vigie.availability;

import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of several interruptions at the same time counts, worked out once for all of them. */
final class Prevailing {

  /** During all of {@code span} the one counts. */
  record Part(TimeSpan span, Interruption interruption) {}

  /** An interruption, by its place among the strongest, begins or ends. */
  private record Edge(Instant at, int rank, boolean begins) {}

  private final List<Part> parts;
  private final List<Instant> ends;

  /**
   * @param interruptions that have ended and took some time, the strongest first
   */
  Prevailing(List<Interruption> interruptions) {
    this.parts = parts(interruptions);
    this.ends = parts.stream().map(part -> part.span().end()).toList();
  }

  private static List<Part> parts(List<Interruption> interruptions) {
    var parts = new ArrayList<Part>();
    var lasting = new TreeSet<Integer>();
    var since = Instant.MIN;
    for (var edge : edges(interruptions)) {
      if (!lasting.isEmpty() && since.isBefore(edge.at())) {
        parts.add(new Part(new TimeSpan(since, edge.at()), interruptions.get(lasting.first())));
      }
      since = edge.at();
      if (edge.begins()) {
        lasting.add(edge.rank());
      } else {
        lasting.remove(edge.rank());
      }
    }
    return List.copyOf(parts);
  }

  private static List<Edge> edges(List<Interruption> interruptions) {
    return IntStream.range(0, interruptions.size())
        .boxed()
        .flatMap(
            rank -> {
              var span = interruptions.get(rank).span();
              return Stream.of(
                  new Edge(span.start(), rank, true), new Edge(span.end(), rank, false));
            })
        .sorted(Comparator.comparing(Edge::at))
        .toList();
  }

  /** What counts in a time, in order; holes where nothing happened. */
  Stream<Part> during(TimeSpan time) {
    return parts.subList(firstAfter(time.start()), parts.size()).stream()
        .takeWhile(part -> part.span().start().isBefore(time.end()))
        .flatMap(
            part ->
                part.span().overlapWith(time).stream()
                    .map(span -> new Part(span, part.interruption())));
  }

  /** The place of the first one that ends later. */
  private int firstAfter(Instant at) {
    var found = Collections.binarySearch(ends, at);
    return found < 0 ? -found - 1 : found + 1;
  }
}
