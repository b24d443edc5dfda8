package dev.vigie.credit;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
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

  /**
   * What was credited or taken back, or will be unless a manager refuses; each claim with all that
   * set it right.
   *
   * @param from the first month, such as 2026-11, and {@code to} the last one; for {@code outages}
   *     of any month
   */
  @Query(
      "select c from Claim c where c.serviceId = :service"
          + " and c.state in (dev.vigie.credit.Claim.State.ENTITLED,"
          + " dev.vigie.credit.Claim.State.GRANTED)"
          + " and coalesce(c.corrects, c.id) in (select coalesce(d.corrects, d.id) from Claim d"
          + " where d.serviceId = :service"
          + " and (d.creditedMonth between :from and :to or d.outageId in :outages))"
          + " order by c.seq")
  List<Claim> credited(String service, String from, String to, Collection<String> outages);

  /**
   * Those that were granted, or refused by their agreement, in the order in which they reached us.
   *
   * @param after the number of the last one that was looked at
   */
  @Query(
      "select c from Claim c where c.seq > :after and c.corrects is null"
          + " and (c.state = dev.vigie.credit.Claim.State.GRANTED"
          + " or c.state = dev.vigie.credit.Claim.State.REFUSED and c.refusal is not null)"
          + " order by c.seq")
  List<Claim> toBeReviewed(long after, Limit most);

  /** What was set right of a claim, oldest first. */
  @Query("select c from Claim c where c.corrects = :claim order by c.seq")
  List<Claim> correcting(String claim);

  /**
   * @param customer null for all, as {@code state}
   */
  @Query(
      "select c from Claim c where (:customer is null or c.customer = :customer)"
          + " and (:state is null or c.state = :state) order by c.claimedAt desc, c.seq desc")
  Page<Claim> newestFirst(String customer, Claim.State state, Pageable page);

  /** Granted credits of a month; what is granted while pages are read comes after them. */
  @Query(
      "select c from Claim c where c.creditedMonth = :month"
          + " and c.state = dev.vigie.credit.Claim.State.GRANTED order by c.decidedAt, c.seq")
  Slice<Claim> granted(String month, Pageable page);

  /** Credits granted within a time, in the order of that. */
  @Query(
      "select c from Claim c where c.decidedAt >= :from and c.decidedAt < :to"
          + " and c.state = dev.vigie.credit.Claim.State.GRANTED order by c.decidedAt, c.seq")
  Slice<Claim> granted(Instant from, Instant to, Pageable page);

  /** Of one customer, for a month and all before. */
  @Query(
      "select c from Claim c where c.customer = :customer and c.creditedMonth <= :month"
          + " and c.state = dev.vigie.credit.Claim.State.GRANTED order by c.seq")
  List<Claim> grantedUntil(String customer, String month);
}
