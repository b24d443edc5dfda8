package dev.vigie.agreement;

/** What an agreement can promise a time for. */
public enum Objective {
  FIRST_RESPONSE,
  UPDATE,
  ESCALATION,
  RESOLUTION
}
