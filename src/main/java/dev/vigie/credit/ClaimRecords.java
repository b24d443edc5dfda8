package dev.vigie.credit;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClaimRecords extends Repository<Claim, Long> {

  Claim save(Claim claim);

  Optional<Claim> findById(String id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Claim c where c.id = :id")
  Optional<Claim> lock(String id);

  Optional<Claim> findByBusinessKey(String key);

  @Query("select c from Claim c where c.serviceId = :service order by c.seq")
  List<Claim> of(String service);

  /** What was credited, or will be unless a manager refuses. */
  @Query(
      "select c from Claim c where c.serviceId = :service and c.creditedMonth = :month"
          + " and c.state in (dev.vigie.credit.Claim.State.ENTITLED,"
          + " dev.vigie.credit.Claim.State.GRANTED)")
  List<Claim> credited(String service, String month);

  /**
   * @param customer null for all, as {@code state}
   */
  @Query(
      "select c from Claim c where (:customer is null or c.customer = :customer)"
          + " and (:state is null or c.state = :state) order by c.claimedAt desc, c.seq desc")
  Page<Claim> newestFirst(String customer, Claim.State state, Pageable page);

  /** Granted credits of a month, by customer. */
  @Query(
      "select c from Claim c where c.creditedMonth = :month"
          + " and c.state = dev.vigie.credit.Claim.State.GRANTED order by c.customer, c.seq")
  List<Claim> granted(String month);

  /** Of one customer, for a month and all before. */
  @Query(
      "select c from Claim c where c.customer = :customer and c.creditedMonth <= :month"
          + " and c.state = dev.vigie.credit.Claim.State.GRANTED order by c.seq")
  List<Claim> grantedUntil(String customer, String month);
}
