package dev.vigie.agreement;

import dev.vigie.calendar.Cadence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an agreement says in a cell: a time, or words in its place. Its text reads back. */
public sealed interface Target {

  /** Empty where no clock is armed. */
  Optional<Cadence> cadence();

  /** As the HTTP contract writes it: a time, or a word such as {@code NOT_SPECIFIED}. */
  String code();

  /** Within a time, or at this cadence. */
  record Timed(Cadence every) implements Target {

    @Override
    public Optional<Cadence> cadence() {
      return Optional.of(every);
    }

    @Override
    public String code() {
      return every.toString();
    }

    @Override
    public String toString() {
      return every.toString();
    }
  }

  /** Words that arm no clock. */
  enum Untimed implements Target {
    /** The agreement is silent (decision D6). */
    NOT_SPECIFIED,
    /** Not part of the plan. */
    NOT_APPLICABLE,
    /** The automatic confirmation of receipt is the first response (xtm/4.7.automatic). */
    AUTOMATIC,
    /** With the next routine release of the product (xtm/4.7.release). */
    WITH_THE_NEXT_ROUTINE_RELEASE,
    /** The request is worked on, but the agreement owes it no time (aidi/6.0.channel). */
    NOT_OWED,
    /** One message, when there is a resolution (qohash/3.updates.3). */
    ONCE_RESOLVED;

    @Override
    public Optional<Cadence> cadence() {
      return Optional.empty();
    }

    @Override
    public String code() {
      return name();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Reads a time such as {@code PT2H} or {@code PT6H for PT24H, then 1BD}, or one of the words.
   *
   * @throws IllegalArgumentException saying how to write it
   */
  static Target parse(String text) {
    var words = text.strip();
    return Arrays.stream(Untimed.values())
        .filter(untimed -> untimed.toString().equals(words))
        .<Target>map(untimed -> untimed)
        .findFirst()
        .orElseGet(() -> timed(words));
  }

  private static Target timed(String text) {
    try {
      return new Timed(Cadence.parse(text));
    } catch (IllegalArgumentException unreadable) {
      var words =
          Stream.of(Untimed.values()).map("\"%s\""::formatted).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(unreadable.getMessage() + "; or one of " + words);
    }
  }
}
