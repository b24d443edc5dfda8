package dev.vigie.report;

import dev.vigie.problem.RequestRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table for other programs (RFC 4180) with a header, as the answer to a request. */
final class CsvAnswer {

  static final String TYPE = "text/csv";

  private static final int MOST = 500_000;

  private final CSVPrinter csv;

  private CsvAnswer(CSVPrinter csv) {
    this.csv = csv;
  }

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
    response.setContentType(TYPE + ";charset=UTF-8;header=present");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"vigie-%s.csv\"".formatted(name));
    var csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    csv.printRecord(columns);
    return new CsvAnswer(csv);
  }

  void row(List<?> cells) {
    try {
      csv.printRecord(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  void end() throws IOException {
    csv.flush();
  }

  /** Who works on a ticket is the team's own business. */
  static List<String> columns(List<String> columns, boolean forTheTeam) {
    return forTheTeam ? Stream.concat(columns.stream(), Stream.of("team")).toList() : columns;
  }

  /** To the millisecond, so that rows add up to their figure: {@code 90} or {@code 90.25}. */
  static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
