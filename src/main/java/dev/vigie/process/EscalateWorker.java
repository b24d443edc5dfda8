package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.escalate}: an interval passed without a resolution (xtm/4.8). */
@Component
public class EscalateWorker {

  private final Alarms alarms;

  EscalateWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.ESCALATE)
  public void handle(@Variable String clockId, @Variable long planNumber) {
    alarms.escalate(clockId, planNumber);
  }
}
