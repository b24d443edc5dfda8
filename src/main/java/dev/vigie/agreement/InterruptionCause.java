package dev.vigie.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why a service could not be used, in the words that an agreement's table may make a difference of.
 */
public enum InterruptionCause {
  /** Ours, or not known to be anything else. */
  FAILURE("failure"),
  /** It can be used, though slowly. */
  SLOWNESS("slowness"),
  /** Hardware and software of the customer. */
  CUSTOMER_EQUIPMENT("customer equipment"),
  /** The customer's way to the internet. */
  INTERNET("internet"),
  /** Anything else that the customer did. */
  CUSTOMER("customer"),
  PROHIBITED_USE("prohibited use"),
  FORCE_MAJEURE("force majeure"),
  /** Connections and utilities of others, subcontractors. */
  THIRD_PARTY("third party"),
  /** Blocked by us, as our policies say. */
  POLICY("policy"),
  EMERGENCY_MAINTENANCE("emergency maintenance"),
  /** Planned and announced; in time where the agreement says by when. */
  MAINTENANCE("maintenance", true),
  /** Planned and announced before it began, but later than the agreement asks for. */
  LATE_MAINTENANCE("late maintenance", true),
  /** Of which the customer was not told before it began. */
  UNANNOUNCED_MAINTENANCE("unannounced maintenance", true),
  /** Planned, but more in a calendar month than the agreement allows. */
  EXCESS_MAINTENANCE("excess maintenance", true),
  /** Planned at the customer's wish. */
  REQUESTED_MAINTENANCE("requested maintenance", true),
  /** Maintenance before or after the time that it was planned for. */
  OVERRUN("overrun", true);

  private final String word;
  private final boolean planned;

  InterruptionCause(String word) {
    this(word, false);
  }

  InterruptionCause(String word, boolean planned) {
    this.word = word;
    this.planned = planned;
  }

  /** As a designer writes it in a table, and a program in a request. */
  public String word() {
    return word;
  }

  /** Those that an outage may have. */
  public static List<InterruptionCause> ofOutages() {
    return Arrays.stream(values()).filter(cause -> !cause.planned).toList();
  }

  /** Reads the cause of an outage. */
  public static Optional<InterruptionCause> ofOutage(String word) {
    return ofOutages().stream().filter(cause -> cause.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(InterruptionCause::word).toList();
  }
}
