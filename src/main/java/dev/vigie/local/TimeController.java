package dev.vigie.local;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a person move the time of the local platform, to see deadlines pass. */
@RestController
@Profile("local")
@RequestMapping("/local/time")
class TimeController {

  private static final Duration FARTHEST = Duration.ofDays(365);

  private final TimeMachine time;

  TimeController(TimeMachine time) {
    this.time = time;
  }

  @GetMapping
  Now now() {
    return new Now(time.now(), time.offset());
  }

  @PostMapping
  Now move(@RequestBody Move move) {
    var pending = time.advance(distance(move));
    if (!pending.isEmpty()) {
      throw problem(
          HttpStatus.GATEWAY_TIMEOUT,
          "The time has been moved, but this is still to be done: %s. Ask GET /local/time and look again later."
              .formatted(String.join("; ", pending)));
    }
    return now();
  }

  private Duration distance(Move move) {
    if ((move.advance() == null) == (move.to() == null)) {
      throw refusal("Give either advance, a duration such as PT2H, or to, an instant.");
    }
    var distance =
        move.advance() != null ? move.advance() : Duration.between(time.now(), move.to());
    if (distance.isNegative() || distance.isZero()) {
      throw refusal("Time only moves forward: it is %s now.".formatted(time.now()));
    }
    if (distance.compareTo(FARTHEST) > 0) {
      throw refusal("Time moves %d days at once at most.".formatted(FARTHEST.toDays()));
    }
    return distance;
  }

  private static ErrorResponseException refusal(String detail) {
    return problem(HttpStatus.UNPROCESSABLE_ENTITY, detail);
  }

  private static ErrorResponseException problem(HttpStatus status, String detail) {
    return new ErrorResponseException(
        status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }

  record Move(Duration advance, Instant to) {}

  record Now(Instant now, Duration offset) {}
}
