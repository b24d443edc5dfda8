package dev.vigie.process;

import io.camunda.client.api.response.ActivatedJob;

/** The business key of what a job does: the same for every delivery and every retry of the job. */
final class Occurrence {

  private Occurrence() {}

  static String of(ActivatedJob job) {
    return "%s:%d".formatted(job.getElementId(), job.getKey());
  }
}
