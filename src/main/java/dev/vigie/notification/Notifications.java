package dev.vigie.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Notifications extends Repository<Notification, String> {

  Notification save(Notification notification);

  void flush();

  Optional<Notification> findById(String id);

  boolean existsByTicketIdAndOccurrence(String ticketId, String occurrence);

  boolean existsByAboutAndOccurrence(String about, String occurrence);

  @Query("select n.messageId from Notification n where n.ticketId = :ticketId and n.kind = :kind")
  Optional<String> messageIdOf(String ticketId, MailKind kind);

  List<Notification> findByMessageId(String messageId);

  boolean existsByOccurrence(String occurrence);

  @Query("select n from Notification n order by n.createdAt desc, n.seq desc")
  Page<Notification> newestFirst(Pageable page);

  @Query(
      "select n from Notification n where n.sentAt is null and n.refusedAt is null order by n.createdAt desc, n.seq desc")
  Page<Notification> unsentNewestFirst(Pageable page);

  /** Oldest first. */
  @Query(
      """
      select n from Notification n, Notification later where later.id = :id
      and n.recipient = later.recipient and n.ticketId = later.ticketId and n.seq < later.seq
      and n.sentAt is null and n.refusedAt is null order by n.seq""")
  List<Notification> unsentOfTheTicketBefore(String id, Limit most);

  /** Oldest first. */
  @Query(
      """
      select n from Notification n, Notification later where later.id = :id
      and n.recipient = later.recipient and n.about = later.about and n.seq < later.seq
      and n.sentAt is null and n.refusedAt is null order by n.seq""")
  List<Notification> unsentAboutTheSameBefore(String id, Limit most);

  boolean existsByRecipientAndKindAndCreatedAtAfter(String recipient, MailKind kind, Instant since);

  @Query(
      "select n.ticketId from Notification n where n.messageId in :messageIds"
          + " and n.ticketId is not null order by n.createdAt desc")
  List<String> ticketsOf(Collection<String> messageIds);

  @Query("select count(n) from Notification n where n.sentAt is null and n.refusedAt is null")
  long countUnsent();

  @Query(
      "select count(n) from Notification n where n.sentAt is null and n.refusedAt is null and n.attempts > 0")
  long countFailing();

  @Query(
      "select min(n.createdAt) from Notification n where n.sentAt is null and n.refusedAt is null")
  Optional<Instant> oldestUnsent();

  @Query(
      "select max(n.lastError) from Notification n where n.sentAt is null and n.refusedAt is null")
  Optional<String> anError();
}
