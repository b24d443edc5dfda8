package dev.vigie.report;

/** What a report counts; behind each figure are the promises that it counts. */
public enum Figure {
  /** Met or breached in the period. */
  PROMISED,
  /** Kept in time, in the period. */
  MET,
  /** Fell due unmet in the period. */
  BREACHED,
  /** Ceased to be owed in the period, unmet and not missed. */
  ENDED,
  /** Owed when the period ended, or now if it has not. */
  OPEN,
  /** Stood still for some time of the period, because the customer was awaited. */
  PAUSED
}
