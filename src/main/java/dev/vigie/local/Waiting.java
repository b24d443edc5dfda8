package dev.vigie.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces, in real time. */
public final class Waiting {

  private static final Duration ASK_EVERY = Duration.ofMillis(100);

  private Waiting() {}

  /** Whether {@code condition} came true before {@code timeout} or the thread's interruption. */
  public static boolean until(BooleanSupplier condition, Duration timeout) {
    var startedAt = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - startedAt > timeout.toNanos()
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(ASK_EVERY.toNanos());
    }
    return true;
  }
}
