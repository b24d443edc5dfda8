package dev.vigie.board;

import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.Ticket;
import dev.vigie.wording.Countdown;
import dev.vigie.wording.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A ticket in the list.
 *
 * @param next the promise that is due first; null if none is pending
 * @param missed the promises that were broken
 */
record TicketRow(
    String number,
    String subject,
    String customer,
    String severity,
    String status,
    String next,
    Countdown countdown,
    List<String> missed,
    boolean unreadReply) {

  static TicketRow of(Ticket ticket, List<SlaClock> clocks, Words words, Instant now) {
    var first =
        clocks.stream()
            .filter(clock -> clock.state() == ClockState.RUNNING && clock.dueAt().isPresent())
            .min(Comparator.comparing(clock -> clock.dueAt().orElseThrow()));
    return new TicketRow(
        ticket.number().toString(),
        ticket.subject(),
        ticket.customer(),
        ticket.severity(),
        words.status(ticket.status()),
        first.map(clock -> words.objective(clock.objective())).orElse(null),
        first.flatMap(SlaClock::dueAt).map(due -> Countdown.to(due, now, words)).orElse(null),
        clocks.stream()
            .filter(clock -> clock.breachedAt().isPresent())
            .sorted(Comparator.comparing(SlaClock::objective))
            .map(clock -> words.objective(clock.objective()))
            .toList(),
        ticket.unreadReply());
  }
}
