package dev.vigie.local;

import java.time.Duration;
import java.util.function.Predicate;

/** Moves the engine's clock after ours. The engine forgets its offset whenever it is restarted. */
final class EngineClock {

  private final MovableClock clock;
  private final Predicate<Duration> add;
  private Duration moved = Duration.ZERO;

  /**
   * @param add moves the engine's clock forward and says whether it did
   */
  EngineClock(MovableClock clock, Predicate<Duration> add) {
    this.clock = clock;
    this.add = add;
  }

  static EngineClock ofBrokerAt(int managementPort, MovableClock clock) {
    return new EngineClock(
        clock,
        by ->
            Loopback.postJson(
                    managementPort,
                    "/actuator/clock/add",
                    "{\"offsetMilli\":%d}".formatted(by.toMillis()))
                .isPresent());
  }

  /** A new engine process starts in real time. */
  synchronized void forget() {
    moved = Duration.ZERO;
  }

  /** Whether the engine's clock now shows the same as ours. */
  synchronized boolean catchesUp() {
    var missing = clock.offset().minus(moved);
    if (!missing.isZero() && !add.test(missing)) {
      return false;
    }
    moved = moved.plus(missing);
    return true;
  }
}
