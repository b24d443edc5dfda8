package dev.vigie.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The tables of {@code four-weeks}: which tickets there are, what happens to them, and what comes
 * of it. Instants carry the offset that counts at their place; no cell contains a comma.
 */
final class FourWeeks {

  /**
   * @param version empty where the customer does not tell it
   */
  record Ticket(
      String id, String agreement, String plan, String severity, String type, String version) {

    ZoneId zone() {
      return switch (agreement) {
        case "qohash", "aidi" -> ZoneId.of("America/Toronto");
        case "xtm" -> ZoneId.of("Europe/Warsaw");
        default -> ZoneId.of("Europe/Paris");
      };
    }
  }

  /** What somebody does to a ticket at an instant. */
  record Step(Instant at, String ticket, String verb, String what) {}

  /**
   * How a promise ended, or that something happened.
   *
   * @param what an objective, or the kind of a line of the timeline
   * @param result the state of the promise; empty for what happened
   * @param due null where no instant was promised, or no longer is
   * @param at null where it was not kept
   */
  record Line(String ticket, String what, String result, Instant due, Instant at)
      implements Comparable<Line> {

    @Override
    public int compareTo(Line other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join(" ", ticket, what, text(due), text(at));
    }

    private static String text(Instant instant) {
      return String.valueOf(instant);
    }

    /** As the table has it, at the place of the ticket and to the minute. */
    String written(ZoneId zone) {
      return String.join(",", ticket, what, result, written(due, zone), written(at, zone));
    }

    private static String written(Instant instant, ZoneId zone) {
      return instant == null
          ? ""
          : instant.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
  }

  private FourWeeks() {}

  static List<Ticket> tickets() {
    return read("tickets", c -> new Ticket(c[0], c[1], c[2], c[3], c[4], c[5]));
  }

  static List<Step> script() {
    return read("script", c -> new Step(instant(c[0]), c[1], c[2], c[3]));
  }

  static List<Line> outcome() {
    return read("outcome", c -> new Line(c[0], c[1], c[2], instant(c[3]), instant(c[4])));
  }

  private static Instant instant(String text) {
    return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
  }

  private static <T> List<T> read(String table, Function<String[], T> row) {
    try (var file = FourWeeks.class.getResourceAsStream("/four-weeks/%s.csv".formatted(table))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> row.apply(line.split(",", -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
