package dev.vigie.process;

import dev.vigie.statement.StatementSummary;
import dev.vigie.statement.Statements;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.drawUpStatement}: what is known now of a month, for a manager to approve. */
@Component
public class DrawUpStatementWorker {

  private final Statements statements;

  DrawUpStatementWorker(Statements statements) {
    this.statements = statements;
  }

  @JobWorker(type = TaskTypes.DRAW_UP_STATEMENT)
  public StatementSummary handle(@Variable String statementId) {
    return statements.drawUpAgain(Long.parseLong(statementId));
  }
}
