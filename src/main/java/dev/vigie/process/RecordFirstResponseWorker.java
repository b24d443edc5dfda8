package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordFirstResponse}: a person called back. */
@Component
public class RecordFirstResponseWorker {

  private final TicketService tickets;
  private final ModelInstances instances;

  RecordFirstResponseWorker(TicketService tickets, ModelInstances instances) {
    this.tickets = tickets;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.RECORD_FIRST_RESPONSE)
  public void handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String completedAt,
      ActivatedJob job) {
    tickets.respond(new TicketId(ticketId), note, EngineTime.instant(completedAt));
    instances.met(ticketId, job);
  }
}
