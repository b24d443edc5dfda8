package dev.vigie.ticket;

import dev.vigie.clock.SlaClock;

/**
 * What the engine needs to wait for a clock's alarms. Instants as {@link WallTime} writes them.
 *
 * @param clockState RUNNING, PAUSED (nothing can ring until it is planned again) or OVER
 */
public record ClockPlan(String clockState, long planNumber, String warnAt, String dueAt) {

  static ClockPlan of(SlaClock clock, Ticket ticket, WallTime times) {
    var stands =
        switch (clock.state()) {
          case RUNNING -> "RUNNING";
          case PAUSED, NOT_SPECIFIED -> "PAUSED"; // another severity may promise a time
          case MET, ENDED -> ticket.awaitsFix() ? "PAUSED" : "OVER"; // owed again if none comes
          case BREACHED -> "OVER";
        };
    return new ClockPlan(
        stands,
        clock.planNumber(),
        times.written(clock, clock.warnAt()),
        times.written(clock, clock.dueAt()));
  }
}
