package dev.vigie.availability;

import java.time.Duration;
import java.util.List;

/**
 * Why a planned maintenance is not as the agreement says, or not as it may be meant.
 *
 * @param amount how much the agreement asks for or allows; null where that is no time
 * @param names the window, or the customers; empty where there are none
 * @param clause empty text where no clause is broken
 */
record MaintenanceDoubt(Kind kind, Duration amount, List<String> names, String clause) {

  enum Kind {
    /** Told later than the agreement says (xtm/3.1.1). */
    TOO_LATE,
    /** Not in the open time of the agreement's window (xtm/3.1.1). */
    OUTSIDE_WINDOW,
    /** More in a calendar month than the agreement allows (trackforce/maintenance). */
    TOO_MUCH,
    /** Customers of whom no address is known. */
    NO_ADDRESS
  }
}
