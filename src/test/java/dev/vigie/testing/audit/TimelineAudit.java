package dev.vigie.testing.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;

/**
 * Says which rules of its agreement a ticket breaks. It reads nothing but the ticket and its
 * timeline, as the HTTP contract gives them in English, and the agreements' terms.
 */
public final class TimelineAudit {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TimelineAudit() {}

  /**
   * What falls due by the last line counts; nothing may be under way when the two are read.
   *
   * @return a sentence for each: ticket, rule, clause, what was expected and what was found
   */
  public static List<String> complaints(String ticket, String timeline) {
    return complaints(read(ticket), read(timeline));
  }

  /** How many promises to a ticket were kept and missed, by its timeline alone. */
  public static List<Tally> tallies(String ticket, String timeline) {
    var course = read(ticket);
    var promises =
        new PromisesKept(
            course, Entry.all(read(timeline)), new Complaints(course.get("number").asText()));
    promises.check();
    return promises.tallies();
  }

  static List<String> complaints(JsonNode ticket, JsonNode timeline) {
    var complaints = new Complaints(ticket.get("number").asText());
    var entries = Entry.all(timeline);
    new CourseOfEvents(entries, complaints).check();
    new Correspondence(entries, complaints).check();
    new PromisesKept(ticket, entries, complaints).check();
    receivedWhenTheTicketSays(ticket, entries, complaints);
    return complaints.sentences();
  }

  private static void receivedWhenTheTicketSays(
      JsonNode ticket, List<Entry> entries, Complaints complaints) {
    var received = Instant.parse(ticket.get("receivedAt").asText());
    entries.stream()
        .filter(entry -> entry.is("RECEIVED") && !entry.at().equals(received))
        .forEach(entry -> complaints.add("received when the ticket says", "", received, entry));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(json, malformed);
    }
  }
}
