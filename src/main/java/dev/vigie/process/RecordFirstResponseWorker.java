package dev.vigie.process;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** Serves {@code sla.recordFirstResponse}: a person called back. */
@Component
public class RecordFirstResponseWorker {

  private final TicketService tickets;

  RecordFirstResponseWorker(TicketService tickets) {
    this.tickets = tickets;
  }

  @JobWorker(type = TaskTypes.RECORD_FIRST_RESPONSE)
  public void handle(
      @Variable String ticketId, @Variable String note, @Variable String completedAt) {
    tickets.respond(new TicketId(ticketId), note, EngineTime.instant(completedAt));
  }
}
