package dev.vigie.testing.audit;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one ticket, a sentence for each. */
final class Complaints {

  private final String ticket;
  private final List<String> sentences = new ArrayList<>();

  Complaints(String ticket) {
    this.ticket = ticket;
  }

  /**
   * @param rule what ought to hold
   * @param clause where that comes from; empty if from no agreement
   */
  void add(String rule, String clause, Object expected, Object found) {
    sentences.add(
        "%s: %s%s: expected %s, found %s"
            .formatted(ticket, rule, clause.isEmpty() ? "" : " (" + clause + ")", expected, found));
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
