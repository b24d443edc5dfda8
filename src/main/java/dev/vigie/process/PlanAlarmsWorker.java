package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import dev.vigie.ticket.ClockPlan;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.planAlarms}: says what the clock is to wait for. */
@Component
public class PlanAlarmsWorker {

  private final Alarms alarms;

  PlanAlarmsWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.PLAN_ALARMS)
  public ClockPlan handle(@Variable String clockId) {
    return alarms.plan(clockId);
  }
}
