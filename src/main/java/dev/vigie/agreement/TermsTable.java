package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import dev.vigie.calendar.Cadence;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper$;
import scala.jdk.CollectionConverters;

/**
 * Reads an agreement's decision table into {@link Terms}. The rows are evaluated by the same DMN
 * engine that Zeebe uses, so a cell means here what it means in Camunda Modeler.
 */
final class TermsTable {

  private static final DmnEngine DMN = new DmnEngine.Builder().build();
  private static final ValueMapper FEEL = ValueMapper$.MODULE$.defaultValueMapper();
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Set<String> NEEDED =
      Set.of("calendar", "firstResponse", "update", "resolution");
  private static final List<String> OBJECTIVES =
      Arrays.stream(Objective.values()).map(TermsTable::wordsOf).toList();

  private final String file;
  private final String agreement;
  private final String xml;
  private final Predicate<String> calendarExists;

  /**
   * @param file what a designer knows the table by, for error messages
   */
  TermsTable(String file, String agreement, String xml, Predicate<String> calendarExists) {
    this.file = file;
    this.agreement = agreement;
    this.xml = xml;
    this.calendarExists = calendarExists;
  }

  String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  Terms read() {
    var table = decisionTable();
    checkColumns(table);
    var parsed = parse();
    var plans = column(table, "plan");
    var severities = column(table, "severity");
    if (severities.isEmpty()) {
      throw new UnusableTermsTable(file, "no row names a severity; write one as \"Critical\"");
    }
    var rows =
        (plans.isEmpty() ? Set.of("") : plans)
            .stream()
                .flatMap(plan -> severities.stream().map(severity -> row(parsed, plan, severity)))
                .toList();
    return new Terms(agreement, version(), rows);
  }

  private SeverityTerms row(ParsedDmn parsed, String plan, String severity) {
    var name = (plan + " " + severity).trim();
    var cells = evaluate(parsed, plan, severity, name);
    var priority = cells.get("priority") instanceof Number n ? n.intValue() : 50;
    if (priority < 0 || priority > 100) {
      throw new UnusableTermsTable(
          file, name, "priority %d is not between 0 and 100".formatted(priority));
    }
    var pausing = pausing(text(cells, "pauses"), name);
    var promises =
        Arrays.stream(Objective.values())
            .map(objective -> promise(objective, cells, pausing, name))
            .toList();
    return new SeverityTerms(plan, severity, priority, promises);
  }

  private Promise promise(
      Objective objective, Map<String, Object> cells, Set<String> pausing, String row) {
    var target = target(cells.get(columnOf(objective)), objective, row);
    var calendar = text(cells, "calendar");
    if (target.cadence().isPresent() && !calendarExists.test(calendar)) {
      throw new UnusableTermsTable(
          file, row, "calendar '%s' has no file in bpmn/calendars".formatted(calendar));
    }
    return new Promise(
        objective,
        target,
        calendar,
        clause(text(cells, "clauses"), objective, row),
        pausing.contains(wordsOf(objective)));
  }

  private Target target(Object cell, Objective objective, String row) {
    if (cell == null || cell.equals("")) {
      return Untimed.NOT_SPECIFIED;
    }
    if (!(cell instanceof String text)) {
      throw new UnusableTermsTable(
          file,
          row,
          "%s is %s, which is no text; write a term in quotes, such as \"PT2H\" or \"3BD\""
              .formatted(wordsOf(objective), cell));
    }
    try {
      var target = Target.parse(text);
      checkFits(target, objective, row);
      return target;
    } catch (IllegalArgumentException unreadable) {
      throw new UnusableTermsTable(
          file, row, "%s: %s".formatted(wordsOf(objective), unreadable.getMessage()));
    }
  }

  private void checkFits(Target target, Objective objective, String row) {
    if (target == Untimed.AUTOMATIC && objective != Objective.FIRST_RESPONSE) {
      throw new UnusableTermsTable(
          file, row, "only the first response can be automatic, not the " + wordsOf(objective));
    }
    if (target.cadence().filter(Cadence::staged).isPresent() && objective != Objective.UPDATE) {
      throw new UnusableTermsTable(
          file, row, "only updates recur in stages; write one time for the " + wordsOf(objective));
    }
  }

  /** "none", or the objectives whose clocks stand still, such as "resolution, update". */
  private Set<String> pausing(String cell, String row) {
    var words =
        Arrays.stream(cell.split(","))
            .map(String::trim)
            .filter(word -> !word.isEmpty() && !word.equals("none"))
            .collect(Collectors.toSet());
    words.forEach(word -> checkObjective(word, "pauses", row));
    return words;
  }

