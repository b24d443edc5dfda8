package dev.vigie.testing.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One line of a timeline as the HTTP contract gives it.
 *
 * @param kind a text, since the contract may learn more of them
 * @param clause empty if none is cited
 */
record Entry(Instant at, String kind, String text, String clause) {

  static List<Entry> all(JsonNode timeline) {
    return StreamSupport.stream(timeline.spliterator(), false).map(Entry::of).toList();
  }

  private static Entry of(JsonNode line) {
    return new Entry(
        Instant.parse(line.get("at").asText()),
        line.get("kind").asText(),
        line.get("text").asText(),
        line.path("clause").asText(""));
  }

  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }

  @Override
  public String toString() {
    return "%s %s \"%s\"".formatted(at, kind, text);
  }
}
