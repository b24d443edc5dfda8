package dev.vigie.agreement;

import dev.vigie.calendar.Term;

/**
 * Something that is left to be done when a request is resolved.
 *
 * @param id names it within the agreement
 * @param within how long after the closure it is due
 */
public record FollowUp(String id, Wordings what, Term within, String clause) {}
