package dev.vigie.local;

import java.time.Duration;

/** Moves the engine's clock after ours. The engine forgets its offset whenever it is restarted. */
final class EngineClock {

  /** What the engine offers; each call says whether it was certainly done. */
  interface Engine {

    boolean toRealTime();

    boolean advance(Duration by);
  }

  private final MovableClock clock;
  private final Engine engine;
  private Duration moved = Duration.ZERO;
  private boolean certain = true;

  EngineClock(MovableClock clock, Engine engine) {
    this.clock = clock;
    this.engine = engine;
  }

  /** A new engine process starts in real time. */
  synchronized void restarted() {
    moved = Duration.ZERO;
    certain = true;
  }

  /** Whether the engine's clock now shows the same as ours. */
  synchronized boolean catchesUp() {
    if (!certain && engine.toRealTime()) {
      restarted();
    }
    var missing = clock.offset().minus(moved);
    if (certain && !missing.isZero()) {
      certain = engine.advance(missing);
      moved = moved.plus(missing);
    }
    return certain;
  }
}
