package dev.vigie.report;

import dev.vigie.wording.CsvAnswer;
import dev.vigie.wording.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Promises as a table for other programs (RFC 4180): a header, UTC instants, seconds. What people
 * wrote never begins like a formula, so that spreadsheets leave it alone.
 */
@Component
class PromiseCsv {

  private final Reports reports;

  PromiseCsv(Reports reports) {
    this.reports = reports;
  }

  /**
   * @param figure null for all that were owed for some time of the period
   */
  void write(ReportQuestion asked, Figure figure, HttpServletResponse response) throws IOException {
    var forTheTeam = asked.reader().organisation().isEmpty();
    var name = "%s-%s".formatted(asked.period().from(), asked.period().to());
    var rows = reports.count(asked, figure);
    var csv =
        ReportCsv.begin(response, name, rows, ReportCsv.columns(PromiseRow.COLUMNS, forTheTeam));
    reports.eachPromise(asked, figure, row -> csv.row(cells(row, forTheTeam)));
    csv.end();
  }

  private static List<Object> cells(PromiseRow row, boolean forTheTeam) {
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
                CsvAnswer.instant(row.dueAt()),
                row.outcome(),
                CsvAnswer.instant(row.decidedAt()),
                CsvAnswer.instant(row.keptAt()),
                CsvAnswer.seconds(row.paused()),
                CsvAnswer.seconds(row.waited())));
    if (forTheTeam) {
      cells.add(Spreadsheet.plain(row.team()));
    }
    return cells;
  }
}
