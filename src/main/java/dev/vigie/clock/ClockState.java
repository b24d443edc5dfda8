package dev.vigie.clock;

/** How a promise stands. */
public enum ClockState {
  RUNNING,
  PAUSED,
  /** Kept in time. */
  MET,
  /** The due instant passed while it ran; stays so whatever comes later. */
  BREACHED,
  /** Nothing is owed any more, and nothing was missed. */
  ENDED,
  /** The agreement says no time (decision D6): never armed, shown as such. */
  NOT_SPECIFIED
}
