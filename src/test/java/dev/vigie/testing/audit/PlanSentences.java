package dev.vigie.testing.audit;

import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How the English timeline says that a clock was planned: from when to when, and why. */
final class PlanSentences {

  static final String OPENED = "the ticket was opened";
  static final String SEVERITY = "the severity was changed";
  static final String DEVELOPERS = "developers are needed";
  static final String AWAITED = "the customer is awaited";
  static final String ANSWERED = "the customer answered";
  static final String UPDATED = "an update was sent";
  static final String REOPENED = "the ticket was reopened";
  static final String UNDELIVERED = "the promised fix was not delivered";
  static final String MISSED = "the update before was missed";
  static final String ESCALATED = "the next level was told";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final ZoneId zone;

  PlanSentences(ZoneId zone) {
    this.zone = zone;
  }

  static String name(Objective objective) {
    return switch (objective) {
      case FIRST_RESPONSE -> "First response";
      case UPDATE -> "Progress update";
      case ESCALATION -> "Escalation";
      case RESOLUTION -> "Resolution";
    };
  }

  /** The kind of line that tells of a plan made for this reason. */
  static String kind(String reason) {
    return switch (reason) {
      case AWAITED -> "CLOCK_PAUSED";
      case ANSWERED -> "CLOCK_RESUMED";
      default -> "CLOCK_PLANNED";
    };
  }

  String plan(PaperClock clock, Optional<Instant> before, String reason) {
    var told =
        switch (reason) {
          case AWAITED -> paused(clock.due(), before);
          case ANSWERED -> "clock runs on, due " + moment(clock.due().orElseThrow());
          default -> planned(clock.due(), before);
        };
    return "%s: %s (%s)".formatted(name(clock.objective()), told, reason);
  }

  String breach(Objective objective, Instant due) {
    return "%s: promise missed, it was due %s".formatted(name(objective), moment(due));
  }

  private String planned(Optional<Instant> due, Optional<Instant> before) {
    if (due.isPresent()) {
      var now = moment(due.get());
      return before
          .map(b -> "now due %s, before %s".formatted(now, moment(b)))
          .orElse("due " + now);
    }
    return before
        .map(b -> "no longer promised, before due " + moment(b))
        .orElse("planned anew; the due time follows once its clock runs on");
  }

  private String paused(Optional<Instant> due, Optional<Instant> before) {
    if (due.isPresent()) {
      return "clock paused, due " + moment(due.get());
    }
    return "clock paused" + before.map(b -> ", was due " + moment(b)).orElse("");
  }

  private String moment(Instant instant) {
    var at = instant.atZone(zone);
    var repeated = zone.getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
    return "%s%s (%s)".formatted(MINUTE.format(at), repeated ? " UTC" + at.getOffset() : "", zone);
  }
}
