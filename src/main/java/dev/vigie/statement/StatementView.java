package dev.vigie.statement;

import dev.vigie.agreement.Objective;
import dev.vigie.availability.MonthFigure;
import dev.vigie.credit.ClaimWords;
import dev.vigie.ledger.Outcome;
import dev.vigie.report.Figures;
import dev.vigie.wording.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A statement in words, the same for the page and the PDF.
 *
 * @param approved null while it is a draft, as {@code approvedBy}
 * @param contents identifies what is shown of a draft, so that nothing else is approved; null else
 * @param changedSince when it was drawn up for approval and said something else; null if it did not
 * @param known of which day that is which is never corrected
 * @param more how many promises are left out of {@code promises}; they are in its table for
 *     programs
 */
record StatementView(
    long id,
    String customer,
    String agreement,
    String month,
    String zone,
    String state,
    String stateStyle,
    boolean draft,
    String approved,
    String approvedBy,
    String remark,
    String contents,
    String changedSince,
    List<Sum> sums,
    String open,
    String paused,
    String waited,
    String known,
    List<Line> missed,
    List<Correction> corrections,
    List<Service> services,
    List<ServiceCorrection> serviceCorrections,
    List<Credit> credits,
    List<Line> promises,
    long more) {

  static final int MOST_PROMISES = 1_000;

  record Sum(String name, String promised, String met, String breached, String kept) {}

  record Line(
      String ticket,
      String subject,
      String promise,
      String severity,
      String due,
      String outcome,
      String style,
      String kept) {}

  record Correction(
      String ticket, String subject, String promise, String before, String after, String why) {}

  record Service(
      String name,
      String promised,
      String reached,
      String outcome,
      String style,
      String counted,
      String down,
      String clause) {}

  record ServiceCorrection(String name, String month, String before, String after) {}

  /**
   * @param corrects null if it is a claim itself
   */
  record Credit(
      String number, String corrects, String service, String month, String amount, String clause) {}

  static StatementView of(Statement statement, StatementContent content, Words words) {
    var lines = content.lines();
    var contents = statement.state().frozen() ? null : content.digest();
    return new StatementView(
        statement.id(),
        statement.customer(),
        statement.agreement(),
        words.month(statement.month()),
        statement.zone().getId(),
        words.text("statement.state." + statement.state()),
        statement.state().name().toLowerCase(Locale.ROOT),
        !statement.state().frozen(),
        statement.approvedAt().map(words::moment).orElse(null),
        statement.approvedAt().isPresent() ? statement.decidedBy().orElse(null) : null,
        statement.state() == StatementState.RETURNED ? statement.remark().orElse(null) : null,
        contents,
        changedSince(statement, contents, words),
        sums(lines, words),
        words.text("number", content.totals().open()),
        words.sum(content.totals().paused()),
        words.sum(content.totals().waited()),
        known(statement, words),
        lines.stream()
            .filter(line -> line.counted(statement.zone()).outcome() == Outcome.BREACHED)
            .map(line -> line(line, statement, words))
            .toList(),
        content.corrections().stream().map(one -> correction(one, statement, words)).toList(),
        content.services().stream()
            .filter(line -> !line.correction())
            .map(line -> service(line, words))
            .toList(),
        content.services().stream()
            .filter(ServiceLine::correction)
            .map(line -> correction(line, words))
            .toList(),
        content.credits().stream().map(line -> credit(line, words)).toList(),
        lines.stream().limit(MOST_PROMISES).map(line -> line(line, statement, words)).toList(),
        Math.max(0, lines.size() - MOST_PROMISES));
  }

  private static String changedSince(Statement statement, String contents, Words words) {
    return contents == null
        ? null
        : statement
            .contents()
            .filter(asked -> !asked.equals(contents))
            .map(asked -> words.moment(statement.drawnUpAt()))
            .orElse(null);
  }

  private static String known(Statement statement, Words words) {
    return statement
        .approvedAt()
        .map(at -> words.day(at.atZone(statement.zone()).toLocalDate()))
        .map(day -> words.text("statement.known", day))
        .orElseGet(() -> words.text("statement.known-now"));
  }

  /** For each promise and severity, at last of all of them; none if nothing was promised. */
  private static List<Sum> sums(List<StatementLine> lines, Words words) {
    var groups = new TreeMap<Objective, TreeMap<String, List<StatementLine>>>();
    for (var line : lines) {
      var severity = (line.plan().isEmpty() ? "" : line.plan() + " · ") + line.severity();
      groups
          .computeIfAbsent(line.objective(), objective -> new TreeMap<>())
          .computeIfAbsent(severity, name -> new ArrayList<>())
          .add(line);
    }
    var sums = new ArrayList<Sum>();
    groups.forEach(
        (objective, severities) ->
            severities.forEach(
                (severity, some) ->
                    sums.add(
                        sum(words.objective(objective) + " · " + severity, figures(some), words))));
    if (!sums.isEmpty()) {
      sums.add(sum(words.text("statement.total"), figures(lines), words));
    }
    return sums;
  }

  private static Figures figures(List<StatementLine> lines) {
    var met = lines.stream().filter(StatementLine::met).count();
    return new Figures(met, lines.size() - met, 0, 0, Duration.ZERO);
  }

  private static Sum sum(String name, Figures figures, Words words) {
    return new Sum(
        name,
        words.text("number", figures.promised()),
        words.text("number", figures.met()),
        words.text("number", figures.breached()),
        figures.keptPercent().map(kept -> words.text("report.percent", kept)).orElse("–"));
  }

  private static Line line(StatementLine line, Statement statement, Words words) {
    var outcome = line.counted(statement.zone()).outcome();
    return new Line(
        line.ticket(),
        line.subject(),
        words.promise(line.objective(), line.slot()),
        (line.plan().isEmpty() ? "" : line.plan() + " · ") + line.severity(),
        line.dueAt().map(words::localMoment).orElse("–"),
        words.text("state." + outcome),
        outcome.name().toLowerCase(Locale.ROOT),
        line.keptAt().map(words::localMoment).orElse("–"));
  }

  private static Correction correction(StatementLine line, Statement statement, Words words) {
    return new Correction(
        line.ticket(),
        line.subject(),
        words.promise(line.objective(), line.slot()),
        counted(line.before(), words),
        counted(line.counted(statement.zone()), words),
        words.text("statement.reason." + line.reason()));
  }

  private static Service service(ServiceLine line, Words words) {
    return new Service(
        line.service(),
        line.promised().map(percent -> percent(percent, words)).orElse("–"),
        line.reached().map(percent -> percent(percent, words)).orElse("–"),
        words.text("availability.outcome." + line.outcome()),
        line.outcome() == MonthFigure.Outcome.BROKEN ? "breached" : "met",
        words.text("availability.minutes", line.counted().toMinutes()),
        words.text("availability.minutes", line.down().toMinutes()),
        line.clause());
  }

  private static ServiceCorrection correction(ServiceLine line, Words words) {
    return new ServiceCorrection(
        line.service(),
        words.month(line.month()),
        reached(line.reachedBefore(), line.outcomeBefore(), words),
        reached(line.reached(), line.outcome(), words));
  }

  private static String reached(
      Optional<BigDecimal> percent, MonthFigure.Outcome outcome, Words words) {
    return percent.map(reached -> percent(reached, words) + ", ").orElse("")
        + words.text("availability.outcome." + outcome);
  }

  private static Credit credit(CreditLine line, Words words) {
    return new Credit(
        line.number(),
        line.corrects().orElse(null),
        line.service(),
        words.month(line.month()),
        ClaimWords.money(line.amount(), line.currency(), words.locale()),
        line.clause());
  }

  private static String percent(BigDecimal percent, Words words) {
    return words.text("availability.percent", percent);
  }

  private static String counted(Counted counted, Words words) {
    return counted.counts()
        ? words.text(
            "statement.counted",
            words.text("state." + counted.outcome()),
            words.month(counted.month()))
        : words.text("statement.not-counted");
  }
}
