package dev.vigie.process;

import dev.vigie.ticket.Announcements;
import dev.vigie.ticket.Attempt;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.joinIncident}: the ticket waits until an incident of many customers is over.
 */
@Component
public class JoinIncidentWorker {

  private final Announcements announcements;

  JoinIncidentWorker(Announcements announcements) {
    this.announcements = announcements;
  }

  @JobWorker(type = TaskTypes.JOIN_INCIDENT)
  public Attempt handle(
      @Variable String ticketId,
      @Variable String incident,
      @Variable String completedAt,
      ActivatedJob job) {
    return announcements.join(
        new TicketId(ticketId), Occurrence.of(job), incident, EngineTime.instant(completedAt));
  }
}
