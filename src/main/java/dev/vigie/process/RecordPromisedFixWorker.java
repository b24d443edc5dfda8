package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.recordPromisedFix}: the customer agrees to wait for a fix (trackforce/agreed),
 * which is promised until the end of a day.
 */
@Component
public class RecordPromisedFixWorker {

  private final Solutions solutions;
  private final ModelInstances instances;

  RecordPromisedFixWorker(Solutions solutions, ModelInstances instances) {
    this.solutions = solutions;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.RECORD_PROMISED_FIX)
  public Output handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    var until =
        solutions.promiseFix(
            new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
    instances.met(ticketId, job);
    return new Output(until);
  }

  public record Output(String promisedUntil) {}
}
