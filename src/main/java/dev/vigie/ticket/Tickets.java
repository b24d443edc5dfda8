package dev.vigie.ticket;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All tickets. */
public interface Tickets extends Repository<Ticket, Long>, JpaSpecificationExecutor<Ticket> {

  Ticket save(Ticket ticket);

  void flush();

  @Query("select t from Ticket t where t.id = :id")
  Optional<Ticket> withId(String id);

  /** Everything that changes a ticket takes this lock first, so changes come one after another. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select t from Ticket t where t.id = :id")
  Optional<Ticket> lock(String id);

  @Query("select t.id from Ticket t where t.seq = :seq")
  Optional<String> idOf(long seq);

  @Query("select t.id from Ticket t where t.blockingIncident = :incident and t.closedAt is null")
  List<String> waitingFor(long incident);

  @Query("select t from Ticket t where t.seq = :seq")
  Optional<Ticket> withSeq(long seq);

  @Override
  Page<Ticket> findAll(Specification<Ticket> wanted, Pageable page);

  /** Closed tickets whose time for reopening is over, though the engine has not said so. */
  @Query("select count(t) from Ticket t where t.settled = false and t.reopenUntil <= :now")
  long countToBeSettled(Instant now);

  @Query(
      "select t.id from Ticket t where t.agreement = :agreement and t.termsVersion <> :version"
          + " and t.closedAt is null order by t.seq")
  List<String> openOnOtherTerms(String agreement, String version, Limit most);

  default Ticket locked(TicketId id) {
    return lock(id.value()).orElseThrow(() -> new TicketNotFound(id.value()));
  }

  /** The ticket itself, or the one that it was merged into, at the end of that way. */
  default Ticket lockedWhereWorkedOn(TicketId id) {
    var ticket = locked(id);
    return ticket.mergedInto().map(this::lockedWhereWorkedOn).orElse(ticket);
  }

  default Ticket get(TicketId id) {
    return withId(id.value()).orElseThrow(() -> new TicketNotFound(id.value()));
  }
}
