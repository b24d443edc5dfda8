package dev.vigie.local;

import dev.vigie.time.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves the application's clock and the engine's, and waits until what fell due is handled. */
final class TimeMachine {

  /** A platform that is asked without a break never rests, and is moved all the same. */
  private static final Duration MOST_UNREST = Duration.ofSeconds(20);

  private final MovableClock clock;
  private final EngineClock engine;
  private final List<DueWork> work;
  private final Duration patience;

  TimeMachine(MovableClock clock, EngineClock engine, List<DueWork> work, Duration patience) {
    this.clock = clock;
    this.engine = engine;
    this.work = work;
    this.patience = patience;
  }

  Instant now() {
    return clock.instant();
  }

  Duration offset() {
    return clock.offset();
  }

  /** What is still to be done when patience ends, usually nothing. */
  synchronized List<String> advance(Duration by) {
    Waiting.until(this::rests, shorter(patience, MOST_UNREST));
    clock.advance(by);
    if (!Waiting.until(engine::catchesUp, patience)) {
      return List.of("the engine's clock, which does not answer");
    }
    return Waiting.until(this::rests, patience) ? List.of() : pending();
  }

  /** Asked on both sides of the engine, which may just be making more work of what was done. */
  private boolean rests() {
    return pending().isEmpty() && engine.rests() && pending().isEmpty();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private List<String> pending() {
    var now = clock.instant();
    return work.stream().flatMap(due -> due.overdueAt(now).stream()).toList();
  }
}
