package dev.vigie.agreement;

import dev.vigie.agreement.Target.Untimed;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of the time a service can be used.
 *
 * @param percent empty where nothing is promised; then {@code silence} says in which words
 * @param calendar whose open time is the service's time
 * @param noticeClause the clause by which an outage counts from the customer's notice (qohash/5.2);
 *     empty where it counts from its beginning
 * @param closedClause the clause by which the calendar's closed time is left out
 */
public record AvailabilityPromise(
    Optional<BigDecimal> percent,
    Untimed silence,
    MeasuringPeriod period,
    String calendar,
    Optional<String> noticeClause,
    String closedClause,
    String clause) {}
