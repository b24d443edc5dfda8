package dev.vigie.statement;

/**
 * The figures of a statement as it is drawn up.
 *
 * @param approved whether that has been done on its page
 * @param remarkBefore why it was returned before; empty if it was not
 */
public record StatementSummary(
    boolean approved,
    long promised,
    long met,
    long breached,
    int corrections,
    String remarkBefore) {}
