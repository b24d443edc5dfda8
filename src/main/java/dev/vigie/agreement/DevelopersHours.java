package dev.vigie.agreement;

/** The hours on which a resolution counts once developers are needed for it (xtm/4.4). */
public record DevelopersHours(String calendar, String clause) {}
