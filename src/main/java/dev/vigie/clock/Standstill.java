package dev.vigie.clock;

import dev.vigie.calendar.TimeSpan;

/**
 * A time during which a clock stood still; open-ended while it still does.
 *
 * @param forCustomer whether the customer was awaited; otherwise nothing was owed, since the ticket
 *     seemed to be resolved
 */
public record Standstill(TimeSpan span, boolean forCustomer) {}
