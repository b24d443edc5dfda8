package dev.vigie.process;

import dev.vigie.statement.StatementMailing;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import org.springframework.stereotype.Component;

/** Serves {@code sla.sendStatement}: the customer is sent the approved statement as PDF. */
@Component
public class SendStatementWorker {

  private final StatementMailing mailing;

  SendStatementWorker(StatementMailing mailing) {
    this.mailing = mailing;
  }

  @JobWorker(type = TaskTypes.SEND_STATEMENT)
  public void handle(@Variable String statementId) {
    if (!mailing.send(Long.parseLong(statementId))) {
      throw CamundaError.jobError(
          "No address is known to send the statement to. Write down announceTo by PUT"
              + " /api/customers/{id}, and retry.",
          null,
          0);
    }
  }
}
