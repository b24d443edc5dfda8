package dev.vigie.clock;

import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All clocks. */
public interface SlaClocks extends Repository<SlaClock, String> {

  SlaClock save(SlaClock clock);

  Optional<SlaClock> findById(String id);

  /** The ticket that a clock belongs to, without reading the clock before the ticket is locked. */
  @Query("select c.ticketId from SlaClock c where c.id = :id")
  Optional<String> ticketOf(String id);

  /** In the same order each time: in it is told what happens to all of them at one instant. */
  @Query("select c from SlaClock c where c.ticketId = :ticketId order by c.objective")
  List<SlaClock> findByTicketId(String ticketId);

  /** With their stretches, in one query. */
  @Query(
      "select distinct c from SlaClock c left join fetch c.stretches where c.ticketId in :ticketIds")
  List<SlaClock> ofTickets(Collection<String> ticketIds);

  Optional<SlaClock> findByTicketIdAndObjective(String ticketId, Objective objective);

  /** Clocks whose warning or due alarm should have been handled by {@code now} and was not. */
  @Query(
      """
      select count(c) from SlaClock c where c.state = dev.vigie.clock.ClockState.RUNNING
        and (c.dueAt <= :now or (c.warnAt <= :now and c.warnedAt is null))""")
  long countUnhandledAlarms(Instant now);
}
