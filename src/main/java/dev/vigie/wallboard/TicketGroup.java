package dev.vigie.wallboard;

import dev.vigie.ticket.Turn;

/** Open tickets that have everything in common by which the board can be narrowed. */
record TicketGroup(
    Urgency urgency,
    Turn turn,
    String status,
    String agreement,
    String team,
    String severity,
    long count) {

  String of(BoardFilter.Property property) {
    return switch (property) {
      case URGENCY -> urgency.name();
      case TURN -> turn.name();
      case STATUS -> status;
      case AGREEMENT -> agreement;
      case TEAM -> team;
      case SEVERITY -> severity;
    };
  }
}
