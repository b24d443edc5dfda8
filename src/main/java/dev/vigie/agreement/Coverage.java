package dev.vigie.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an agreement covers a request, and what the customer is told where it does not.
 *
 * @param answers by language; empty where nothing is to be said
 */
public record Coverage(Outcome outcome, Wordings answers, String clause) {

  /** Where an agreement has no rule against it. */
  public static final Coverage COVERED = new Coverage(Outcome.COVERED, Wordings.NONE, "");

  /** What becomes of a request. */
  public enum Outcome {
    COVERED,
    /** It is worked on, but no time is promised. */
    NO_TIMES,
    /** It is answered with what to do instead. */
    OUTSIDE,
    /** The account manager agrees scope and price with the customer first (aidi/7.0). */
    ACCOUNT_MANAGER;

    /** As a designer writes it in a table. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Outcome> of(String word) {
      return Arrays.stream(values()).filter(o -> o.toString().equals(word)).findFirst();
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Outcome::toString).toList();
    }
  }

  /** Whether somebody takes it up without being asked for it again. */
  public boolean takenIn() {
    return outcome == Outcome.COVERED || outcome == Outcome.NO_TIMES;
  }
}
