package dev.vigie.agreement;

import dev.vigie.calendar.Term;

/**
 * Until when a credit can be claimed.
 *
 * @param within how long after the end of what it is claimed for
 * @param calendar on which that counts
 */
public record ClaimRule(Term within, String calendar, String clause) {}
