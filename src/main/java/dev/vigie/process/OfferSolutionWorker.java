package dev.vigie.process;

import dev.vigie.ticket.AskedQuestion;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Serves {@code sla.offerSolution}: the customer is asked to agree to a resolution, a workaround,
 * or a fix by a date.
 */
@Component
public class OfferSolutionWorker {

  private final Solutions solutions;
  private final ModelInstances instances;

  OfferSolutionWorker(Solutions solutions, ModelInstances instances) {
    this.solutions = solutions;
    this.instances = instances;
  }

  @JobWorker(type = TaskTypes.OFFER_SOLUTION)
  public AskedQuestion handle(
      @Variable String ticketId,
      @Variable String nextStep,
      @Variable String note,
      @Variable String promisedFor,
      ActivatedJob job) {
    var question =
        solutions.offer(
            new TicketId(ticketId),
            Occurrence.of(job),
            Solution.of(nextStep),
            note,
            promisedFor == null ? null : LocalDate.parse(promisedFor));
    instances.met(ticketId, job);
    return question;
  }
}
