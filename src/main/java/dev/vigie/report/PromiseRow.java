package dev.vigie.report;

import dev.vigie.agreement.Objective;
import dev.vigie.ledger.Outcome;
import dev.vigie.ticket.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One promise in a report.
 *
 * @param slot of a promise that recurs, counted from 0
 * @param outcome as far as it is known now
 * @param decidedAt when it was met, fell due unmet or ceased to be owed; empty while it is owed
 * @param keptAt when it was kept, in time or not
 * @param paused for how long it stood still within the period, because the customer was awaited
 * @param waited for how long within the period its ticket waited for the customer; the same for
 *     each promise of the ticket
 */
public record PromiseRow(
    long id,
    TicketNumber ticket,
    String subject,
    Objective objective,
    int slot,
    String agreement,
    String plan,
    String severity,
    String customer,
    String team,
    String term,
    String calendar,
    String clause,
    Instant startedAt,
    Optional<Instant> dueAt,
    Outcome outcome,
    Optional<Instant> decidedAt,
    Optional<Instant> keptAt,
    Duration paused,
    Duration waited) {

  /** What a promise is to other programs, in the report and on a statement. */
  public static final List<String> COLUMNS =
      List.of(
          "ticket",
          "subject",
          "objective",
          "number",
          "agreement",
          "plan",
          "severity",
          "customer",
          "term",
          "calendar",
          "clause",
          "started_at",
          "due_at",
          "outcome",
          "decided_at",
          "kept_at",
          "paused_seconds",
          "waited_seconds");
}
