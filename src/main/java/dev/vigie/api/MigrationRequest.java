package dev.vigie.api;

import dev.vigie.access.Caller;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketQueries;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Which tickets are to follow newer terms or a newer model.
 *
 * @param tickets numbers; absent for every ticket that follows older ones
 * @param dryRun true if absent
 */
record MigrationRequest(
    @Size(max = MOST, message = "tickets names more than 500; send them in parts")
        List<@NotNull(message = "tickets names numbers only, no null") String> tickets,
    Boolean dryRun) {

  /** So many tickets are moved at once. */
  static final int MOST = 500;

  /** What is asked for without a body. */
  static final MigrationRequest REHEARSAL_OF_ALL = new MigrationRequest(null, null);

  boolean rehearsal() {
    return dryRun == null || dryRun;
  }

  /**
   * @param older so many, at most, of those that follow older ones; one more than can be moved at
   *     once are asked for, so that it is known whether there are more
   */
  List<TicketId> chosen(TicketQueries queries, Caller caller, IntFunction<List<TicketId>> older) {
    return tickets == null
        ? older.apply(MOST + 1)
        : tickets.stream()
            .map(number -> queries.find(number, caller.visibility()))
            .map(Ticket::id)
            .toList();
  }
}
