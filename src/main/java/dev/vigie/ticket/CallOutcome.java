package dev.vigie.ticket;

import java.util.Arrays;
import java.util.Locale;

/** What came of a call to a customer. */
enum CallOutcome {
  REACHED,
  MESSAGE,
  UNREACHABLE,
  /** Nobody answered, and somebody will call again. */
  AGAIN;

  /**
   * @throws IllegalArgumentException naming the ones there are
   */
  static CallOutcome of(String word) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No outcome of a call: '%s'; use one of %s"
                        .formatted(word, Arrays.stream(values()).map(CallOutcome::word).toList())));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
