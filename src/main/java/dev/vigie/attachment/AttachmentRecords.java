package dev.vigie.attachment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AttachmentRecords extends Repository<Attachment, String> {

  Attachment save(Attachment attachment);

  void flush();

  Optional<Attachment> findByIdAndTicketId(String id, String ticketId);

  List<Attachment> findByTicketIdOrderByAddedAtAscNameAscIdAsc(String ticketId);

  boolean existsByTicketIdAndOccurrence(String ticketId, String occurrence);

  long countByTicketId(String ticketId);
}
