package dev.vigie.notification;

import java.util.Collection;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RecipientRecords extends Repository<Recipient, String> {

  Recipient save(Recipient recipient);

  void delete(Recipient recipient);

  Optional<Recipient> findById(String address);

  Page<Recipient> findAllByOrderByAddress(Pageable page);

  @Query(
      "select r from Recipient r where r.address in :addresses"
          + " or substring(r.address, locate('@', r.address) + 1) in :domains order by r.address")
  Page<Recipient> of(Collection<String> addresses, Collection<String> domains, Pageable page);
}
