package dev.vigie.ticket;

/**
 * What the agents' tasks show of a ticket and may have changed meanwhile. Instants as {@link
 * WallTime} writes them; null where nothing is promised.
 */
public record TaskFacts(
    String severity, int priority, String firstResponseDueAt, String resolutionDueAt) {}
