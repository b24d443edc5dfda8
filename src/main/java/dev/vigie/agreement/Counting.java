package dev.vigie.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an agreement makes of time in which a service could not be used. */
public enum Counting {
  /** It is held against us. */
  DOWNTIME("downtime"),
  /** It counts as if the service had been there. */
  AVAILABLE("available"),
  /** It is left out of the calculation. */
  EXCLUDED("excluded");

  private final String word;

  Counting(String word) {
    this.word = word;
  }

  static Optional<Counting> of(String word) {
    return Arrays.stream(values()).filter(counting -> counting.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(counting -> counting.word).toList();
  }
}
