package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import dev.vigie.calendar.Cadence;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** Reads what an agreement promises: the table {@code <agreement>-terms} of its file. */
final class TermsTable {

  private static final Set<String> NEEDED =
      Set.of("calendar", "firstResponse", "update", "resolution");
  private static final String DEFAULT_TEAM = "support";
  private static final String DEVELOPERS = "developers";
  private static final List<String> OBJECTIVES =
      Arrays.stream(Objective.values()).map(TermsTable::wordsOf).toList();

  private final DecisionFile decisions;
  private final String file;
  private final String agreement;
  private final Predicate<String> calendarExists;

  TermsTable(DecisionFile decisions, String agreement, Predicate<String> calendarExists) {
    this.decisions = decisions;
    this.file = decisions.name();
    this.agreement = agreement;
    this.calendarExists = calendarExists;
  }

  List<SeverityTerms> read() {
    var table = decisionTable();
    checkColumns(table);
    var plans = new LinkedHashSet<>(DecisionFile.conditions(table, "plan"));
    var severities = new LinkedHashSet<>(DecisionFile.conditions(table, "severity"));
    if (severities.isEmpty()) {
      throw new UnusableTermsTable(file, "no row names a severity; write one as \"Critical\"");
    }
    return (plans.isEmpty() ? Set.of("") : plans)
        .stream()
            .flatMap(plan -> severities.stream().map(severity -> row(plan, severity)))
            .toList();
  }

  private SeverityTerms row(String plan, String severity) {
    var name = (plan + " " + severity).trim();
    var cells = evaluate(plan, severity, name);
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
    return new SeverityTerms(
        plan, severity, priority, teams(cells), developers(cells, name), promises);
  }

  private static List<String> teams(Map<String, Object> cells) {
    var teams = words(text(cells, "teams"));
    return teams.isEmpty() ? List.of(DEFAULT_TEAM) : teams;
  }

  private Optional<DevelopersHours> developers(Map<String, Object> cells, String row) {
    var calendar = text(cells, "developers");
    if (calendar.isEmpty()) {
      return Optional.empty();
    }
    checkCalendar(calendar, row);
    return Optional.of(
        new DevelopersHours(calendar, clause(text(cells, "clauses"), DEVELOPERS, row)));
  }

  private Promise promise(
      Objective objective, Map<String, Object> cells, Set<String> pausing, String row) {
    var target = target(cells.get(columnOf(objective)), objective, row);
    var calendar = text(cells, "calendar");
    if (target.cadence().isPresent()) {
      checkCalendar(calendar, row);
    }
    return new Promise(
        objective,
        target,
        calendar,
        clause(text(cells, "clauses"), wordsOf(objective), row),
        pausing.contains(wordsOf(objective)));
  }

  private void checkCalendar(String calendar, String row) {
    if (!calendarExists.test(calendar)) {
      throw new UnusableTermsTable(
          file, row, "calendar '%s' has no file in bpmn/calendars".formatted(calendar));
    }
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
        words(cell).stream().filter(word -> !word.equals("none")).collect(Collectors.toSet());
    words.forEach(word -> checkObjective(word, "pauses", row));
    return words;
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(",")).map(String::trim).filter(w -> !w.isEmpty()).toList();
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
    var columns = DecisionFile.outputs(table);
    for (var needed : NEEDED) {
      if (!columns.contains(needed)) {
        throw new UnusableTermsTable(
            file,
            "has no output column '%s'; add it, with \"%s\" where the agreement is silent"
                .formatted(needed, Untimed.NOT_SPECIFIED));
      }
    }
  }

  /** "a/1" holds for the whole row; "first response: a/1; update: a/2" tells apart. */
  private String clause(String cell, String subject, String row) {
    var ofTheRow = "";
    var ofTheSubject = Optional.<String>empty();
    for (var part : cell.split(";")) {
      var named = part.split(":", 2);
      if (named.length == 1) {
        ofTheRow = part.trim();
        continue;
      }
      var word = named[0].trim();
      if (!word.equals(DEVELOPERS)) {
        checkObjective(word, "clauses", row);
      }
      if (word.equals(subject)) {
        ofTheSubject = Optional.of(named[1].trim());
      }
    }
    return ofTheSubject.orElse(ofTheRow);
  }

  private Map<String, Object> evaluate(String plan, String severity, String row) {
    try {
      return decisions.evaluate(decisionId(), Map.of("plan", plan, "severity", severity)).stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new UnusableTermsTable(
                      file, row, "no row matches; add one for this plan and severity"));
    } catch (DecisionFile.DecisionFailed failed) {
      throw new UnusableTermsTable(file, row, problem(failed.getMessage()));
    }
  }

  private static String problem(String engineSays) {
    return engineSays.contains("UNIQUE")
        ? "more than one row matches; keep one for each plan and severity"
        : engineSays;
  }

  private DecisionTable decisionTable() {
    return decisions
        .table(decisionId())
        .orElseThrow(
            () ->
                new UnusableTermsTable(
                    file, "has no decision table with the id '%s'".formatted(decisionId())));
  }

  private String decisionId() {
    return agreement + "-terms";
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
