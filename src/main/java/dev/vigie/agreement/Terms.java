package dev.vigie.agreement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An agreement's terms and rules in one version. A ticket keeps the version it was opened under
 * (decision D7).
 *
 * @param version digest of the file, so equal files are the same version
 * @param statementCalendar by whose business days a month is stated, in whose zone; empty where no
 *     calendar is named
 */
public record Terms(
    String agreement,
    String version,
    List<SeverityTerms> rows,
    RequestRules rules,
    AvailabilityRules availability,
    CreditRules credits,
    Optional<String> statementCalendar) {

  static Terms read(String agreement, DecisionFile decisions, Predicate<String> calendarExists) {
    var rows = new TermsTable(decisions, agreement, calendarExists).read();
    var plans = rows.stream().map(SeverityTerms::plan).distinct().toList();
    var severities =
        rows.stream()
            .map(SeverityTerms::severity)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Terms(
        agreement,
        decisions.digest(),
        rows,
        RequestRules.read(decisions, agreement, plans, severities),
        AvailabilityRules.read(decisions, agreement, plans, severities, calendarExists),
        CreditRules.read(decisions, agreement, plans, calendarExists),
        new StatementTable(decisions, agreement, calendarExists).calendar(rows));
  }

  public List<String> plans() {
    return rows.stream().map(SeverityTerms::plan).filter(p -> !p.isEmpty()).distinct().toList();
  }

  /** Whether any row has a time for it. */
  public boolean promises(Objective objective) {
    return rows.stream().anyMatch(r -> r.promise(objective).target().cadence().isPresent());
  }

  public List<String> severities() {
    return rows.stream().map(SeverityTerms::severity).distinct().toList();
  }

  /** Empty where the table has no row for this plan and severity. */
  public Optional<SeverityTerms> row(String plan, String severity) {
    return rows.stream()
        .filter(r -> r.severity().equals(severity))
        .filter(r -> r.plan().isEmpty() || r.plan().equals(plan))
        .findFirst();
  }
}
