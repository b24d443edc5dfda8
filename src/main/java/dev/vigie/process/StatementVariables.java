package dev.vigie.process;

import dev.vigie.statement.StatementTask;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The few variables that a statement's process begins with: ids, and what its task shows. */
@Component
class StatementVariables {

  private static final String TEAM = "managers";
  private static final int PRIORITY = 50;

  private final String publicUrl;

  StatementVariables(@Value("${vigie.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  Map<String, Object> of(StatementTask task) {
    var variables = new HashMap<String, Object>();
    variables.put("statementId", task.statement());
    variables.put("customer", task.customer());
    variables.put("agreement", task.agreement());
    variables.put("statedMonth", task.month());
    variables.put("firstBusinessDay", task.firstBusinessDay());
    variables.put("dueAt", task.dueAt());
    variables.put("statementUrl", publicUrl + "/statements/" + task.statement());
    variables.put("team", TEAM);
    variables.put("priority", PRIORITY);
    return variables;
  }
}
