package dev.vigie.availability;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MaintenanceRecords extends Repository<Maintenance, String> {

  Maintenance save(Maintenance maintenance);

  Optional<Maintenance> findById(String id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from Maintenance m where m.id = :id")
  Optional<Maintenance> lock(String id);

  Optional<Maintenance> findByBusinessKey(String businessKey);

  /** Those of these services and of these agreements as a whole, unless cancelled. */
  @Query(
      "select m from Maintenance m where m.cancelledAt is null and"
          + " (m.serviceId in :services or m.serviceId is null and m.agreement in :agreements)"
          + " and (m.plannedFrom < :to or m.begunAt < :to)"
          + " and (m.plannedTo > :from or m.endedAt > :from or m.begunAt is not null and m.endedAt is null)"
          + " order by m.plannedFrom, m.id")
  List<Maintenance> during(
      Collection<String> services, Collection<String> agreements, Instant from, Instant to);

  /** How often one of these services' or agreements' was written down or set right. */
  @Query(
      "select coalesce(sum(m.version + 1), 0L) from Maintenance m"
          + " where m.serviceId in :services or m.serviceId is null and m.agreement in :agreements")
  long written(Collection<String> services, Collection<String> agreements);

  /**
   * Latest first, cancelled ones too.
   *
   * @param service null for all
   * @param agreement that of the service, whose own maintenance concerns it too; null for all
   */
  @Query(
      "select m from Maintenance m where"
          + " (:service is null and (:agreement is null or m.agreement = :agreement)"
          + " or m.serviceId = :service or m.serviceId is null and m.agreement = :agreement)"
          + " order by m.plannedFrom desc, m.id")
  Page<Maintenance> latestFirst(String service, String agreement, Pageable page);

  /** The same of a customer: of its services, and of the agreements of these. */
  @Query(
      "select m from Maintenance m where exists (select s.id from MeasuredService s"
          + " where s.customer = :customer and (m.serviceId = s.id"
          + " or m.serviceId is null and m.agreement = s.agreement))"
          + " order by m.plannedFrom desc, m.id")
  Page<Maintenance> latestOf(String customer, Pageable page);
}
