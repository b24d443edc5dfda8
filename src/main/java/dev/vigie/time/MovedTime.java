package dev.vigie.time;

import java.time.Duration;

/**
 * Says how far the application's time is ahead of the real time. Only a clock that moves has it.
 */
public interface MovedTime {

  Duration offset();
}
