package dev.vigie.wallboard;

/** Who has to act before a ticket goes on. */
enum Turn {
  TEAM,
  CUSTOMER,
  /** It waits until an incident of many customers is over. */
  INCIDENT,
  /** The customer agreed to wait for a fix. */
  FIX
}
