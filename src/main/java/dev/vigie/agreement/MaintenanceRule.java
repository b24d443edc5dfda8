package dev.vigie.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agreement says of planned maintenance; each is empty where it says nothing.
 *
 * @param announcedBefore how long before its beginning it is announced at the latest; real time
 * @param window the calendar in whose open time it lies
 * @param most how much of it there is in a calendar month
 */
public record MaintenanceRule(
    Optional<Duration> announcedBefore,
    Optional<String> window,
    Optional<Duration> most,
    String clause) {

  public static final MaintenanceRule SILENT =
      new MaintenanceRule(Optional.empty(), Optional.empty(), Optional.empty(), "");

  /**
   * What maintenance is, by when the customer was told of it.
   *
   * @param announcedAt empty if nobody told the customer
   */
  public InterruptionCause announced(Instant begins, Optional<Instant> announcedAt) {
    var before = announcedAt.filter(at -> at.isBefore(begins));
    if (before.isEmpty()) {
      return InterruptionCause.UNANNOUNCED_MAINTENANCE;
    }
    return announcedBefore.filter(term -> before.get().isAfter(begins.minus(term))).isPresent()
        ? InterruptionCause.LATE_MAINTENANCE
        : InterruptionCause.MAINTENANCE;
  }
}
