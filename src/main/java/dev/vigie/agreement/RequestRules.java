package dev.vigie.agreement;

import dev.vigie.calendar.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/**
 * What an agreement's file says of a request beside its times: which details it must have ({@code
 * <agreement>-details}), whether it is inside the agreement ({@code <agreement>-coverage}), which
 * severity follows from its facts ({@code <agreement>-level}), how the customer proves who they are
 * ({@code <agreement>-identity}), how long a silent customer is waited for ({@code
 * <agreement>-silence}), and who is told when nobody resolves it ({@code <agreement>-escalation}).
 * A file without one of these tables asks for nothing, covers everything, takes the severity from
 * the customer, and leaves the rest to Vigie's settings.
 */
public final class RequestRules {

  private static final String NEVER = "never";

  private final DecisionFile decisions;
  private final String details;
  private final String coverage;
  private final String level;
  private final String identity;
  private final String silence;
  private final String escalation;

  private RequestRules(DecisionFile decisions, String agreement) {
    this.decisions = decisions;
    this.details = agreement + "-details";
    this.coverage = agreement + "-coverage";
    this.level = agreement + "-level";
    this.identity = agreement + "-identity";
    this.silence = agreement + "-silence";
    this.escalation = agreement + "-escalation";
  }

  /**
   * @throws UnusableTermsTable naming the table and the remedy
   */
  static RequestRules read(
      DecisionFile decisions, String agreement, List<String> plans, Set<String> severities) {
    var rules = new RequestRules(decisions, agreement);
    rules.check(severities);
    plans.forEach(rules::tryOut);
    return rules;
  }

  /** What is asked of a request with these facts. */
  public List<RequiredDetail> required(Map<String, Object> facts) {
    return rows(details, facts).stream()
        .map(row -> new RequiredDetail(text(row, "detail"), wordings(row), text(row, "clause")))
        .toList();
  }

  public Coverage coverage(Map<String, Object> facts) {
    return rows(coverage, facts).stream()
        .findFirst()
        .map(
            row ->
                new Coverage(
                    Coverage.Outcome.of(text(row, "outcome")).orElseThrow(),
                    wordings(row),
                    text(row, "clause")))
        .orElse(Coverage.COVERED);
  }

  /** Empty where the facts do not tell, so the customer's own claim counts. */
  public Optional<LevelFound> level(Map<String, Object> facts) {
    return rows(level, facts).stream()
        .findFirst()
        .map(row -> new LevelFound(words(text(row, "severity")), text(row, "clause")));
  }

  /** Empty where nothing has to be proven. */
  public Optional<IdentityCheck> identityCheck(Map<String, Object> facts) {
    return rows(identity, facts).stream()
        .findFirst()
        .map(row -> new IdentityCheck(wordings(row), text(row, "clause")));
  }

  /** The roles that are told, in this order; none where the plan has no such path. */
  public List<String> escalationPath(String plan) {
    return rows(escalation, Map.of("plan", plan)).stream().map(row -> text(row, "role")).toList();
  }

  /** Whether the agreement itself says who is told. */
  public boolean namesEscalationPath() {
    return decisions.table(escalation).isPresent();
  }

  /**
   * @param topic what the customer is asked for, such as {@code question}
   * @return empty where the agreement says nothing of it
   */
  public Optional<Silence> silence(String plan, String topic) {
    return rows(silence, Map.of("plan", plan, "topic", topic)).stream()
        .findFirst()
        .map(row -> new Silence(term(text(row, "after")), text(row, "clause")));
  }

  private List<Map<String, Object>> rows(String decision, Map<String, Object> facts) {
    return decisions.table(decision).isEmpty() ? List.of() : decisions.evaluate(decision, facts);
  }

  private void check(Set<String> severities) {
    check(details, HitPolicy.COLLECT, "detail", "en", "fr", "clause");
    check(coverage, HitPolicy.FIRST, "outcome", "en", "fr", "clause");
    check(level, HitPolicy.FIRST, "severity", "clause");
    check(identity, HitPolicy.FIRST, "en", "fr", "clause");
    check(silence, HitPolicy.FIRST, "after", "clause");
    check(escalation, HitPolicy.RULE_ORDER, "role", "clause");
    decisions
        .table(coverage)
        .ifPresent(
            table ->
                DecisionFile.literals(table, "outcome").stream()
                    .filter(word -> Coverage.Outcome.of(word).isEmpty())
                    .findFirst()
                    .ifPresent(
                        word ->
                            unusable(
                                coverage,
                                "'%s' is no outcome; use one of %s"
                                    .formatted(word, Coverage.Outcome.words()))));
    decisions
        .table(level)
        .ifPresent(
            table ->
                DecisionFile.literals(table, "severity").stream()
                    .flatMap(cell -> words(cell).stream())
                    .filter(word -> !severities.contains(word))
                    .findFirst()
                    .ifPresent(
                        word ->
                            unusable(
                                level,
                                "'%s' is no severity of the agreement; use one of %s"
                                    .formatted(word, severities))));
    decisions
        .table(silence)
        .ifPresent(table -> DecisionFile.literals(table, "after").forEach(this::checkTerm));
  }

  private void check(String decision, HitPolicy policy, String... outputs) {
    decisions.table(decision).ifPresent(table -> check(decision, table, policy, Set.of(outputs)));
  }

  private void check(String decision, DecisionTable table, HitPolicy policy, Set<String> outputs) {
    if (table.getHitPolicy() != policy) {
      unusable(
          decision, "has the hit policy %s; choose %s".formatted(table.getHitPolicy(), policy));
    }
    outputs.stream()
        .filter(output -> !DecisionFile.outputs(table).contains(output))
        .findFirst()
        .ifPresent(
            output -> unusable(decision, "has no output column '%s'; add it".formatted(output)));
  }

  private void checkTerm(String after) {
    try {
      term(after);
    } catch (IllegalArgumentException unreadable) {
      unusable(silence, "after: %s; or \"%s\"".formatted(unreadable.getMessage(), NEVER));
    }
  }

  /** A condition that cannot be evaluated is found now rather than with the first ticket. */
  private void tryOut(String plan) {
    var facts = new HashMap<String, Object>(Map.of("plan", plan, "severity", "", "type", ""));
    facts.put("details", Map.of());
    for (var decision : List.of(details, coverage, level, identity, silence, escalation)) {
      try {
        rows(decision, facts);
      } catch (DecisionFile.DecisionFailed failed) {
        unusable(decision, failed.getMessage());
      }
    }
  }

  private void unusable(String decision, String problem) {
    throw new UnusableTermsTable(decisions.name(), "decision %s %s".formatted(decision, problem));
  }

  private static Optional<Term> term(String after) {
    return after.equals(NEVER) ? Optional.empty() : Optional.of(Term.parse(after));
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).toList();
  }

  private static Wordings wordings(Map<String, Object> row) {
    return new Wordings(text(row, "en"), text(row, "fr"));
  }

  private static String text(Map<String, Object> row, String column) {
    return row.get(column) instanceof String text ? text : "";
  }
}
