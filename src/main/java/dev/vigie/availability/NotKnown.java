package dev.vigie.availability;

import dev.vigie.problem.RequestRefused;
import org.springframework.http.HttpStatus;

/** There is no such service, outage or maintenance, at least not for who asks. */
class NotKnown extends RequestRefused {

  NotKnown(String what, String id) {
    super(HttpStatus.NOT_FOUND, "id", "There is no %s '%s'.".formatted(what, id));
  }
}
