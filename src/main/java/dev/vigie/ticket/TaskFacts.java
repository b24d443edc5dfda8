package dev.vigie.ticket;

/**
 * What the agents' tasks show of a ticket and may have changed meanwhile. Instants as {@link
 * WallTime} writes them; null where nothing is promised.
 *
 * @param team whose tasks they are
 */
public record TaskFacts(
    String severity,
    int priority,
    String team,
    String firstResponseDueAt,
    String resolutionDueAt) {}
