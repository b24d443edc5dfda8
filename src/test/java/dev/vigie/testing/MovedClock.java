package dev.vigie.testing;

import dev.vigie.time.MovedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Ticks on like the test engine's clock, ahead of the system's by what a test moved it. */
public final class MovedClock extends Clock implements MovedTime {

  private final InstantSource system = Clock.tickMillis(ZoneOffset.UTC);
  private volatile Duration ahead = Duration.ZERO;

  public void move(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead);
  }

  @Override
  public Duration offset() {
    return ahead;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
