package dev.vigie.agreement;

import dev.vigie.calendar.Term;
import java.util.Optional;

/**
 * How long a silent customer is waited for.
 *
 * @param after empty: for ever
 */
public record Silence(Optional<Term> after, String clause) {}
