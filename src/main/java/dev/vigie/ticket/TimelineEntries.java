package dev.vigie.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TimelineEntries extends Repository<TimelineEntry, Long> {

  TimelineEntry save(TimelineEntry entry);

  Optional<TimelineEntry> findByTicketIdAndOccurrence(String ticketId, String occurrence);

  boolean existsByTicketIdAndOccurrence(String ticketId, String occurrence);

  List<TimelineEntry> findByTicketIdOrderByAtAscSeqAsc(String ticketId);

  List<TimelineEntry> findByTicketIdAndKindInOrderByAtAscSeqAsc(
      String ticketId, Collection<TimelineKind> kinds);

  @Query("select coalesce(max(e.seq), 0) from TimelineEntry e")
  long newest();

  /** Of one ticket. */
  interface Newest {
    String getTicketId();

    Long getSeq();
  }

  @Query(
      "select e.ticketId as ticketId, max(e.seq) as seq from TimelineEntry e"
          + " where e.ticketId in :tickets group by e.ticketId")
  List<Newest> newest(Collection<String> tickets);
}
