package dev.vigie.wallboard;

/** How near a ticket is to a broken promise, most pressing first. */
enum Urgency {
  /** A promise is broken and still owed, or due with its alarm under way. */
  BREACHED,
  /** Due within {@link OpenTickets#SOON}. */
  SOON,
  LATER,
  /** Nothing is due while the customer is awaited. */
  PAUSED,
  /** The agreement names no time, or nothing is owed any more. */
  NOTHING_DUE
}
