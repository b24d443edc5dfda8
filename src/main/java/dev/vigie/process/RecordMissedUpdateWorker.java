package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.recordMissedUpdate}: an update was not sent in time; the next one is planned.
 */
@Component
public class RecordMissedUpdateWorker {

  private final Alarms alarms;

  RecordMissedUpdateWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.RECORD_MISSED_UPDATE)
  public void handle(@Variable String clockId, @Variable long planNumber) {
    alarms.missUpdate(clockId, planNumber);
  }
}
