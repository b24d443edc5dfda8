package dev.vigie.ticket;

import java.time.Duration;

/** The engine's clock runs ahead of ours: the alarm is right, but its instant has not come yet. */
public class AlarmTooEarly extends RuntimeException {

  private final transient Duration ahead;

  AlarmTooEarly(Duration ahead) {
    super("The alarm rang %s before its instant; the engine's clock is ahead.".formatted(ahead));
    this.ahead = ahead;
  }

  public Duration ahead() {
    return ahead;
  }
}
