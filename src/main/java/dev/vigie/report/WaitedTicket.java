package dev.vigie.report;

import dev.vigie.ticket.TicketNumber;
import java.time.Duration;

/**
 * A ticket that waited for its customer.
 *
 * @param severity that counts now, as the team is the one that has it now
 * @param waited for how long within the period; real time, whether or not a clock stood still
 */
record WaitedTicket(
    TicketNumber number,
    String subject,
    String agreement,
    String plan,
    String severity,
    String customer,
    String team,
    Duration waited) {}
