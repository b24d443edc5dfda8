package dev.vigie.availability;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OutageRecords extends Repository<Outage, String> {

  Outage save(Outage outage);

  Optional<Outage> findById(String id);

  List<Outage> findByIdIn(Collection<String> ids);

  Optional<Outage> findByBusinessKey(String businessKey);

  List<Outage> findByTicketOrderByStartedAtAscReportedAtAscIdAsc(String ticket);

  /** Those of a service whose business keys begin alike, in no order. */
  List<Outage> findByServiceIdAndBusinessKeyStartingWith(String serviceId, String start);

  @Query(
      "select o from Outage o where o.serviceId in :services and o.startedAt < :to"
          + " and (o.endedAt is null or o.endedAt > :from) order by o.startedAt, o.id")
  List<Outage> during(Collection<String> services, Instant from, Instant to);

  /** How often one of these services' was written down or set right. */
  @Query("select coalesce(sum(o.version + 1), 0L) from Outage o where o.serviceId in :services")
  long written(Collection<String> services);

  /**
   * Newest first.
   *
   * @param service null for all, as {@code customer}
   * @param proposed whether those are wanted that nobody has decided on
   */
  @Query(
      "select o from Outage o, MeasuredService s where s.id = o.serviceId"
          + " and (:service is null or o.serviceId = :service)"
          + " and (:customer is null or s.customer = :customer)"
          + " and (:proposed = true or o.state <> dev.vigie.availability.Outage$State.PROPOSED)"
          + " order by o.startedAt desc, o.id")
  Page<Outage> newestFirst(String service, String customer, boolean proposed, Pageable page);
}
