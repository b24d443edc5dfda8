package dev.vigie.wallboard;

import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Turn;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database tells of an open ticket in one row; its promises come apart.
 *
 * @param turnSince since when it is somebody's turn
 */
record OpenTicket(
    TicketId id,
    TicketNumber number,
    String subject,
    String customer,
    String agreement,
    String severity,
    String team,
    TicketStatus status,
    Urgency urgency,
    Turn turn,
    Instant turnSince,
    boolean unreadReply,
    Optional<Long> processInstanceKey) {}
