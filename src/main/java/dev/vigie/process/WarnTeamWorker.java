package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.warnTeam}: a promise will be due soon. */
@Component
public class WarnTeamWorker {

  private final Alarms alarms;

  WarnTeamWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.WARN_TEAM)
  public void handle(@Variable String clockId, @Variable long planNumber) {
    alarms.warn(clockId, planNumber);
  }
}
