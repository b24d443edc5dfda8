package dev.vigie.availability;

import dev.vigie.problem.RequestRefused;
import org.springframework.http.HttpStatus;

/** What somebody wrote down cannot be so; pages say {@code availability.wrong.<why>}. */
class AvailabilityRefused extends RequestRefused {

  private final String why;

  AvailabilityRefused(String why, String field, String message) {
    super(HttpStatus.UNPROCESSABLE_ENTITY, field, message);
    this.why = why;
  }

  String why() {
    return why;
  }
}
