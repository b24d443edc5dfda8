package dev.vigie.statement;

import dev.vigie.agreement.Agreements;
import dev.vigie.ledger.Outcome;
import dev.vigie.report.Figure;
import dev.vigie.report.PromiseRow;
import dev.vigie.report.ReportFilter;
import dev.vigie.report.ReportPeriod;
import dev.vigie.report.ReportQuestion;
import dev.vigie.report.Reports;
import dev.vigie.ticket.Visibility;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Works out what a statement says by what is known now: the promises of its month, and where it has
 * become known that a promise counts otherwise than a statement of another month said that was
 * approved before.
 */
@Component
class StatementComposer {

  /**
   * By how much what an approval did not see yet may have been written down before it: more than a
   * transaction lasts, and clocks differ. What is read twice is told once, since it is compared
   * with what was told.
   */
  private static final Duration UNSEEN = Duration.ofDays(1);

  private static final int AT_ONCE = 1_000;

  private final Agreements agreements;
  private final Reports reports;
  private final StatementRecords statements;
  private final StatementLines lines;
  private final ServicesStated services;

  StatementComposer(
      Agreements agreements,
      Reports reports,
      StatementRecords statements,
      StatementLines lines,
      ServicesStated services) {
    this.agreements = agreements;
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

  /**
   * Identifies all that corrections follow from: as long as it stays the same, so do they. The
   * months are over, so that time alone changes nothing.
   */
  String known(Statement statement) {
    var others = others(statement);
    var written =
        others.isEmpty() ? List.<PromiseRow>of() : writtenSinceTheLastOf(others, statement);
    return Digest.of(
        Stream.of(
                Stream.of(agreements.edition(), services.written(statement)),
                others.stream().map(Statement::id),
                written.stream().map(row -> List.of(row.id(), row.outcome(), row.decidedAt())))
            .flatMap(lines -> lines));
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
    var written = writtenSinceTheLastOf(others, statement);
    var told = told(written, others);
    var stated = others.stream().map(Statement::month).collect(Collectors.toSet());
    return written.stream()
        .flatMap(
            row ->
                correction(statement, row, told.getOrDefault(row.id(), Counted.NOT), stated)
                    .stream())
        .toList();
  }

  /** Each approval tells all that is known of months stated before, so the rest is as told. */
  private List<PromiseRow> writtenSinceTheLastOf(List<Statement> others, Statement statement) {
    var written = new ArrayList<PromiseRow>();
    var since = others.getLast().approvedAt().orElseThrow().minus(UNSEEN);
    reports.eachWrittenSince(since, asked(statement), written::add);
    return written;
  }

  /** How each promise was stated last. */
  private Map<Long, Counted> told(List<PromiseRow> promises, List<Statement> by) {
    var zones = by.stream().collect(Collectors.toMap(Statement::id, Statement::zone));
    var ids = promises.stream().map(PromiseRow::id).toList();
    var told = new HashMap<Long, Counted>();
    for (var from = 0; from < ids.size(); from += AT_ONCE) {
      lines
          .told(ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
          .forEach(line -> told.put(line.promise(), line.counted(zones.get(line.statement()))));
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
