package dev.vigie.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One process of the platform: started, waited for, started again when it dies, stopped. */
final class Child {

  private static final Duration CHECK_EVERY = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int ATTEMPTS_TO_START = 3;
  private static final int RESTARTS_UNTIL_ALARM = 5;

  private final Program program;
  private final ChildCommand command;
  private final ChildLauncher launcher;
  private final Duration startTimeout;
  private final Console console;

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Process process;

  Child(Program program, ChildLauncher launcher, Duration startTimeout, Console console) {
    this.program = program;
    this.command = program.command();
    this.launcher = launcher;
    this.startTimeout = startTimeout;
    this.console = console;
  }

  /** Completes when the child is ready for the first time, or exceptionally when it never is. */
  CompletableFuture<Void> start() {
    Thread.ofPlatform().daemon().name("local-" + command.id()).start(this::supervise);
    return ready;
  }

  /** Ends the process hard; supervision starts it again. */
  void restart() {
    process.destroyForcibly();
  }

  /** Asks for an orderly end, and does not wait longer than {@code patience} for it. */
  void stop(Duration patience) {
    stopping.countDown();
    if (process == null) {
      return;
    }
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    try {
      for (var failures = 0; !isStopping(); ) {
        failures = runOnce() ? 0 : failures + 1;
        if (isStopping() || gaveUp(failures)) {
          return;
        }
        announceRestart(failures);
        stopping.await(pauseAfter(failures).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException | RuntimeException failed) {
      ready.completeExceptionally(failed);
    }
  }

  /** Runs the child until its end; whether it has been ready meanwhile. */
  private boolean runOnce() throws InterruptedException {
    program.starting();
    process = launcher.launch(command);
    var wasReady = becomesReady();
    if (wasReady) {
      ready.complete(null);
      process.waitFor();
    } else {
      process.destroyForcibly().waitFor();
    }
    return wasReady;
  }

  private boolean becomesReady() throws InterruptedException {
    var startedAt = System.nanoTime();
    while (process.isAlive() && !isStopping()) {
      var waited = Duration.ofNanos(System.nanoTime() - startedAt);
      if (program.ready()) {
        console.say("%s: ready after %d s", command.name(), waited.toSeconds());
        return true;
      }
      if (waited.compareTo(startTimeout) > 0) {
        console.say("%s: no answer after %d s", command.name(), waited.toSeconds());
        return false;
      }
      stopping.await(CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private boolean gaveUp(int failures) {
    return failures >= ATTEMPTS_TO_START
        && ready.completeExceptionally(
            new LocalPlatformFailure(
                "%s: %d attempts to start failed.".formatted(command.name(), failures),
                "The log says why: " + launcher.log(command)));
  }

  private void announceRestart(int failures) {
    if (failures == RESTARTS_UNTIL_ALARM) {
      console.say(
          "%s: does not come up again, Vigie keeps trying; the log says why: %s",
          command.name(), launcher.log(command));
    } else {
      console.say("%s: ended unexpectedly, started again", command.name());
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private static Duration pauseAfter(int failures) {
    var pause = Duration.ofMillis(500L << Math.min(failures, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
