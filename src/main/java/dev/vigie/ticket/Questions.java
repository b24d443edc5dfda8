package dev.vigie.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Questions extends Repository<Question, String> {

  Question save(Question question);

  Optional<Question> findById(String id);

  Optional<Question> findByTicketIdAndOccurrence(String ticketId, String occurrence);

  List<Question> findByTicketId(String ticketId);

  default void close(String id, Instant at) {
    findById(id).orElseThrow().answer(at);
  }

  @Query("select q.ticketId from Question q where q.id = :id")
  Optional<String> ticketOf(String id);

  @Query("select count(q) from Question q where q.answeredAt is null and q.remindAt <= :now")
  long countDueReminders(Instant now);
}
