package dev.vigie.process;

import dev.vigie.ticket.Announcements;
import dev.vigie.ticket.Attempt;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/** Serves {@code sla.announceIncident}: everybody affected is told (offimizer/2.3.broadcast). */
@Component
public class AnnounceIncidentWorker {

  private final Announcements announcements;

  AnnounceIncidentWorker(Announcements announcements) {
    this.announcements = announcements;
  }

  @JobWorker(type = TaskTypes.ANNOUNCE_INCIDENT)
  public Attempt handle(
      @Variable String ticketId,
      @Variable String note,
      @Variable String affected,
      ActivatedJob job) {
    return announcements.announce(new TicketId(ticketId), Occurrence.of(job), note, affected);
  }
}
