package dev.vigie.ticket;

/** Who has to act before a ticket goes on. */
public enum Turn {
  TEAM,
  CUSTOMER,
  /** It waits until an incident of many customers is over. */
  INCIDENT,
  /** The customer agreed to wait for a fix. */
  FIX,
  /** What it asks for is outside the contract, and has to be agreed on. */
  ACCOUNT_MANAGER,
  /** It was referred elsewhere, and is closed unless somebody objects. */
  NOBODY
}
