package dev.vigie.statement;

import dev.vigie.ledger.Outcome;
import dev.vigie.report.Figure;
import dev.vigie.report.PromiseRow;
import dev.vigie.report.ReportFilter;
import dev.vigie.report.ReportPeriod;
import dev.vigie.report.ReportQuestion;
import dev.vigie.report.Reports;
import dev.vigie.ticket.Visibility;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Works out what a statement says by what is known now: the promises of its month, and where it has
 * become known that a promise counts otherwise than an approved statement of another month said.
 */
@Component
class StatementComposer {

  private final Reports reports;
  private final StatementRecords statements;
  private final StatementLines lines;
  private final ServicesStated services;

  StatementComposer(
      Reports reports, StatementRecords statements, StatementLines lines, ServicesStated services) {
    this.reports = reports;
    this.statements = statements;
    this.lines = lines;
    this.services = services;
  }

  StatementContent compose(Statement statement) {
    var month = asked(statement);
    var report = reports.report(month);
    var others = others(statement);
    return new StatementContent(
        promised(month),
        corrections(statement, others),
        services.services(statement, others.stream().map(Statement::id).toList()),
        services.credits(statement),
        new Totals(report.total().open(), report.total().paused(), report.waited()));
  }

  private List<StatementLine> promised(ReportQuestion month) {
    var promised = new ArrayList<PromiseRow>();
    reports.eachPromise(month, Figure.PROMISED, promised::add);
    return promised.stream()
        .sorted(Comparator.comparing(row -> row.decidedAt().orElseThrow()))
        .map(StatementLine::of)
        .toList();
  }

  /** Those of other months that were approved. */
  private List<Statement> others(Statement statement) {
    return statements.others(
        statement.customer(), statement.agreement(), statement.month().toString());
  }

  private List<StatementLine> corrections(Statement statement, List<Statement> others) {
    if (others.isEmpty()) {
      return List.of();
    }
    var told = toldBy(others);
    var stated = others.stream().map(Statement::month).collect(Collectors.toSet());
    var corrections = new ArrayList<StatementLine>();
    reports.everyPromise(
        asked(statement),
        row ->
            correction(statement, row, told.getOrDefault(row.id(), Counted.NOT), stated)
                .ifPresent(corrections::add));
    return corrections;
  }

  /** How each promise was stated last; what counts on a statement after what it corrects. */
  private Map<Long, Counted> toldBy(List<Statement> others) {
    var told = new HashMap<Long, Counted>();
    for (var other : others) {
      lines
          .findByStatementIdOrderByCorrectionDescPosition(other.id())
          .forEach(line -> told.put(line.promise(), line.counted(other.zone())));
    }
    return told;
  }

  private static Optional<StatementLine> correction(
      Statement statement, PromiseRow row, Counted before, Set<YearMonth> stated) {
    var now = counted(statement, row);
    var after = now.in().filter(stated::contains).isPresent() ? now : Counted.NOT;
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(StatementLine.correction(row, before, after, why(row, before, after)));
  }

  private static Counted counted(Statement statement, PromiseRow row) {
    return row.outcome() == Outcome.MET || row.outcome() == Outcome.BREACHED
        ? new Counted(
            row.outcome(), YearMonth.from(row.decidedAt().orElseThrow().atZone(statement.zone())))
        : Counted.NOT;
  }

  private static Reason why(PromiseRow row, Counted before, Counted after) {
    if (!before.counts()) {
      return Reason.WRITTEN_LATER;
    }
    if (before.outcome() == Outcome.MET && !after.counts()) {
      return Reason.REOPENED;
    }
    return before.outcome() == Outcome.BREACHED && row.outcome() != Outcome.BREACHED
        ? Reason.KNOWN_LATER
        : Reason.CORRECTED;
  }

  private static ReportQuestion asked(Statement statement) {
    var month = statement.month();
    var filter = ReportFilter.of(statement.agreement(), statement.customer());
    return new ReportQuestion(
        new ReportPeriod(month.atDay(1), month.atEndOfMonth(), statement.zone()),
        filter,
        Visibility.everything());
  }
}
