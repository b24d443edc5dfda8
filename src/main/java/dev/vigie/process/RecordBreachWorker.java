package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordBreach}: a promise was not kept in time. */
@Component
public class RecordBreachWorker {

  private final Alarms alarms;

  RecordBreachWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.RECORD_BREACH)
  public void handle(@Variable String clockId, @Variable long planNumber) {
    alarms.breach(clockId, planNumber);
  }
}
