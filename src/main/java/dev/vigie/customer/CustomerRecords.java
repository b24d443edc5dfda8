package dev.vigie.customer;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CustomerRecords extends Repository<Customer, String> {

  Customer save(Customer customer);

  Optional<Customer> findById(String id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Customer c where c.id = :id")
  Optional<Customer> lock(String id);

  @Query(
      "select distinct c from Customer c left join c.mailUsers u left join c.mailDomains d"
          + " where lower(u) = :address or d = :domain order by c.id")
  List<Customer> withAddress(String address, String domain);

  @Query("select c from Customer c where locate(:search, lower(c.id)) > 0 order by c.id")
  Page<Customer> page(String search, Pageable page);

  @Query("select c.id from Customer c where c.agreement = :agreement order by c.id")
  List<String> withAgreement(String agreement);
}
