package dev.vigie.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;

/** One table of a designer's file, of which the first row that matches counts. */
final class RuleTable {

  private final DecisionFile decisions;
  private final String id;
  private final boolean exists;

  /**
   * @throws UnusableTermsTable if it lacks a column, or another than the first row would count
   */
  RuleTable(DecisionFile decisions, String id, String... outputs) {
    this.decisions = decisions;
    this.id = id;
    this.exists = decisions.table(id).isPresent();
    decisions
        .table(id)
        .ifPresent(
            table -> {
              if (table.getHitPolicy() != HitPolicy.FIRST) {
                throw unusable(
                    "has the hit policy %s; choose FIRST".formatted(table.getHitPolicy()));
              }
              var known = Set.copyOf(DecisionFile.outputs(table));
              for (var output : outputs) {
                if (!known.contains(output)) {
                  throw unusable("has no output column '%s'; add it".formatted(output));
                }
              }
            });
  }

  boolean exists() {
    return exists;
  }

  /** Every quoted text in a column of conditions. */
  List<String> conditions(String input) {
    return decisions
        .table(id)
        .map(table -> DecisionFile.conditions(table, input))
        .orElse(List.of());
  }

  /** Empty if no row matches, or there is no such table. */
  Optional<Row> first(Map<String, Object> facts) {
    if (!exists) {
      return Optional.empty();
    }
    try {
      return decisions.evaluate(id, facts).stream().findFirst().map(Row::new);
    } catch (DecisionFile.DecisionFailed failed) {
      throw unusable(failed.getMessage());
    }
  }

  /** The words of a mistake, with where it is. */
  UnusableTermsTable unusable(String problem) {
    return new UnusableTermsTable(decisions.name(), "decision %s %s".formatted(id, problem));
  }

  static String quoted(Collection<String> words) {
    return words.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
  }

  /** What a row says, column by column. */
  record Row(Map<String, Object> cells) {

    /** Empty text where the cell holds none. */
    String text(String column) {
      return cells.get(column) instanceof String text ? text.strip() : "";
    }
  }
}
