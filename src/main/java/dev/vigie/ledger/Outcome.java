package dev.vigie.ledger;

/** What became of a promise. */
public enum Outcome {
  /** Owed, and its time runs. */
  RUNNING,
  /** Owed, and its time stands still while the customer is awaited. */
  PAUSED,
  /** Kept in time: decided when it was kept. */
  MET,
  /** Missed: decided at its due instant, however late it was found out. */
  BREACHED,
  /** No longer owed and not missed, such as the next update of a resolved ticket. */
  ENDED,
  /** Seemed missed before it was known that nothing was: it never counts. */
  TAKEN_BACK;

  boolean decided() {
    return this != RUNNING && this != PAUSED;
  }
}
