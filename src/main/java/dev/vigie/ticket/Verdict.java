package dev.vigie.ticket;

/** What is to become of a request before anybody works on it. */
public enum Verdict {
  /** It is worked on; its clocks run if times are owed. */
  TAKEN_IN,
  /** It lacks what the agreement asks for (qohash/2.1). */
  INCOMPLETE,
  /** The customer told something, but not in the fields that lack it: an agent reads it. */
  ANSWERED,
  /** The agreement does not cover it. */
  OUTSIDE,
  /** Scope and price are agreed first (aidi/7.0). */
  ACCOUNT_MANAGER
}
