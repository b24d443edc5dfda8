package dev.vigie.availability;

import dev.vigie.calendar.TimeSpan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Why a planned maintenance is not as the agreement says, or not as it may be meant.
 *
 * @param amount how much the agreement asks for or allows; null where that is no time
 * @param window the next open time of the agreement's window; null where it is not about that or
 *     none opens soon
 * @param customers those of whom no address is known
 * @param downtime whether the agreement makes downtime of it
 * @param clause empty text where no clause is broken
 */
record MaintenanceDoubt(
    Kind kind,
    Duration amount,
    Window window,
    List<String> customers,
    boolean downtime,
    String clause) {

  /**
   * @param zone whose clocks it is told by
   */
  record Window(TimeSpan span, ZoneId zone) {}

  MaintenanceDoubt(Kind kind, Duration amount, boolean downtime, String clause) {
    this(kind, amount, null, List.of(), downtime, clause);
  }

  enum Kind {
    /** Told later than the agreement says (xtm/3.1.1). */
    TOO_LATE,
    /** Not told before it begins, so that it counts as downtime. */
    UNANNOUNCED,
    /** Not in the open time of the agreement's window (xtm/3.1.1). */
    OUTSIDE_WINDOW,
    /** More in a calendar month than the agreement allows (trackforce/maintenance). */
    TOO_MUCH,
    /** Customers of whom no address is known. */
    NO_ADDRESS
  }
}
