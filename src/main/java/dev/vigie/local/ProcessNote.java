package dev.vigie.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The file that remembers one child process. Process ids are given again, so the instant at which
 * it was started belongs to it.
 */
record ProcessNote(Path file) {

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + startedAt(process));
  }

  void endLeftover() {
    leftover().ifPresent(ProcessNote::end);
  }

  private Optional<ProcessHandle> leftover() {
    try {
      var words = Files.readString(file).strip().split(" ");
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> isNear(startedAt(process), Instant.parse(words[1])));
    } catch (IOException | RuntimeException nothingReadable) {
      return Optional.empty();
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stillThere) {
      throw new LocalPlatformFailure(
          "Process %d of an earlier run does not end.".formatted(process.pid()), "End it by hand.");
    }
  }

  /** The system derives the instant from its uptime, so that it moves a little with its clock. */
  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().toSeconds() < 5;
  }

  private static Instant startedAt(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
