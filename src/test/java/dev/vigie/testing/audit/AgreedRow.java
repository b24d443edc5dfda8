package dev.vigie.testing.audit;

import dev.vigie.agreement.Objective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agreement says for one severity of a plan, as {@code cases/terms.csv} lists it: a list
 * that a reader can hold against the published texts.
 */
record AgreedRow(
    String calendar,
    String calendarOfResolution,
    Map<Objective, String> targets,
    Set<Objective> pausing) {

  private static final String AUTOMATIC = "automatic";
  private static final String COMMA_OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
  private static final List<String> LINES = read();

  /**
   * @param plan empty where the agreement has none
   */
  static AgreedRow of(String agreement, String plan, String severity) {
    var beginning = "%s,%s,%s,".formatted(agreement, plan, severity);
    return LINES.stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> of(line.split(COMMA_OUTSIDE_QUOTES, -1)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no terms for " + beginning));
  }

  private static AgreedRow of(String[] cells) {
    var targets = new EnumMap<Objective, String>(Objective.class);
    targets.put(Objective.FIRST_RESPONSE, unquoted(cells[4]));
    targets.put(Objective.UPDATE, unquoted(cells[5]));
    targets.put(Objective.ESCALATION, unquoted(cells[6]));
    targets.put(Objective.RESOLUTION, unquoted(cells[7]));
    return new AgreedRow(cells[3], cells[3], targets, objectives(unquoted(cells[8])));
  }

  /** The same for a request that is worked on but owed no time. */
  AgreedRow withoutTimes() {
    return new AgreedRow(calendar, calendarOfResolution, Map.of(), pausing);
  }

  /** The same where developers are needed (xtm/4.4). */
  AgreedRow withDevelopers() {
    return new AgreedRow(calendar, "xtm-developers", targets, pausing);
  }

  String calendar(Objective objective) {
    return objective == Objective.RESOLUTION ? calendarOfResolution : calendar;
  }

  /** A term or a cadence; empty where the agreement promises no time. */
  Optional<String> time(Objective objective) {
    return Optional.ofNullable(targets.get(objective)).filter(t -> t.matches("(PT)?\\d.*"));
  }

  /** Whether the receipt is the first response. */
  boolean answersAutomatically(Objective objective) {
    return AUTOMATIC.equals(targets.get(objective));
  }

  private static String unquoted(String cell) {
    return cell.replace("\"", "");
  }

  private static Set<Objective> objectives(String cell) {
    return Arrays.stream(Objective.values())
        .filter(objective -> cell.contains(objective.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static List<String> read() {
    try (var file = AgreedRow.class.getResourceAsStream("/cases/terms.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
