package dev.vigie.process;

import dev.vigie.clock.SlaClocks;
import dev.vigie.ticket.Alarms;
import dev.vigie.ticket.ClockPlan;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.planAlarms}: says what the clock is to wait for. */
@Component
public class PlanAlarmsWorker {

  private final Alarms alarms;
  private final SlaClocks clocks;
  private final ModelInstances instances;

  PlanAlarmsWorker(Alarms alarms, SlaClocks clocks, ModelInstances instances) {
    this.alarms = alarms;
    this.clocks = clocks;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.PLAN_ALARMS)
  public ClockPlan handle(@Variable String clockId, ActivatedJob job) {
    var plan = alarms.plan(clockId);
    clocks.ticketOf(clockId).ifPresent(ticket -> instances.met(ticket, job));
    return plan;
  }
}
