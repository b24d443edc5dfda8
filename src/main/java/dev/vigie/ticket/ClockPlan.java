package dev.vigie.ticket;

import dev.vigie.clock.SlaClock;

/**
 * What the engine needs to wait for a clock's alarms. Instants as {@link WallTime} writes them.
 *
 * @param clockState RUNNING, PAUSED or OVER
 */
public record ClockPlan(String clockState, long planNumber, String warnAt, String dueAt) {

  static ClockPlan of(SlaClock clock, WallTime times) {
    var stands =
        switch (clock.state()) {
          case RUNNING -> "RUNNING";
          case PAUSED -> "PAUSED";
          case MET, BREACHED, ENDED, NOT_SPECIFIED -> "OVER";
        };
    return new ClockPlan(
        stands,
        clock.planNumber(),
        times.written(clock, clock.warnAt()),
        times.written(clock, clock.dueAt()));
  }
}
