package dev.vigie.audit;

import java.time.Instant;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AuditEntries extends Repository<AuditEntry, Long> {

  AuditEntry save(AuditEntry entry);

  @Query(
      "select e from AuditEntry e where (:who is null or e.who = :who)"
          + " and (:subject is null or e.subject = :subject) order by e.seq desc")
  Slice<AuditEntry> newestFirst(String who, String subject, Pageable page);

  @Modifying
  @Query("delete from AuditEntry e where e.at < :before")
  int forget(Instant before);
}
