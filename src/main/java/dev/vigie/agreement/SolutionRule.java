package dev.vigie.agreement;

/**
 * What an agreement says of a solution that the customer agreed to.
 *
 * @param resolves whether it keeps the promise of a resolution
 */
public record SolutionRule(boolean resolves, String clause) {}
