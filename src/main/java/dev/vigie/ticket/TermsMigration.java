package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Target;
import dev.vigie.agreement.Terms;
import dev.vigie.clock.SlaClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves an open ticket to the newest terms of its agreement, the one way in which an edited table
 * reaches it (decision D7). A trial does the same, and takes it back.
 */
@Service
public class TermsMigration {

  private final Tickets tickets;
  private final TicketQueries queries;
  private final Promises promises;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock time;

  TermsMigration(
      Tickets tickets,
      TicketQueries queries,
      Promises promises,
      Timeline timeline,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock time) {
    this.tickets = tickets;
    this.queries = queries;
    this.promises = promises;
    this.timeline = timeline;
    this.events = events;
    this.transaction = transaction;
    this.time = time;
  }

  /** How a promise stands; no instant where none is owed or the clock stands still. */
  public record Standing(Target target, Optional<Instant> dueAt) {

    static Standing of(SlaClock clock) {
      return new Standing(clock.target(), clock.dueAt());
    }
  }

  public record Change(Objective objective, Standing before, Standing after) {}

  /**
   * @param changes empty if every promise stays as it was
   * @param obstacle why the ticket keeps its terms; empty if it does not
   */
  public record Outcome(TicketNumber number, List<Change> changes, Optional<String> obstacle) {}

  /** For real; the second time nothing changes any more. */
  public Outcome migrate(TicketId id, Terms newest, String actor) {
    return transaction.execute(status -> migrated(id, newest, actor));
  }

  /** What {@link #migrate} would do. */
  public Outcome rehearse(TicketId id, Terms newest, String actor) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          return migrated(id, newest, actor);
        });
  }

  private Outcome migrated(TicketId id, Terms newest, String actor) {
    var ticket = tickets.locked(id);
    var obstacle = obstacle(ticket, newest);
    if (obstacle.isPresent() || ticket.termsVersion().equals(newest.version())) {
      return new Outcome(ticket.number(), List.of(), obstacle);
    }
    var now = time.instant();
    var occurrence = "migrated:%s:%s".formatted(newest.version().substring(0, 12), now);
    timeline.record(
        id, occurrence, Happening.of(now, TimelineKind.TERMS_MIGRATED, actor, newest.version()));
    var before = standings(ticket);
    ticket.migrateTo(newest.version());
    promises.retarget(ticket, now, "migrated");
    events.publishEvent(new TicketEvent.TasksOutdated(id, occurrence));
    return new Outcome(ticket.number(), changes(before, standings(ticket)), Optional.empty());
  }

  private static Optional<String> obstacle(Ticket ticket, Terms newest) {
    if (!ticket.agreement().equals(newest.agreement())) {
      return Optional.of("is under another agreement, %s".formatted(ticket.agreement()));
    }
    if (!ticket.status().open()) {
      return Optional.of("is closed");
    }
    return newest.row(ticket.plan(), ticket.severity()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "the newest terms have no row for severity %s%s"
                .formatted(
                    ticket.severity(), ticket.plan().isEmpty() ? "" : " of plan " + ticket.plan()));
  }

  private Map<Objective, Standing> standings(Ticket ticket) {
    return queries.clocks(ticket).stream()
        .collect(Collectors.toMap(SlaClock::objective, Standing::of));
  }

  private static List<Change> changes(
      Map<Objective, Standing> before, Map<Objective, Standing> after) {
    Function<Objective, Change> change =
        objective -> new Change(objective, before.get(objective), after.get(objective));
    return before.keySet().stream()
        .sorted()
        .map(change)
        .filter(c -> !Objects.equals(c.before(), c.after()))
        .toList();
  }
}
