package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an agreement's file says of the availability of services: how much is promised ({@code
 * <agreement>-availability}), which interruptions count ({@code <agreement>-downtime}), how
 * maintenance is planned ({@code <agreement>-maintenance}), and which tickets tell of an outage
 * ({@code <agreement>-outage}). Every question has been asked when it is read, so a mistake is
 * found then.
 */
public final class AvailabilityRules {

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?%");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final String NOTICE = "notice";
  private static final String CLOSED = "closed";
  private static final String START = "start";
  private static final String COUNTS = "counts";
  private static final String PROPOSED = "proposed";

  private record Subject(String plan, Enum<?> of) {}

  private final Predicate<String> calendarExists;
  private final Map<Subject, AvailabilityPromise> promises = new HashMap<>();
  private final Map<String, Map<InterruptionCause, CauseRule>> causes = new HashMap<>();
  private final Map<String, MaintenanceRule> maintenance = new HashMap<>();
  private final Map<List<String>, OutageRule> outages = new HashMap<>();

  private AvailabilityRules(Predicate<String> calendarExists) {
    this.calendarExists = calendarExists;
  }

  /**
   * @param plans an empty text where the agreement has none
   * @throws UnusableTermsTable naming the table and the remedy
   */
  static AvailabilityRules read(
      DecisionFile decisions,
      String agreement,
      List<String> plans,
      Set<String> severities,
      Predicate<String> calendarExists) {
    var rules = new AvailabilityRules(calendarExists);
    var promised =
        new RuleTable(
            decisions,
            agreement + "-availability",
            "promised",
            "period",
            "calendar",
            "from",
            "clauses");
    var downtime = new RuleTable(decisions, agreement + "-downtime", "counts", "clause");
    var planned =
        new RuleTable(
            decisions, agreement + "-maintenance", "announced", "window", "most", "clause");
    var outage = new RuleTable(decisions, agreement + "-outage", "outage", "clause");
    onlyKnown(downtime, "cause", InterruptionCause.words());
    onlyKnown(outage, "severity", severities);
    for (var plan : plans) {
      rules.readPromises(promised, plan);
      rules.readCauses(downtime, plan);
      rules.readMaintenance(planned, plan);
      severities.forEach(severity -> rules.readOutage(outage, plan, severity));
    }
    return rules;
  }

  /** Empty where the agreement has no such table, so that there is nothing to measure by. */
  public Optional<AvailabilityPromise> promise(String plan, ServiceInstance instance) {
    return Optional.ofNullable(promises.get(new Subject(plan, instance)));
  }

  public CauseRule cause(String plan, InterruptionCause cause) {
    return causes.getOrDefault(plan, Map.of()).getOrDefault(cause, CauseRule.SILENT);
  }

  public MaintenanceRule maintenance(String plan) {
    return maintenance.getOrDefault(plan, MaintenanceRule.SILENT);
  }

  /** Empty where a ticket of this severity tells of no outage. */
  public Optional<OutageRule> outage(String plan, String severity) {
    return Optional.ofNullable(outages.get(List.of(plan, severity)));
  }

  private static void onlyKnown(RuleTable table, String input, Collection<String> known) {
    table.conditions(input).stream()
        .filter(word -> !known.contains(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw table.unusable(
                  "'%s' is no %s; use one of %s".formatted(word, input, RuleTable.quoted(known)));
            });
  }

  private void readPromises(RuleTable table, String plan) {
    for (var instance : ServiceInstance.values()) {
      var facts = Map.<String, Object>of("plan", plan, "instance", instance.word());
      var row = table.first(facts);
      if (row.isPresent()) {
        promises.put(new Subject(plan, instance), promise(table, row.get()));
      } else if (table.exists()) {
        throw table.unusable(
            "has no row for %s; end it with a row for all others, with \"%s\" where the agreement is silent"
                .formatted((plan + " " + instance.word()).strip(), Untimed.NOT_SPECIFIED));
      }
    }
  }

  private AvailabilityPromise promise(RuleTable table, RuleTable.Row row) {
    var promised = row.text("promised");
    var silence =
        List.of(Untimed.NOT_SPECIFIED, Untimed.NOT_APPLICABLE).stream()
            .filter(word -> word.toString().equals(promised))
            .findFirst();
    var percent =
        silence.isPresent() ? Optional.<BigDecimal>empty() : Optional.of(percent(table, promised));
    return new AvailabilityPromise(
        percent,
        silence.orElse(null),
        period(table, row.text("period")),
        calendar(table, row.text("calendar")),
        notice(table, row),
        part(row.text("clauses"), CLOSED),
        part(row.text("clauses"), ""));
  }

