package dev.vigie.report;

import dev.vigie.problem.RequestRefused;
import dev.vigie.wording.CsvAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What the report's tables for other programs have in common. */
final class ReportCsv {

  private static final int MOST = 500_000;

  private ReportCsv() {}

  /**
   * @param rows how many will follow
   * @throws RequestRefused if they are too many
   */
  static CsvAnswer begin(HttpServletResponse response, String name, long rows, List<String> columns)
      throws IOException {
    if (rows > MOST) {
      throw RequestRefused.unprocessable(
          "to", "to: %d rows are more than %d; ask for a shorter period.".formatted(rows, MOST));
    }
    return CsvAnswer.begin(response, "vigie-%s.csv".formatted(name), columns);
  }

  /** Who works on a ticket is the team's own business. */
  static List<String> columns(List<String> columns, boolean forTheTeam) {
    return forTheTeam ? Stream.concat(columns.stream(), Stream.of("team")).toList() : columns;
  }
}
