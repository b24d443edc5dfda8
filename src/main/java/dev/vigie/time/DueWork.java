package dev.vigie.time;

import java.time.Instant;

/**
 * Work that has fallen due and is not done yet. Whoever moves the clock asks all of it, and waits
 * until nothing is left.
 */
public interface DueWork {

  boolean pending(Instant now);

  /** What is waited for, in the words of somebody who waits. */
  String describe();
}
