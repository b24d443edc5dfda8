package dev.vigie.agreement;

/**
 * That a ticket of some severity tells of an outage.
 *
 * @param counts whether it does by the agreement's own words; else a person decides
 */
public record OutageRule(boolean counts, String clause) {}
