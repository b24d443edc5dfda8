package dev.vigie.credit;

import dev.vigie.problem.RequestRefused;
import org.springframework.http.HttpStatus;

/** There is no such claim, or not for who asks. */
class ClaimNotKnown extends RequestRefused {

  ClaimNotKnown(String id) {
    super(HttpStatus.NOT_FOUND, "claim", "There is no claim '%s'.".formatted(id));
  }
}
