package dev.vigie.process;

import dev.vigie.statement.Statements;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.decideStatement}: a manager approved or returned a statement, as a task or on
 * its page.
 */
@Component
public class DecideStatementWorker {

  /** Camunda does not pass on who completed a task. */
  private static final String IN_TASKLIST = "Tasklist";

  private final Statements statements;

  DecideStatementWorker(Statements statements) {
    this.statements = statements;
  }

  /**
   * Decided on its page meanwhile, it stays decided.
   *
   * @param decision null if it was decided on the page
   * @param contents what the task showed; nothing else is approved
   */
  @JobWorker(type = TaskTypes.DECIDE_STATEMENT)
  public Output handle(
      @Variable String statementId,
      @Variable String decision,
      @Variable String remark,
      @Variable String contents) {
    var id = Long.parseLong(statementId);
    if ("approve".equals(decision)) {
      var approved = statements.approve(id, IN_TASKLIST, contents);
      return new Output(approved, !approved);
    }
    if ("return".equals(decision) && !statements.approved(id)) {
      statements.giveBack(id, IN_TASKLIST, remark);
    }
    return new Output(statements.approved(id), false);
  }

  /**
   * @param changed whether an approval was not taken, since it says something else by now
   */
  public record Output(boolean approved, boolean changed) {}
}
