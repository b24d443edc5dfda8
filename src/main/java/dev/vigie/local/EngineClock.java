package dev.vigie.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Moves the engine's clock after ours. The engine forgets its offset whenever it is restarted. */
final class EngineClock {

  /** What the engine offers; each call says whether it was certainly done. */
  interface Engine {

    boolean toRealTime();

    boolean advance(Duration by);

    /** Up to where it has worked; empty when it does not answer. */
    Optional<String> position();
  }

  private static final Duration MOMENT = Duration.ofMillis(300);

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

  /**
   * Whether the engine has had nothing to do for a moment. What is under way when its clock leaps
   * times out: jobs handed out get lost for a minute, and a message on its way can ban its process
   * (seen with Zeebe 8.6.0).
   */
  boolean rests() {
    var before = engine.position();
    LockSupport.parkNanos(MOMENT.toNanos());
    return before.isPresent() && before.equals(engine.position());
  }
}
