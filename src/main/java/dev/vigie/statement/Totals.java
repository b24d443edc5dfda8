package dev.vigie.statement;

import java.time.Duration;
import java.util.List;

/**
 * What a statement says besides its lines.
 *
 * @param open promises that were owed at the end of the month
 * @param paused for how long promises stood still for the customer; real time, within the month
 * @param waited for how long tickets waited for the customer, likewise
 */
record Totals(long open, Duration paused, Duration waited) {

  List<Object> told() {
    return List.of(open, paused.toSeconds(), waited.toSeconds());
  }
}
