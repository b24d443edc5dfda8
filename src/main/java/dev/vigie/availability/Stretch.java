package dev.vigie.availability;

import dev.vigie.calendar.HolidayName;
import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * One stretch of a measured period, and why it counts as it does.
 *
 * @param clause the clause that is the reason; empty text where no clause is
 * @param holiday the holiday's name, where it is the reason
 * @param interruption what happened, where that is the reason
 */
public record Stretch(
    TimeSpan span,
    Reason reason,
    String clause,
    Optional<HolidayName> holiday,
    Optional<Interruption> interruption) {

  /** What a stretch of time means for the availability of a service. */
  public enum Reason {
    /** Service time, in which nothing happened. */
    SERVED(true),
    /** Service time, in which the service could not be used. */
    DOWN(true),
    /** Service time; what happened in it counts as if nothing had. */
    EXCUSED(true),
    /** Left out because of what happened in it. */
    EXCLUDED(false),
    MAINTENANCE(false),
    HOLIDAY(false),
    WEEKEND(false),
    OUTSIDE_HOURS(false),
    /** Before the service began or after it ended. */
    NOT_IN_SERVICE(false);

    private final boolean counted;

    Reason(boolean counted) {
      this.counted = counted;
    }

    /** Whether it is part of the time that the share is taken of. */
    public boolean counted() {
      return counted;
    }
  }

  public Duration length() {
    return span.length();
  }

  Stretch during(TimeSpan part) {
    return new Stretch(part, reason, clause, holiday, interruption);
  }

  boolean continues(Stretch before) {
    return before.span().end().equals(span.start())
        && before.reason == reason
        && before.holiday.equals(holiday)
        && before.interruption.equals(interruption);
  }
}
