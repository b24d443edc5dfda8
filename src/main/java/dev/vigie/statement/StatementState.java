package dev.vigie.statement;

/** How far a statement has come. */
public enum StatementState {
  /** Drawn up; shows what is known now. */
  DRAFT,
  /** A manager wants something looked at first; otherwise like a draft. */
  RETURNED,
  /** A manager stands for it: from here on it says what it says. */
  APPROVED,
  /** The customer has it. */
  SENT;

  public boolean frozen() {
    return this == APPROVED || this == SENT;
  }
}
