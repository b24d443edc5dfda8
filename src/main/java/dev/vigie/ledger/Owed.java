package dev.vigie.ledger;

/**
 * Whose promise it is, by which terms, and who is to keep it.
 *
 * @param plan empty where the agreement has no plans
 * @param severity the one that counts now
 */
public record Owed(
    String ticketId,
    String agreement,
    String plan,
    String customer,
    String severity,
    String team) {}
