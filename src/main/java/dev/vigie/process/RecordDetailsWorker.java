package dev.vigie.process;

import dev.vigie.ticket.AddedDetails;
import dev.vigie.ticket.Gate;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Verdict;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordDetails}: an agent writes down what the customer told. */
@Component
public class RecordDetailsWorker {

  private final Gate gate;

  RecordDetailsWorker(Gate gate) {
    this.gate = gate;
  }

  @JobWorker(type = TaskTypes.RECORD_DETAILS)
  public Output handle(
      @Variable String ticketId,
      @Variable String serviceVersion,
      @Variable String impact,
      @Variable String environment,
      @Variable boolean enough,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    var id = new TicketId(ticketId);
    gate.record(
        id,
        Occurrence.of(job),
        new AddedDetails(serviceVersion, impact, environment, Map.of()),
        enough,
        note,
        EngineTime.instant(completedAt));
    return new Output(gate.verdict(id));
  }

  public record Output(Verdict verdict) {}
}
