package dev.vigie.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads by whose business days a month under an agreement is stated: the table {@code
 * <agreement>-statement}, which has no conditions. Where there is none it is the calendar of the
 * last row of its terms that has one: the least urgent one is answered in ordinary hours.
 */
final class StatementTable {

  private final RuleTable table;
  private final Predicate<String> calendarExists;

  StatementTable(DecisionFile decisions, String agreement, Predicate<String> calendarExists) {
    this.table = new RuleTable(decisions, agreement + "-statement", "calendar");
    this.calendarExists = calendarExists;
  }

  /**
   * Empty where neither names a calendar.
   *
   * @throws UnusableTermsTable naming the table and the remedy
   */
  Optional<String> calendar(List<SeverityTerms> rows) {
    return table.exists() ? Optional.of(named()) : ofTheLast(rows);
  }

  private String named() {
    var calendar =
        table
            .first(Map.of())
            .orElseThrow(() -> table.unusable("has no row; add one that names a calendar"))
            .text("calendar");
    if (!calendarExists.test(calendar)) {
      throw table.unusable("calendar '%s' has no file in bpmn/calendars".formatted(calendar));
    }
    return calendar;
  }

  private Optional<String> ofTheLast(List<SeverityTerms> rows) {
    return rows.reversed().stream()
        .map(row -> row.promise(Objective.FIRST_RESPONSE).calendar())
        .filter(calendarExists)
        .findFirst();
  }
}
