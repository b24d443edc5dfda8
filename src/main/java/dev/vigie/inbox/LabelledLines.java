package dev.vigie.inbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message tells in lines such as {@code Version: 7.2}, in French or English, so that
 * somebody who writes a mail can tell what the agreement asks for (qohash/2.1).
 */
final class LabelledLines {

  private static final int LONGEST = 4_000;

  private static final Pattern LINE =
      Pattern.compile("[\\s*•–-]{0,6}([\\p{L}' ’]{3,30}?)\\s{0,3}:\\s*(\\S.*)");

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("service", "service"),
          Map.entry("product", "service"),
          Map.entry("produit", "service"),
          Map.entry("version", "serviceVersion"),
          Map.entry("severity", "severity"),
          Map.entry("priority", "severity"),
          Map.entry("level", "severity"),
          Map.entry("gravité", "severity"),
          Map.entry("sévérité", "severity"),
          Map.entry("priorité", "severity"),
          Map.entry("niveau", "severity"),
          Map.entry("type", "type"),
          Map.entry("impact", "impact"),
          Map.entry("environment", "environment"),
          Map.entry("environnement", "environment"),
          Map.entry("phone", "phone"),
          Map.entry("telephone", "phone"),
          Map.entry("téléphone", "phone"),
          Map.entry("role", "role"),
          Map.entry("rôle", "role"));

  private final Map<String, String> told = new HashMap<>();

  LabelledLines(String text) {
    text.lines().filter(line -> line.length() <= LONGEST).forEach(this::read);
  }

  private void read(String line) {
    var labelled = LINE.matcher(line);
    if (labelled.matches()) {
      var field = FIELDS.get(labelled.group(1).strip().toLowerCase(Locale.ROOT));
      if (field != null) {
        told.putIfAbsent(field, labelled.group(2).strip());
      }
    }
  }

  /** The first line of that name; empty if it is longer than {@code most}. */
  Optional<String> get(String field, int most) {
    return Optional.ofNullable(told.get(field)).filter(value -> value.length() <= most);
  }
}