  private static BigDecimal percent(RuleTable table, String cell) {
    var read = PERCENT.matcher(cell);
    if (read.matches()) {
      var percent = new BigDecimal(read.group(1));
      if (percent.signum() > 0 && percent.compareTo(ALL) <= 0) {
        return percent;
      }
    }
    throw table.unusable(
        "promised: \"%s\" is no share of the time; write it like \"99.5 %%\", or \"%s\" or \"%s\""
            .formatted(cell, Untimed.NOT_SPECIFIED, Untimed.NOT_APPLICABLE));
  }

  private static MeasuringPeriod period(RuleTable table, String cell) {
    try {
      return MeasuringPeriod.parse(cell);
    } catch (IllegalArgumentException unreadable) {
      throw table.unusable("period: " + unreadable.getMessage());
    }
  }

  private String calendar(RuleTable table, String id) {
    if (!calendarExists.test(id)) {
      throw table.unusable("calendar '%s' has no file in bpmn/calendars".formatted(id));
    }
    return id;
  }

  private static Optional<String> notice(RuleTable table, RuleTable.Row row) {
    return switch (row.text("from")) {
      case START -> Optional.empty();
      case NOTICE -> Optional.of(part(row.text("clauses"), NOTICE));
      default ->
          throw table.unusable(
              "from: \"%s\" says not from when an outage counts; use \"%s\" or \"%s\""
                  .formatted(row.text("from"), START, NOTICE));
    };
  }

  /** "a/1" holds for the whole row; in "a/1; notice: a/2" the notice has its own. */
  private static String part(String clauses, String subject) {
    var ofTheRow = "";
    for (var part : clauses.split(";")) {
      var named = part.split(":", 2);
      if (named.length == 1) {
        ofTheRow = part.strip();
      } else if (named[0].strip().equals(subject)) {
        return named[1].strip();
      }
    }
    return ofTheRow;
  }

  private void readCauses(RuleTable table, String plan) {
    var rules = new EnumMap<InterruptionCause, CauseRule>(InterruptionCause.class);
    for (var cause : InterruptionCause.values()) {
      table
          .first(Map.of("plan", plan, "cause", cause.word()))
          .map(row -> new CauseRule(counting(table, row.text("counts")), row.text("clause")))
          .ifPresent(rule -> rules.put(cause, rule));
    }
    causes.put(plan, rules);
  }

  private static Counting counting(RuleTable table, String word) {
    return Counting.of(word)
        .orElseThrow(
            () ->
                table.unusable(
                    "counts: '%s' is no way to count; use one of %s"
                        .formatted(word, RuleTable.quoted(Counting.words()))));
  }

  private void readMaintenance(RuleTable table, String plan) {
    table
        .first(Map.of("plan", plan))
        .map(
            row ->
                new MaintenanceRule(
                    duration(table, "announced", row),
                    said(row.text("window")).map(id -> calendar(table, id)),
                    duration(table, "most", row),
                    row.text("clause")))
        .ifPresent(rule -> maintenance.put(plan, rule));
  }

  private static Optional<Duration> duration(RuleTable table, String column, RuleTable.Row row) {
    return said(row.text(column)).map(cell -> duration(table, column, cell));
  }

  private static Duration duration(RuleTable table, String column, String cell) {
    try {
      var read = Duration.parse(cell);
      if (!read.isNegative() && read.compareTo(LONGEST) <= 0) {
        return read;
      }
    } catch (DateTimeParseException unreadable) {
      // is said below, like what is out of bounds
    }
    throw table.unusable(
        "%s: \"%s\" is no time of at most 31 days; write it like \"PT8H\", or \"%s\""
            .formatted(column, cell, Untimed.NOT_SPECIFIED));
  }

  private static Optional<String> said(String cell) {
    return Optional.of(cell)
        .filter(text -> !text.isEmpty() && !text.equals(Untimed.NOT_SPECIFIED.toString()));
  }

  private void readOutage(RuleTable table, String plan, String severity) {
    table
        .first(Map.of("plan", plan, "severity", severity))
        .ifPresent(
            row -> {
              var word = row.text("outage");
              if (!word.equals(COUNTS) && !word.equals(PROPOSED)) {
                throw table.unusable(
                    "outage: '%s' says not whether it counts; use \"%s\" or \"%s\""
                        .formatted(word, COUNTS, PROPOSED));
              }
              outages.put(
                  List.of(plan, severity), new OutageRule(word.equals(COUNTS), row.text("clause")));
            });
  }
}
