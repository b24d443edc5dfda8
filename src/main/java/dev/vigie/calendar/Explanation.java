package dev.vigie.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Tells a person why a deadline lies where it lies: stretch by stretch, what counted and what did
 * not.
 *
 * @param term empty where only the time between two instants was asked for
 * @param dueAt empty while the clock is paused, and where nothing is due
 * @param counted the time of all entries that counts
 * @param entries in order and without holes; a long list keeps its beginning and its end
 */
public record Explanation(
    Optional<Term> term,
    String calendar,
    ZoneId zone,
    Instant start,
    Optional<Instant> dueAt,
    Duration counted,
    List<Entry> entries) {

  public Explanation {
    entries = List.copyOf(entries);
  }

  /**
   * One stretch of time.
   *
   * @param span open-ended while the clock is paused
   * @param holiday the holiday's name, where it is the reason
   * @param leftOut how many entries this one stands for, where the list was shortened
   */
  public record Entry(
      Reason reason, TimeSpan span, Duration counted, Optional<HolidayName> holiday, int leftOut) {

    static Entry of(Reason reason, TimeSpan span) {
      return new Entry(
          reason,
          span,
          reason == Reason.COUNTED ? span.length() : Duration.ZERO,
          Optional.empty(),
          0);
    }

    public Instant from() {
      return span.start();
    }

    /** Empty while the clock is paused. */
    public Optional<Instant> to() {
      return Optional.of(span.end()).filter(end -> !span.isOpenEnded());
    }
  }

  /** What a stretch of time means for the clock. */
  public enum Reason {
    COUNTED("explanation.counted"),
    CLOSED("explanation.closed"),
    HOLIDAY("explanation.holiday"),
    NOT_A_BUSINESS_DAY("explanation.not-a-business-day"),
    PAUSED("explanation.paused"),
    LEFT_OUT("explanation.left-out");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    /** The message under which the reason is shown in the reader's language. */
    public String key() {
      return key;
    }
  }
}
