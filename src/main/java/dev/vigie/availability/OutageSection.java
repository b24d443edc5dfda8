package dev.vigie.availability;

import java.util.List;

/**
 * What the page of a ticket says of outages.
 *
 * @param outages those that the ticket tells of
 * @param services those that it may tell of; empty if the reader may not say so
 * @param named the id of the one that it names; empty text if it names none
 * @param severity what the agreement makes of its severity: {@code counts}, {@code proposed}; empty
 *     text if nothing
 * @param clause by which it does
 */
public record OutageSection(
    List<Row> outages, List<Choice> services, String named, String severity, String clause) {

  public record Row(String service, String name, String state, String stateName, String span) {}

  public record Choice(String id, String name) {}
}
