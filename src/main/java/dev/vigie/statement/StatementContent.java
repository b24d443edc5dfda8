package dev.vigie.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a statement says.
 *
 * @param lines of its month, by when they were decided
 * @param corrections to statements of other months
 * @param services how much they could be used, of its month and as corrections
 * @param credits that stand on no earlier statement
 */
record StatementContent(
    List<StatementLine> lines,
    List<StatementLine> corrections,
    List<ServiceLine> services,
    List<CreditLine> credits,
    Totals totals) {

  /** Identifies it (SHA-256): that of a draft is that of what is kept of it. */
  String digest() {
    var told =
        Stream.of(
                lines.stream().map(StatementLine::told),
                corrections.stream().map(StatementLine::told),
                services.stream().map(ServiceLine::told),
                credits.stream().map(CreditLine::told),
                Stream.of(totals.told()))
            .flatMap(lines -> lines)
            .map(Objects::toString)
            .collect(Collectors.joining("\n"));
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(told.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }
}
