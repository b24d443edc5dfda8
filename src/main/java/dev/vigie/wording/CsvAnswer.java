package dev.vigie.wording;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table for other programs (RFC 4180) with a header, as the answer to a request. */
public final class CsvAnswer {

  public static final String TYPE = "text/csv";

  private final CSVPrinter csv;

  private CsvAnswer(CSVPrinter csv) {
    this.csv = csv;
  }

  public static CsvAnswer begin(HttpServletResponse response, String fileName, List<String> columns)
      throws IOException {
    response.setContentType(TYPE + ";charset=UTF-8;header=present");
    response.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName));
    var csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
    csv.printRecord(columns);
    return new CsvAnswer(csv);
  }

  public void row(List<?> cells) {
    try {
      csv.printRecord(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  public void end() throws IOException {
    csv.flush();
  }

  /** In UTC; an empty cell if there is none. */
  public static String instant(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }

  /** To the millisecond, so that rows add up: {@code 90} or {@code 90.25}. */
  public static String seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
