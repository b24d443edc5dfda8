package dev.vigie.board;

import java.time.Duration;
import java.util.Optional;

/** Tells readers that time is not what their own clock shows; exists only where time can move. */
public interface TimeNotice {

  /** How far time has been moved; empty if it runs as everywhere. */
  Optional<Duration> moved();
}
