package dev.vigie.statement;

import java.util.List;

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
    Totals totals) {}
