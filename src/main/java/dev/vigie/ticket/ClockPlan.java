package dev.vigie.ticket;

import dev.vigie.clock.SlaClock;
import java.time.Instant;

/**
 * What the engine needs to wait for a clock's alarms. Instants in ISO format, UTC.
 *
 * @param clockState RUNNING, PAUSED or OVER
 */
public record ClockPlan(String clockState, long planNumber, String warnAt, String dueAt) {

  static ClockPlan of(SlaClock clock) {
    var stands =
        switch (clock.state()) {
          case RUNNING -> "RUNNING";
          case PAUSED -> "PAUSED";
          case MET, BREACHED, ENDED, NOT_SPECIFIED -> "OVER";
        };
    return new ClockPlan(
        stands,
        clock.planNumber(),
        clock.warnAt().map(Instant::toString).orElse(null),
        clock.dueAt().map(Instant::toString).orElse(null));
  }
}
