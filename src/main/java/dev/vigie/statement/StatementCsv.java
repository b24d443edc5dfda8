package dev.vigie.statement;

import dev.vigie.wording.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * The promises of a statement as a table for other programs, with the columns that the report has
 * for customers, but as they were approved: RFC 4180, UTC instants, whole seconds. What people
 * wrote never begins like a formula.
 */
@Component
class StatementCsv {

  private static final int AT_ONCE = 2_000;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "ticket",
              "subject",
              "objective",
              "number",
              "agreement",
              "plan",
              "severity",
              "customer",
              "term",
              "calendar",
              "clause",
              "started_at",
              "due_at",
              "outcome",
              "decided_at",
              "kept_at",
              "paused_seconds",
              "waited_seconds")
          .get();

  private final Statements statements;
  private final StatementLines lines;

  StatementCsv(Statements statements, StatementLines lines) {
    this.statements = statements;
    this.lines = lines;
  }

  void write(Statement statement, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8;header=present");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"%s\"".formatted(statement.fileName("csv")));
    var csv = new CSVPrinter(response.getWriter(), FORMAT);
    each(statement, line -> print(csv, statement, line));
    csv.flush();
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

  private static void print(CSVPrinter csv, Statement statement, StatementLine line) {
    try {
      csv.printRecord(
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
          instant(line.startedAt()),
          instant(line.dueAt()),
          line.counted(statement.zone()).outcome(),
          instant(line.decidedAt()),
          instant(line.keptAt()),
          line.pausedSeconds().map(Object::toString).orElse(""),
          line.waitedSeconds().map(Object::toString).orElse(""));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String instant(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }
}
