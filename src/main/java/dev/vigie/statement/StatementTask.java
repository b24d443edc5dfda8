package dev.vigie.statement;

/**
 * What a manager is shown of a statement that is to be approved.
 *
 * @param month in words
 * @param firstBusinessDay when it is to be drawn up, with an offset, as {@code dueAt}: by when it
 *     is to be approved
 */
public record StatementTask(
    String statement,
    String customer,
    String agreement,
    String month,
    String firstBusinessDay,
    String dueAt) {}
