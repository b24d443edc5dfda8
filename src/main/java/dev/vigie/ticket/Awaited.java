package dev.vigie.ticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What the customer is asked and has not answered.
 *
 * @param asked what was said when it was asked
 * @param consent whether yes or no answers it: to another severity, or to a solution
 * @param silentAt when it is no longer waited for; empty: never
 */
public record Awaited(TimelineEntry asked, boolean consent, Optional<Instant> silentAt) {}
