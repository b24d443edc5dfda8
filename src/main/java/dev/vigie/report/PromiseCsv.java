package dev.vigie.report;

import dev.vigie.problem.RequestRefused;
import dev.vigie.wording.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * Promises as a table for other programs (RFC 4180): a header, UTC instants, whole seconds. What
 * people wrote never begins like a formula, so that spreadsheets leave it alone.
 */
@Component
class PromiseCsv {

  static final String TYPE = "text/csv";

  private static final int MOST = 500_000;
  private static final List<String> COLUMNS =
      List.of(
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
          "waited_seconds");

  private final Reports reports;

  PromiseCsv(Reports reports) {
    this.reports = reports;
  }

  /**
   * @param figure null for all that were owed for some time of the period
   */
  void write(ReportQuestion asked, Figure figure, HttpServletResponse response) throws IOException {
    var count = reports.count(asked, figure);
    if (count > MOST) {
      throw RequestRefused.unprocessable(
          "to", "to: %d rows are more than %d; ask for a shorter period.".formatted(count, MOST));
    }
    response.setContentType(TYPE + ";charset=UTF-8;header=present");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"vigie-%s-%s.csv\""
            .formatted(asked.period().from(), asked.period().to()));
    var forTheTeam = asked.reader().organisation().isEmpty();
    var csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    csv.printRecord(columns(forTheTeam));
    reports.eachPromise(asked, figure, row -> print(csv, row, forTheTeam));
    csv.flush();
  }

  private static List<String> columns(boolean forTheTeam) {
    var columns = new ArrayList<>(COLUMNS);
    if (forTheTeam) {
      columns.add("team");
    }
    return columns;
  }

  private static void print(CSVPrinter csv, PromiseRow row, boolean forTheTeam) {
    var cells =
        new ArrayList<Object>(
            List.of(
                row.ticket(),
                Spreadsheet.plain(row.subject()),
                row.objective(),
                row.slot() + 1,
                Spreadsheet.plain(row.agreement()),
                Spreadsheet.plain(row.plan()),
                Spreadsheet.plain(row.severity()),
                Spreadsheet.plain(row.customer()),
                row.term(),
                row.calendar(),
                Optional.ofNullable(row.clause()).orElse(""),
                row.startedAt(),
                instant(row.dueAt()),
                row.outcome(),
                instant(row.decidedAt()),
                instant(row.keptAt()),
                row.paused().toSeconds(),
                row.waited().toSeconds()));
    if (forTheTeam) {
      cells.add(Spreadsheet.plain(row.team()));
    }
    try {
      csv.printRecord(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String instant(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }
}
