package dev.vigie.process;

import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordDelivery}: the fix that was promised is there. */
@Component
public class RecordDeliveryWorker {

  private final Solutions solutions;

  RecordDeliveryWorker(Solutions solutions) {
    this.solutions = solutions;
  }

  @JobWorker(type = TaskTypes.RECORD_DELIVERY)
  public void handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    solutions.deliver(
        new TicketId(ticketId), Occurrence.of(job), note, EngineTime.instant(completedAt));
  }
}
