package dev.vigie.wallboard;

import dev.vigie.wallboard.BoardFilter.Property;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many open tickets there are of what, under a filter. */
record Tally(List<TicketGroup> groups, BoardFilter filter) {

  /** Everything that is shown. */
  long total() {
    return sum(groups.stream().filter(group -> filter.takes(group, null)));
  }

  /** With this value of a property, whatever is chosen of it now. */
  long of(Property property, Enum<?> value) {
    return counts(property).getOrDefault(value.name(), 0L);
  }

  /**
   * The values of a property with their counts, those with the most tickets first; also the chosen
   * one, if no ticket has it any more.
   */
  List<Map.Entry<String, Long>> values(Property property) {
    var counts = new TreeMap<>(counts(property));
    if (filter.of(property) != null) {
      counts.putIfAbsent(filter.of(property), 0L);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private Map<String, Long> counts(Property property) {
    return groups.stream()
        .filter(group -> filter.takes(group, property))
        .collect(
            Collectors.groupingBy(
                group -> group.of(property), Collectors.summingLong(TicketGroup::count)));
  }

  private static long sum(Stream<TicketGroup> groups) {
    return groups.mapToLong(TicketGroup::count).sum();
  }
}
