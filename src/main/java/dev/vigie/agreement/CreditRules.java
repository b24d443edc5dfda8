package dev.vigie.agreement;

import dev.vigie.agreement.CreditRule.Basis;
import dev.vigie.calendar.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an agreement's file says of credits: what is credited ({@code <agreement>-credits}) and
 * until when that can be claimed ({@code <agreement>-claims}). Every question has been asked when
 * it is read, so a mistake is found then.
 */
public final class CreditRules {

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) ?%");
  private static final Pattern IN_A_DAY = Pattern.compile("(\\d{1,3}) a day");
  private static final Pattern DAYS_OF_FEES = Pattern.compile("(\\d{1,2}) days of fees");
  private static final String ANY = "any";
  private static final String NONE = "none";
  private static final String ONCE = "once";
  private static final String ANY_TIME = "any time";
  private static final Map<String, Basis> CREDITED =
      Map.of("outage", Basis.OUTAGE, "month", Basis.AVAILABILITY);

  private final Map<String, CreditRule> credits = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private final Map<String, ClaimRule> claims = new HashMap<>();

  private CreditRules() {}

  /**
   * @param plans an empty text where the agreement has none
   * @throws UnusableTermsTable naming the table and the remedy
   */
  static CreditRules read(
      DecisionFile decisions,
      String agreement,
      List<String> plans,
      Predicate<String> calendarExists) {
    var rules = new CreditRules();
    var credits =
        new RuleTable(
            decisions,
            agreement + "-credits",
            "credited",
            "longerThan",
            "each",
            "percent",
            "mostInADay",
            "mostInAMonth",
            "clause",
            "limitClause");
    var claims = new RuleTable(decisions, agreement + "-claims", "within", "calendar", "clause");
    for (var plan : plans) {
      credits.first(Map.of("plan", plan)).ifPresent(row -> rules.readCredit(credits, plan, row));
      claims
          .first(Map.of("plan", plan))
          .filter(row -> !row.text("within").equals(ANY_TIME))
          .ifPresent(row -> rules.claims.put(plan, claim(claims, row, calendarExists)));
    }
    return rules;
  }

  /** Empty where nothing is credited. */
  public Optional<CreditRule> credit(String plan) {
    return Optional.ofNullable(credits.get(plan));
  }

  /** The clause by which nothing is credited; empty where the agreement does not speak of it. */
  public Optional<String> noCredit(String plan) {
    return Optional.ofNullable(refusals.get(plan));
  }

  /** Empty where a credit can be claimed at any time. */
  public Optional<ClaimRule> claim(String plan) {
    return Optional.ofNullable(claims.get(plan));
  }

  private void readCredit(RuleTable table, String plan, RuleTable.Row row) {
    var credited = row.text("credited");
    if (credited.equals(NONE)) {
      refusals.put(plan, row.text("clause"));
      return;
    }
    var basis = CREDITED.get(credited);
    if (basis == null) {
      throw table.unusable(
          "credited: \"%s\" is nothing to credit; use \"outage\", \"month\" or \"none\""
              .formatted(credited));
    }
    credits.put(
        plan,
        new CreditRule(
            basis,
            percent(table, row),
            duration(table, "longerThan", row).orElse(Duration.ZERO),
            duration(table, "each", row),
            number(table, "mostInADay", row, IN_A_DAY, "write \"1 a day\" or \"any\"")
                .map(Integer::parseInt)
                .orElse(0),
            number(table, "mostInAMonth", row, DAYS_OF_FEES, "write \"7 days of fees\" or \"any\"")
                .map(Integer::parseInt)
                .orElse(0),
            row.text("clause"),
            row.text("limitClause")));
  }

  private static BigDecimal percent(RuleTable table, RuleTable.Row row) {
    return number(table, "percent", row, PERCENT, "write it like \"5 %\"")
        .map(BigDecimal::new)
        .orElseThrow(
            () -> table.unusable("percent: \"any\" cannot be read; write it like \"5 %\""));
  }

  private static Optional<String> number(
      RuleTable table, String column, RuleTable.Row row, Pattern form, String remedy) {
    var cell = row.text(column);
    if (cell.equals(ANY)) {
      return Optional.empty();
    }
    var read = form.matcher(cell);
    if (!read.matches() || new BigDecimal(read.group(1)).signum() == 0) {
      throw table.unusable("%s: \"%s\" cannot be read; %s".formatted(column, cell, remedy));
    }
    return Optional.of(read.group(1));
  }

  private static Optional<Duration> duration(RuleTable table, String column, RuleTable.Row row) {
    var cell = row.text(column);
    if (cell.equals(ONCE) || cell.equals(ANY)) {
      return Optional.empty();
    }
    try {
      var duration = Duration.parse(cell);
      if (duration.isPositive()) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException unreadable) {
      // said below
    }
    throw table.unusable(
        "%s: \"%s\" is no length of time; write it like \"PT30M\", or \"%s\""
            .formatted(column, cell, column.equals("each") ? ONCE : ANY));
  }

  private static ClaimRule claim(
      RuleTable table, RuleTable.Row row, Predicate<String> calendarExists) {
    var calendar = row.text("calendar");
    if (!calendarExists.test(calendar)) {
      throw table.unusable("calendar '%s' has no file in bpmn/calendars".formatted(calendar));
    }
    try {
      return new ClaimRule(Term.parse(row.text("within")), calendar, row.text("clause"));
    } catch (IllegalArgumentException unreadable) {
      throw table.unusable("within: %s; or \"%s\"".formatted(unreadable.getMessage(), ANY_TIME));
    }
  }
}