  private void checkObjective(String word, String column, String row) {
    if (!OBJECTIVES.contains(word)) {
      throw new UnusableTermsTable(
          file,
          row,
          "'%s' in column %s is no promise; use %s"
              .formatted(word, column, String.join(", ", OBJECTIVES)));
    }
  }

  private void checkColumns(DecisionTable table) {
    var columns = table.getOutputs().stream().map(Output::getName).toList();
    for (var needed : NEEDED) {
      if (!columns.contains(needed)) {
        throw new UnusableTermsTable(
            file,
            "has no output column '%s'; add it, with \"%s\" where the agreement is silent"
                .formatted(needed, Untimed.NOT_SPECIFIED));
      }
    }
  }

  /** "a/1" holds for every promise of the row; "first response: a/1; update: a/2" tells apart. */
  private String clause(String cell, Objective objective, String row) {
    if (!cell.contains(":")) {
      return cell.trim();
    }
    var parts = Arrays.stream(cell.split(";")).map(part -> part.split(":", 2)).toList();
    parts.forEach(part -> checkObjective(part[0].trim(), "clauses", row));
    return parts.stream()
        .filter(part -> part.length == 2 && part[0].trim().equals(wordsOf(objective)))
        .map(part -> part[1].trim())
        .findFirst()
        .orElse("");
  }

  private Map<String, Object> evaluate(ParsedDmn parsed, String plan, String severity, String row) {
    var result = DMN.eval(parsed, decisionId(), Map.of("plan", plan, "severity", severity));
    if (result.isLeft()) {
      throw new UnusableTermsTable(file, row, problem(result.left().get().failure().message()));
    }
    var cells = asJava(result.right().get().value());
    if (cells instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      var named = (Map<String, Object>) cells;
      return named;
    }
    throw new UnusableTermsTable(file, row, "no row matches; add one for this plan and severity");
  }

  private static String problem(String engineSays) {
    return engineSays.contains("UNIQUE")
        ? "more than one row matches; keep one for each plan and severity"
        : engineSays;
  }

  /** The engine answers in the types of whichever value mappers it finds on the class path. */
  private static Object asJava(Object answer) {
    return switch (answer) {
      case ValContext context -> asJava(FEEL.unpackVal(context));
      case scala.collection.Map<?, ?> map -> CollectionConverters.MapHasAsJava(map).asJava();
      case null, default -> answer;
    };
  }

  private ParsedDmn parse() {
    var parsed = DMN.parse(new ByteArrayInputStream(bytes()));
    if (parsed.isLeft()) {
      throw new UnusableTermsTable(
          file,
          "a cell is empty or cannot be read; write texts in quotes, and \"%s\" where the agreement is silent (%s)"
              .formatted(Untimed.NOT_SPECIFIED, parsed.left().get().message()));
    }
    return parsed.right().get();
  }

  private DecisionTable decisionTable() {
    try {
      DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(bytes()));
      Decision decision = model.getModelElementById(decisionId());
      if (decision != null && decision.getExpression() instanceof DecisionTable table) {
        return table;
      }
    } catch (DmnModelException notDmn) {
      throw new UnusableTermsTable(file, "is not a DMN 1.3 file: " + notDmn.getMessage());
    }
    throw new UnusableTermsTable(
        file, "has no decision table with the id '%s'".formatted(decisionId()));
  }

  private Set<String> column(DecisionTable table, String input) {
    var inputs = List.copyOf(table.getInputs());
    var values = new LinkedHashSet<String>();
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).getInputExpression().getText().getTextContent().trim().equals(input)) {
        for (Rule rule : table.getRules()) {
          var cell = List.copyOf(rule.getInputEntries()).get(i).getText().getTextContent();
          QUOTED.matcher(cell).results().forEach(match -> values.add(match.group(1)));
        }
      }
    }
    return values;
  }

  private String decisionId() {
    return agreement + "-terms";
  }

  private byte[] bytes() {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Map<String, Object> cells, String column) {
    return cells.get(column) instanceof String text ? text : "";
  }

  private static String columnOf(Objective objective) {
    return switch (objective) {
      case FIRST_RESPONSE -> "firstResponse";
      case UPDATE -> "update";
      case ESCALATION -> "escalation";
      case RESOLUTION -> "resolution";
    };
  }

  private static String wordsOf(Objective objective) {
    return objective.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
