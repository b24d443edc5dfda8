package dev.vigie.ledger;

import dev.vigie.agreement.Objective;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** All promises, each with what became of it. */
public interface PromiseOutcomes extends Repository<PromiseOutcome, Long> {

  PromiseOutcome save(PromiseOutcome outcome);

  /** With what its deadline follows from. */
  @EntityGraph(attributePaths = "pauses")
  Optional<PromiseOutcome> findWithPausesById(long id);

  List<PromiseOutcome> findByTicketIdAndObjectiveOrderBySlot(String ticketId, Objective objective);

  List<PromiseOutcome> findByTicketIdAndOutcomeIn(String ticketId, Collection<Outcome> outcomes);

  List<PromiseOutcome> findByTicketIdOrderByObjectiveAscSlotAsc(String ticketId);
}
