package dev.vigie.process;

import dev.vigie.ticket.Announcements;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.leaveIncident}: the incident of many customers is over
 * (offimizer/2.3.resolved).
 */
@Component
public class LeaveIncidentWorker {

  private final Announcements announcements;

  LeaveIncidentWorker(Announcements announcements) {
    this.announcements = announcements;
  }

  @JobWorker(type = TaskTypes.LEAVE_INCIDENT)
  public Output handle(@Variable String ticketId, ActivatedJob job) {
    return announcements
        .leave(new TicketId(ticketId), Occurrence.of(job))
        .map(Output::solved)
        .orElseGet(Output::unsolved);
  }

  /**
   * @param nextStep what is done now: its solution is offered, or work goes on
   * @param note the solution
   */
  public record Output(boolean solved, String nextStep, String note) {

    private static Output solved(String solution) {
      return new Output(true, Solution.RESOLUTION.word(), solution);
    }

    private static Output unsolved() {
      return new Output(false, null, null);
    }
  }
}
