package dev.vigie.ledger;

import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All promises, each with what became of it. */
public interface PromiseOutcomes extends Repository<PromiseOutcome, Long> {

  PromiseOutcome save(PromiseOutcome outcome);

  /** With what its deadline follows from. */
  @EntityGraph(attributePaths = "pauses")
  Optional<PromiseOutcome> findWithPausesById(long id);

  List<PromiseOutcome> findByTicketIdAndObjectiveOrderBySlot(String ticketId, Objective objective);

  /** Those of a period and of the one before, and earlier ones that are still owed, in order. */
  @Query(
      """
      select o from PromiseOutcome o
        where o.ticketId = :ticketId and o.objective = :objective
          and (o.slot >= :slot - 1
            or o.outcome in (dev.vigie.ledger.Outcome.RUNNING, dev.vigie.ledger.Outcome.PAUSED))
        order by o.slot""")
  List<PromiseOutcome> around(String ticketId, Objective objective, int slot);

  @Query(
      """
      select o from PromiseOutcome o
        where o.ticketId = :ticketId and o.objective = :objective
          and o.outcome = dev.vigie.ledger.Outcome.BREACHED and o.decidedAt >= :since""")
  List<PromiseOutcome> breachedSince(String ticketId, Objective objective, Instant since);

  List<PromiseOutcome> findByTicketIdAndOutcomeIn(String ticketId, Collection<Outcome> outcomes);
}
