package dev.vigie.webhook;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Deliveries extends Repository<Delivery, String> {

  Delivery save(Delivery delivery);

  Optional<Delivery> findById(String id);

  boolean existsByHookAndTicketIdAndOccurrence(String hook, String ticketId, String occurrence);

  @Modifying
  @Query(
      "delete from Delivery d where d.createdAt < :before"
          + " and (d.deliveredAt is not null or d.givenUpAt is not null)")
  void forget(Instant before);

  @Query(
      "select d from Delivery d where :unsent = false or d.deliveredAt is null"
          + " order by d.createdAt desc, d.id")
  Page<Delivery> newestFirst(boolean unsent, Pageable page);
}
