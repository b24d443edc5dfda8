package dev.vigie.inbox;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface IncomingMails extends Repository<IncomingMail, String> {

  IncomingMail save(IncomingMail mail);

  void flush();

  Optional<IncomingMail> findById(String id);

  boolean existsByMailboxAndFingerprint(String mailbox, String fingerprint);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from IncomingMail m where m.id = :id")
  Optional<IncomingMail> locked(String id);

  @Query("select count(m) from IncomingMail m where m.sender = :sender and m.arrivedAt > :since")
  long countFrom(String sender, Instant since);

  @Query(
      "select m.ticketId from IncomingMail m where m.messageId in :messageIds"
          + " and m.ticketId is not null order by m.arrivedAt desc, m.id")
  List<String> ticketsOf(Collection<String> messageIds);

  @Query("select m from IncomingMail m order by m.arrivedAt desc, m.id")
  Page<IncomingMail> newestFirst(Pageable page);

  @Query("select m from IncomingMail m where m.state = :state order by m.arrivedAt desc, m.id")
  Page<IncomingMail> newestFirst(IncomingMail.State state, Pageable page);

  long countByState(IncomingMail.State state);

  @Query("select count(m) from IncomingMail m where m.state = :state and m.attempts > 0")
  long countFailing(IncomingMail.State state);
}
