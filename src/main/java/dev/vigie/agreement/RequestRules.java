package dev.vigie.agreement;

import dev.vigie.calendar.Term;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/**
 * What an agreement's file says of a request beside its times: which details it must have ({@code
 * <agreement>-details}), whether it is inside the agreement ({@code <agreement>-coverage}), which
 * severity follows from its facts ({@code <agreement>-level}), how the customer proves who they are
 * ({@code <agreement>-identity}), how long a silent customer is waited for ({@code
 * <agreement>-silence}), who is told when nobody resolves it ({@code <agreement>-escalation}),
 * which solutions keep the promise of a resolution ({@code <agreement>-solution}), what the
 * customer commits to ({@code <agreement>-commitment}), which incidents are announced to all who
 * are affected ({@code <agreement>-announcement}), what is left to be done after a resolution
 * ({@code <agreement>-follow-up}), how many people may open tickets by mail ({@code
 * <agreement>-mail-users}), and of what the customer is told by phone too ({@code
 * <agreement>-channels}). A file without one of these tables asks for nothing, covers everything,
 * takes the severity from the customer, and leaves the rest to Vigie's settings.
 */
public final class RequestRules {

  private static final String NEVER = "never";
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String MAIL = "mail";
  private static final String PHONE_AND_MAIL = "phone and mail";

  private final DecisionFile decisions;
  private final String details;
  private final String coverage;
  private final String level;
  private final String identity;
  private final String silence;
  private final String escalation;
  private final String solution;
  private final String commitment;
  private final String followUp;
  private final String announcement;
  private final String mailUsers;
  private final String channels;

  private RequestRules(DecisionFile decisions, String agreement) {
    this.decisions = decisions;
    this.details = agreement + "-details";
    this.coverage = agreement + "-coverage";
    this.level = agreement + "-level";
    this.identity = agreement + "-identity";
    this.silence = agreement + "-silence";
    this.escalation = agreement + "-escalation";
    this.solution = agreement + "-solution";
    this.commitment = agreement + "-commitment";
    this.followUp = agreement + "-follow-up";
    this.announcement = agreement + "-announcement";
    this.mailUsers = agreement + "-mail-users";
    this.channels = agreement + "-channels";
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

  /**
   * @param kind what the customer agreed to, such as {@code workaround}
   * @return empty where the agreement says nothing of it
   */
  public Optional<SolutionRule> solution(String plan, String kind) {
    return rows(solution, Map.of("plan", plan, "solution", kind)).stream()
        .findFirst()
        .map(row -> new SolutionRule(text(row, "resolves").equals(YES), text(row, "clause")));
  }

  /** What the customer commits to while we work on a request; empty where it is nothing. */
  public Optional<Commitment> commitment(String severity) {
    return rows(commitment, Map.of("severity", severity)).stream()
        .findFirst()
        .map(row -> new Commitment(wordings(row), text(row, "clause")));
  }

  /** The clause by which an incident is announced to all who are affected. */
  public Optional<String> announcement(String severity) {
    return rows(announcement, Map.of("severity", severity)).stream()
        .findFirst()
        .map(row -> text(row, "clause"));
  }

  /** What is left to be done when a request is resolved. */
  public List<FollowUp> followUps(String plan, String severity, String type) {
    return rows(followUp, Map.of("plan", plan, "severity", severity, "type", type)).stream()
        .map(
            row ->
                new FollowUp(
                    text(row, "id"),
                    wordings(row),
                    Term.parse(text(row, "within")),
                    text(row, "clause")))
        .toList();
  }

  /** Empty where the agreement sets no limit. */
  public Optional<MailUsers> mailUsers(String plan) {
    return rows(mailUsers, Map.of("plan", plan)).stream()
        .findFirst()
        .map(row -> new MailUsers(((Number) row.get("most")).intValue(), text(row, "clause")));
  }

  /**
   * @param occasion what the customer is told: {@code update}, {@code question} or {@code solution}
   * @return empty where a mail is enough
   */
  public Optional<PhoneCall> phoneCall(String plan, String severity, String occasion) {
    return rows(channels, Map.of("plan", plan, "severity", severity, "occasion", occasion)).stream()
        .findFirst()
        .filter(row -> text(row, "channels").equals(PHONE_AND_MAIL))
        .map(
            row ->
                new PhoneCall(wordings(row), Term.parse(text(row, "within")), text(row, "clause")));
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
    check(solution, HitPolicy.FIRST, "resolves", "clause");
    check(commitment, HitPolicy.FIRST, "en", "fr", "clause");
    check(announcement, HitPolicy.FIRST, "clause");
    check(followUp, HitPolicy.COLLECT, "id", "en", "fr", "within", "clause");
    check(mailUsers, HitPolicy.FIRST, "most", "clause");
    check(channels, HitPolicy.FIRST, "channels", "en", "fr", "within", "clause");
    onlyWords(coverage, "outcome", Coverage.Outcome.words(), "outcome");
    onlyWords(level, "severity", severities, "severity of the agreement");
    onlyWords(solution, "resolves", List.of(YES, NO), "answer");
    onlyWords(channels, "channels", List.of(MAIL, PHONE_AND_MAIL), "choice of channels");
    onlyTerms(silence, "after", NEVER);
    onlyTerms(followUp, "within", null);
    onlyTerms(channels, "within", "");
    decisions.table(channels).ifPresent(this::everyCallHasATerm);
  }

  private void onlyWords(String decision, String column, Collection<String> known, String what) {
    decisions
        .table(decision)
        .ifPresent(
            table ->
                DecisionFile.literals(table, column).stream()
                    .flatMap(cell -> words(cell).stream())
                    .filter(word -> !known.contains(word))
                    .findFirst()
                    .ifPresent(
                        word ->
                            unusable(
                                decision,
                                "'%s' is no %s; use one of %s"
                                    .formatted(word, what, quoted(known)))));
  }

  private static String quoted(Collection<String> words) {
    return words.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
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

  /**
   * @param instead a word that may stand in a term's place; null if none may
   */
  private void onlyTerms(String decision, String column, String instead) {
    decisions
        .table(decision)
        .ifPresent(
            table ->
                DecisionFile.literals(table, column).stream()
                    .filter(cell -> !cell.equals(instead))
                    .forEach(cell -> checkTerm(decision, column, cell, instead)));
  }

  private void everyCallHasATerm(DecisionTable table) {
    var within = DecisionFile.literals(table, "within");
    var chosen = DecisionFile.literals(table, "channels");
    for (int i = 0; i < Math.min(chosen.size(), within.size()); i++) {
      if (chosen.get(i).equals(PHONE_AND_MAIL) && within.get(i).isEmpty()) {
        unusable(
            channels,
            "says \"%s\" without a term in the column within; write one, such as \"PT30M\""
                .formatted(PHONE_AND_MAIL));
      }
    }
  }

  private void checkTerm(String decision, String column, String cell, String instead) {
    try {
      Term.parse(cell);
    } catch (IllegalArgumentException unreadable) {
      var orElse = instead == null ? "" : "; or \"%s\"".formatted(instead);
      unusable(decision, column + ": " + unreadable.getMessage() + orElse);
    }
  }

  /** A condition that cannot be evaluated is found now rather than with the first ticket. */
  private void tryOut(String plan) {
    var facts = new HashMap<String, Object>(Map.of("plan", plan, "severity", "", "type", ""));
    facts.put("details", Map.of());
    for (var decision :
        List.of(
            details,
            coverage,
            level,
            identity,
            silence,
            escalation,
            solution,
            commitment,
            announcement,
            followUp,
            mailUsers,
            channels)) {
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
