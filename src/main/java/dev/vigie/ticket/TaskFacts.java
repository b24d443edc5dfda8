package dev.vigie.ticket;

import java.util.List;

/**
 * What the agents' tasks show of a ticket and may have changed meanwhile. Instants as {@link
 * WallTime} writes them; null where nothing is promised.
 *
 * @param team whose tasks they are
 * @param teams to whom they can be handed over
 */
public record TaskFacts(
    String severity,
    int priority,
    String team,
    List<String> teams,
    String firstResponseDueAt,
    String resolutionDueAt) {}
