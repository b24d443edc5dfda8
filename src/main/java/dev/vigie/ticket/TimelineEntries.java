package dev.vigie.ticket;

import java.util.List;
import org.springframework.data.repository.Repository;

interface TimelineEntries extends Repository<TimelineEntry, Long> {

  TimelineEntry save(TimelineEntry entry);

  boolean existsByTicketIdAndOccurrence(String ticketId, String occurrence);

  List<TimelineEntry> findByTicketIdOrderByAtAscSeqAsc(String ticketId);
}
