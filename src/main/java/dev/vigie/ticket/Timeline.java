package dev.vigie.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened to a ticket, written once and never changed. */
@Service
public class Timeline {

  private final TimelineEntries entries;
  private final ApplicationEventPublisher events;

  Timeline(TimelineEntries entries, ApplicationEventPublisher events) {
    this.entries = entries;
    this.events = events;
  }

  /**
   * Writes it down and tells others in the application, unless it is there already. Wants the
   * ticket's lock to be held.
   *
   * @param occurrence the business key: the same for every delivery of the same happening
   * @return false if it had been written before, so whoever asks must not do it again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean record(TicketId ticket, String occurrence, Happening what) {
    if (entries.existsByTicketIdAndOccurrence(ticket.value(), occurrence)) {
      return false;
    }
    events.publishEvent(entries.save(new TimelineEntry(ticket, occurrence, what)));
    return true;
  }

  public boolean has(TicketId ticket, String occurrence) {
    return entries.existsByTicketIdAndOccurrence(ticket.value(), occurrence);
  }

  /** Grows with every entry of whichever ticket. */
  public long version() {
    return entries.newest();
  }

  /** Grows with every entry; 0 if there is none. */
  public long version(TicketId ticket) {
    return versions(List.of(ticket)).getOrDefault(ticket, 0L);
  }

  /** The same of many in one query; without those that have no entry. */
  public Map<TicketId, Long> versions(Collection<TicketId> many) {
    return entries.newest(many.stream().map(TicketId::value).toList()).stream()
        .collect(
            Collectors.toMap(
                newest -> new TicketId(newest.getTicketId()), TimelineEntries.Newest::getSeq));
  }

  public Optional<TimelineEntry> find(TicketId ticket, String occurrence) {
    return entries.findByTicketIdAndOccurrence(ticket.value(), occurrence);
  }

  /** Oldest first. */
  public List<TimelineEntry> of(TicketId ticket) {
    return entries.findByTicketIdOrderByAtAscSeqAsc(ticket.value());
  }

  /** Oldest first. */
  public List<TimelineEntry> of(TicketId ticket, Set<TimelineKind> kinds) {
    return entries.findByTicketIdAndKindInOrderByAtAscSeqAsc(ticket.value(), kinds);
  }

  /** What somebody may read of it: customers not what concerns the team alone. Oldest first. */
  public List<TimelineEntry> of(TicketId ticket, Visibility reader) {
    return of(ticket).stream()
        .filter(entry -> reader.organisation().isEmpty() || !entry.internal())
        .toList();
  }
}
