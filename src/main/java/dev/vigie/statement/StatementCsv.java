package dev.vigie.statement;

import dev.vigie.report.PromiseRow;
import dev.vigie.wording.CsvAnswer;
import dev.vigie.wording.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * The promises of a statement as a table for other programs, with the columns that the report has
 * for customers, but as they were approved: RFC 4180, UTC instants, seconds. What people wrote
 * never begins like a formula.
 */
@Component
class StatementCsv {

  private static final int AT_ONCE = 2_000;

  private final Statements statements;
  private final StatementLines lines;

  StatementCsv(Statements statements, StatementLines lines) {
    this.statements = statements;
    this.lines = lines;
  }

  void write(Statement statement, HttpServletResponse response) throws IOException {
    var csv = CsvAnswer.begin(response, statement.fileName("csv"), PromiseRow.COLUMNS);
    each(statement, line -> csv.row(cells(statement, line)));
    csv.end();
  }

  /** Of an approved one never many in memory, and no transaction while the reader is slow. */
  private void each(Statement statement, Consumer<StatementLine> reader) {
    if (!statement.state().frozen()) {
      statements.content(statement).lines().forEach(reader);
      return;
    }
    var after = -1;
    List<StatementLine> some;
    do {
      some =
          lines.findByStatementIdAndCorrectionFalseAndPositionGreaterThanOrderByPosition(
              statement.id(), after, Limit.of(AT_ONCE));
      some.forEach(reader);
      after = some.isEmpty() ? after : some.getLast().position();
    } while (some.size() == AT_ONCE);
  }

  private static List<Object> cells(Statement statement, StatementLine line) {
    return Arrays.asList(
        line.ticket(),
        Spreadsheet.plain(line.subject()),
        line.objective(),
        line.slot() + 1,
        Spreadsheet.plain(statement.agreement()),
        Spreadsheet.plain(line.plan()),
        Spreadsheet.plain(line.severity()),
        Spreadsheet.plain(statement.customer()),
        line.term(),
        line.calendar(),
        line.clause(),
        CsvAnswer.instant(line.startedAt()),
        CsvAnswer.instant(line.dueAt()),
        line.counted(statement.zone()).outcome(),
        CsvAnswer.instant(line.decidedAt()),
        CsvAnswer.instant(line.keptAt()),
        line.paused().map(CsvAnswer::seconds).orElse(""),
        line.waited().map(CsvAnswer::seconds).orElse(""));
  }
}
