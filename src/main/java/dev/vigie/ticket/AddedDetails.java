package dev.vigie.ticket;

import java.util.Map;

/**
 * What was told after the request; null or empty where nothing was.
 *
 * @param others further details by name
 */
public record AddedDetails(
    String serviceVersion, String impact, String environment, Map<String, ?> others) {}
