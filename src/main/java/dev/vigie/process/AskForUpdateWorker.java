package dev.vigie.process;

import dev.vigie.ticket.Alarms;
import dev.vigie.ticket.UpdateRequest;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.askForUpdate}: an agent is to write an update, unless one is writing already.
 */
@Component
public class AskForUpdateWorker {

  private final Alarms alarms;

  AskForUpdateWorker(Alarms alarms) {
    this.alarms = alarms;
  }

  @JobWorker(type = TaskTypes.ASK_FOR_UPDATE)
  public Output handle(@Variable String clockId, @Variable long planNumber) {
    return Output.of(alarms.askForUpdate(clockId, planNumber));
  }

  public record Output(
      boolean asked,
      long slot,
      String severity,
      int priority,
      String team,
      String firstResponseDueAt,
      String resolutionDueAt) {

    static Output of(UpdateRequest request) {
      var facts = request.facts();
      return new Output(
          request.asked(),
          request.slot(),
          facts.severity(),
          facts.priority(),
          facts.team(),
          facts.firstResponseDueAt(),
          facts.resolutionDueAt());
    }
  }
}
