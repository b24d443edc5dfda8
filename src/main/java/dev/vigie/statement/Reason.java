package dev.vigie.statement;

/** Why an earlier statement is corrected. */
enum Reason {
  /** The ticket was opened again, so that what had been kept was owed once more. */
  REOPENED,
  /** It became known later that it had been kept, or not been owed. */
  KNOWN_LATER,
  /** It was written down after the month had been stated. */
  WRITTEN_LATER,
  /** Something else was corrected on the ticket. */
  CORRECTED
}
