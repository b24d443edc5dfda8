package dev.vigie.agreement;

import dev.vigie.calendar.Term;
import java.util.Optional;

/**
 * One promised time: what, within which term, counted on which calendar, by which clause.
 *
 * @param term empty where the agreement does not specify one (decision D6): no clock is armed
 * @param pausable whether its clock stands still while the customer is awaited
 */
public record Promise(
    Objective objective, Optional<Term> term, String calendar, String clause, boolean pausable) {}
