package dev.vigie.statement;

import java.util.List;

/**
 * What a statement says.
 *
 * @param lines of its month, by when they were decided
 * @param corrections to statements of other months
 */
record StatementContent(
    List<StatementLine> lines, List<StatementLine> corrections, Totals totals) {}
