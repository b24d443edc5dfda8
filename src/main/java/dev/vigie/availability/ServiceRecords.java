package dev.vigie.availability;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ServiceRecords extends Repository<MeasuredService, String> {

  MeasuredService save(MeasuredService service);

  Optional<MeasuredService> findById(String id);

  /** Whatever changes the outages of a service takes this lock first. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select s from MeasuredService s where s.id = :id")
  Optional<MeasuredService> lock(String id);

  Optional<MeasuredService> findByCustomerAndAgreementAndName(
      String customer, String agreement, String name);

  /**
   * @param customer null for all, as {@code agreement}
   */
  @Query(
      "select s from MeasuredService s where (:customer is null or s.customer = :customer)"
          + " and (:agreement is null or s.agreement = :agreement)"
          + " order by s.customer, s.agreement, s.name")
  Page<MeasuredService> of(String customer, String agreement, Pageable page);

  List<MeasuredService> findByCustomerAndAgreementOrderByName(String customer, String agreement);

  long countByCustomerAndAgreement(String customer, String agreement);

  /** How often one of these was written down or set right. */
  @Query("select coalesce(sum(s.version + 1), 0L) from MeasuredService s where s.id in :services")
  long written(Collection<String> services);

  @Query("select distinct s.customer from MeasuredService s order by s.customer")
  List<String> customers(Limit most);
}
