package dev.vigie.local;

import dev.vigie.time.MovedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The local platform's clock: the real time and an offset, which a restart remembers. */
final class MovableClock extends Clock implements MovedTime {

  private final Clock real;
  private final Path file;
  private volatile Duration offset;

  MovableClock(Clock real, Path file) {
    this.real = real;
    this.file = file;
    this.offset = remembered(file);
  }

  synchronized void advance(Duration by) {
    var advanced = offset.plus(by.truncatedTo(ChronoUnit.MILLIS));
    remember(advanced);
    offset = advanced;
  }

  @Override
  public Duration offset() {
    return offset;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    var moved = this;
    return new Clock() {
      @Override
      public Instant instant() {
        return moved.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return moved.withZone(other);
      }
    };
  }

  private void remember(Duration advanced) {
    try {
      var written = Files.writeString(file.resolveSibling("clock.new"), advanced.toString());
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException denied) {
      throw new LocalPlatformFailure(
          "The time cannot be moved, since %s cannot be written (%s).".formatted(file, denied),
          "Free some disk space.",
          denied);
    }
  }

  private static Duration remembered(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException | DateTimeException unreadable) {
      throw new LocalPlatformFailure(
          "%s does not hold a duration (%s).".formatted(file, unreadable),
          "Delete it, and with it the data directory beside it: its instants lie in moved time.",
          unreadable);
    }
  }
}
