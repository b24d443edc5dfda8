package dev.vigie.statement;

/** What others in the application act on. */
public sealed interface StatementEvent {

  /** The id of the statement. */
  String statement();

  /** It exists, and is to be approved and sent. */
  record DrawnUp(String statement) implements StatementEvent {}

  /**
   * A manager approved or returned it there, and not in the task.
   *
   * @param occurrence the same for the same decision
   */
  record DecidedOnThePage(String statement, String occurrence) implements StatementEvent {}
}
