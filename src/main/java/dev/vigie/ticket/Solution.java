package dev.vigie.ticket;

import java.util.Arrays;

/** What the customer can be offered. */
public enum Solution {
  /** It works as it should. */
  RESOLUTION("resolution", TimelineKind.RESOLUTION_OFFERED),
  /** It can be worked with, though not as it should (qohash/6.12). */
  WORKAROUND("workaround", TimelineKind.WORKAROUND_OFFERED),
  /** It will work as it should by a date (trackforce/agreed, xtm/4.7.release). */
  LATER_FIX("laterFix", TimelineKind.FIX_OFFERED);

  private final String word;
  private final TimelineKind offered;

  Solution(String word, TimelineKind offered) {
    this.word = word;
    this.offered = offered;
  }

  /** As a designer writes it in a table or model. */
  public String word() {
    return word;
  }

  TimelineKind offered() {
    return offered;
  }

  /**
   * @throws IllegalArgumentException naming the words there are
   */
  public static Solution of(String word) {
    return Arrays.stream(values())
        .filter(solution -> solution.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no solution; use one of %s"
                        .formatted(word, Arrays.stream(values()).map(Solution::word).toList())));
  }
}
