package dev.vigie.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.ServiceTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows for whom a month is to be stated that is not yet. */
@Component
class StatementsOwed {

  /** Completes a condition of a query for {@code o}, which has a customer. */
  private static final String NOT_STATED =
      """
      not exists (select 1 from monthly_statement m
        where m.customer = o.customer and m.agreement = :agreement and m.stated_month = :month)\
      """;

  private static final String PROMISED =
      """
      select distinct o.customer from promise_outcome o
        where o.agreement = :agreement and o.started_at < :end
          and (o.decided_at is null or o.decided_at >= :start) and %s\
      """
          .formatted(NOT_STATED);

  /** A service that was found later is by itself no reason to state the month. */
  private static final String SERVED =
      """
      select o.customer, o.plan, o.instance from service o
        join stated_service known on known.service_id = o.id
        where o.agreement = :agreement and o.active_from < :end
          and (o.active_to is null or o.active_to > :start) and known.since < :end and %s\
      """
          .formatted(NOT_STATED);

  /** One that is to be approved will tell of it. */
  private static final String CREDITED =
      """
      select distinct o.customer from credit_claim o join service s on s.id = o.service_id
        where o.state = 'GRANTED' and o.decided_at < :end and o.credited_month <= :month
          and s.agreement = :agreement
          and not exists (select 1 from statement_credit c where c.claim_id = o.id)
          and not exists (select 1 from monthly_statement w
            where w.customer = o.customer and w.agreement = :agreement
              and w.stated_month >= o.credited_month and w.approved_at is null)
          and %s\
      """
          .formatted(NOT_STATED);

  /**
   * Whoever has a promise or a service that ended of which something was learnt in the month that
   * may correct an earlier one. A service that has not ended is stated anyway.
   */
  private static final String LEARNT =
      """
      select o.customer from (
        select customer from promise_outcome
          where agreement = :agreement and recorded_at >= :start and recorded_at < :end
            and decided_at < :start
        union
        select customer from promise_outcome
          where agreement = :agreement and corrected_at >= :start and corrected_at < :end
        union
        select s.customer from service s
            left join outage f on f.service_id = s.id
            left join availability_correction c on c.subject in (s.id, f.id)
          where s.agreement = :agreement and s.active_to <= :start
            and (f.reported_at >= :start and f.reported_at < :end
              or c.at >= :start and c.at < :end)
        union
        select s.customer from service s
            join maintenance w on w.service_id = s.id
              or w.service_id is null and w.agreement = s.agreement
            left join availability_correction c on c.subject = w.id
          where s.agreement = :agreement and s.active_to <= :start
            and (w.planned_at >= :start and w.planned_at < :end
                and (w.planned_from < s.active_to or w.begun_at < s.active_to)
              or c.at >= :start and c.at < :end)) o
        where not exists (select 1 from monthly_statement w
            where w.customer = o.customer and w.agreement = :agreement and w.approved_at is null)
          and %s\
      """
          .formatted(NOT_STATED);

  /** Of more customers than that some are worked out again. */
  private static final int MOST_REMEMBERED = 10_000;

  private record Asked(String customer, StatedMonth month) {}

  private final Cache<Asked, String> nothingByWhatWasKnown =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  private final StatementComposer composer;
  private final ServiceTerms terms;
  private final JdbcClient jdbc;
  private final Clock time;

  StatementsOwed(StatementComposer composer, ServiceTerms terms, JdbcClient jdbc, Clock time) {
    this.composer = composer;
    this.terms = terms;
    this.jdbc = jdbc;
    this.time = time;
  }

  /**
   * From now on these are a reason to state a month, whenever the customer began to have them. What
   * is stated for another reason, or because a manager asks for it, tells of all services.
   */
  public void noteServices() {
    try {
      jdbc.sql(
              """
              insert into stated_service (service_id, since)
                select s.id, :now from service s
                  where not exists (select 1 from stated_service known
                    where known.service_id = s.id)""")
          .param("now", stored(time.instant()))
          .update();
    } catch (DuplicateKeyException anotherReplicaDid) {
      // what is missing comes at the next look
    }
  }

  /**
   * Those without a statement of a month that is over who had a promise that was owed in it or a
   * service that was measured, or whom a credit was granted. In alphabetical order.
   */
  @Transactional(readOnly = true)
  public Set<String> customers(StatedMonth month) {
    var owed = new TreeSet<>(names(PROMISED, month));
    owed.addAll(served(month));
    owed.addAll(names(CREDITED, month));
    return owed;
  }

  /**
   * Those without one who may have been told something of an earlier month that is known better
   * since; whether they were says {@link #corrects}. In alphabetical order.
   */
  @Transactional(readOnly = true)
  public Set<String> learnt(StatedMonth month) {
    return new TreeSet<>(names(LEARNT, month));
  }

  private List<String> served(StatedMonth month) {
    return asked(SERVED, month)
        .query(
            (row, number) ->
                measured(month.agreement(), row.getString("plan"), row.getString("instance"))
                    ? Optional.of(row.getString("customer"))
                    : Optional.<String>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean measured(String agreement, String plan, String instance) {
    return terms.promise(agreement, plan, ServiceInstance.valueOf(instance)).isPresent();
  }

  /**
   * Whether a statement of the month would correct what an earlier one says. That it would not is
   * remembered for as long as nothing else is known, since it is asked at every look.
   */
  @Transactional(readOnly = true)
  public boolean corrects(String customer, StatedMonth month) {
    var statement =
        new Statement(customer, month.agreement(), month.month(), month.zone(), time.instant());
    var asked = new Asked(customer, month);
    var known = composer.known(statement); // before what may become known meanwhile
    if (known.equals(nothingByWhatWasKnown.getIfPresent(asked))) {
      return false;
    }
    var corrects = composer.compose(statement).corrects();
    if (!corrects) {
      nothingByWhatWasKnown.put(asked, known);
    }
    return corrects;
  }

  private List<String> names(String query, StatedMonth month) {
    return asked(query, month).query(String.class).list();
  }

  private JdbcClient.StatementSpec asked(String query, StatedMonth month) {
    return jdbc.sql(query)
        .param("agreement", month.agreement())
        .param("month", month.month().toString())
        .param("start", stored(month.start()))
        .param("end", stored(month.end()));
  }

  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
