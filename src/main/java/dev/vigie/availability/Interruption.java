package dev.vigie.availability;

import dev.vigie.agreement.CauseRule;
import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.calendar.TimeSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A stretch of time in which a service could not be used or was worked on, and what its agreement
 * makes of that.
 *
 * @param span open-ended while it lasts
 * @param clause empty text where the agreement says nothing
 * @param reference the id of the outage or maintenance
 */
public record Interruption(
    TimeSpan span,
    Kind kind,
    InterruptionCause cause,
    Counting counts,
    String clause,
    String reference) {

  public enum Kind {
    OUTAGE,
    /** The part of an outage before the customer's notice, from which alone it counts. */
    UNNOTICED,
    MAINTENANCE
  }

  /**
   * Which of several at once counts: excluded maintenance, during which nothing is owed; then what
   * is held against us, whatever else was broken; then what is not. The earlier one among equals.
   */
  static final Comparator<Interruption> STRONGEST_FIRST =
      Comparator.comparing(Interruption::rank)
          .thenComparing(interruption -> interruption.span().start())
          .thenComparing(Interruption::reference);

  Interruption during(TimeSpan part) {
    return new Interruption(part, kind, cause, counts, clause, reference);
  }

  /** What of it lies before an instant. */
  Optional<Interruption> until(Instant end) {
    if (!span.start().isBefore(end)) {
      return Optional.empty();
    }
    return Optional.of(span.end().isAfter(end) ? during(new TimeSpan(span.start(), end)) : this);
  }

  /** The same for another reason. */
  Interruption because(InterruptionCause another, CauseRule rule) {
    return new Interruption(span, kind, another, rule.counts(), rule.clause(), reference);
  }

  private int rank() {
    if (counts == Counting.DOWNTIME) {
      return 1;
    }
    return kind == Kind.MAINTENANCE ? 0 : 2;
  }
}
