package dev.vigie.ticket;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BlockingIncidents extends Repository<BlockingIncident, Long> {

  BlockingIncident save(BlockingIncident incident);

  Optional<BlockingIncident> findBySeq(long seq);

  /**
   * Whoever joins it, and whoever ends it, takes this lock first: nobody waits for what is over.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from BlockingIncident i where i.seq = :seq")
  Optional<BlockingIncident> lock(long seq);

  @Query("select i.seq from BlockingIncident i where i.leadTicket = :ticket and i.overAt is null")
  List<Long> openOf(String ticket);

  boolean existsByLeadTicketAndOccurrence(String leadTicket, String occurrence);
}
