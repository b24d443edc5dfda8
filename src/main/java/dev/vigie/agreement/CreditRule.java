package dev.vigie.agreement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a customer gets back because a service could not be used.
 *
 * @param percent of the fee of the month, for each time that counts
 * @param longerThan how long an outage may last without a credit; it has to be longer
 * @param each how often an outage counts: once for every such stretch without a break; empty: once
 * @param mostInADay how many outages of one day are credited; 0: any number
 * @param mostDaysOfFees how many days of fees all credits of a month may come to; 0: any
 */
public record CreditRule(
    Basis basis,
    BigDecimal percent,
    Duration longerThan,
    Optional<Duration> each,
    int mostInADay,
    int mostDaysOfFees,
    String clause,
    String limitClause) {

  /** What a credit is for. */
  public enum Basis {
    /** One outage. */
    OUTAGE,
    /** A month in which the service was available for less than was promised. */
    AVAILABILITY
  }
}
