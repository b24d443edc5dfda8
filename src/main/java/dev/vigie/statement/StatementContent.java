package dev.vigie.statement;

import java.util.List;
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

  /** Identifies it: that of a draft is that of what is kept of it. */
  String digest() {
    return Digest.of(
        Stream.of(
                lines.stream().map(StatementLine::told),
                corrections.stream().map(StatementLine::told),
                services.stream().map(ServiceLine::told),
                credits.stream().map(CreditLine::told),
                Stream.of(totals.told()))
            .flatMap(lines -> lines));
  }

  /** Whether it tells that an earlier statement said something else than is known now. */
  boolean corrects() {
    return !corrections.isEmpty() || services.stream().anyMatch(ServiceLine::correction);
  }
}
