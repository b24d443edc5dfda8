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

  /** Oldest first; a mail that was sent once more has several. */
  @Query(
      "select n.messageId from Notification n where n.ticketId = :ticketId and n.kind = :kind"
          + " order by n.createdAt, n.seq")
  List<String> messageIdsOf(String ticketId, MailKind kind, Limit most);

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
      select n from Notification n where n.ticketId = :ticketId and n.recipient = :recipient
      and n.sentAt is null and n.refusedAt is null order by n.createdAt, n.seq""")
  List<Notification> unsentOf(String ticketId, String recipient, Limit most);

  /** Oldest first. */
  @Query(
      """
      select n from Notification n where n.about = :about and n.recipient = :recipient
      and n.sentAt is null and n.refusedAt is null order by n.createdAt, n.seq""")
  List<Notification> unsentAbout(String about, String recipient, Limit most);

  boolean existsBySentAtBetween(Instant from, Instant to);

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
