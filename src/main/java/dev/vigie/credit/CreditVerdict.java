package dev.vigie.credit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What the agreement says of a claim, and how that was worked out.
 *
 * @param amount to be credited, rounded to the cent; zero where it is refused
 * @param refusal why nothing is credited; null if something is
 * @param clause that decides
 * @param steps the arithmetic, line by line
 */
record CreditVerdict(BigDecimal amount, Refusal refusal, String clause, List<Step> steps) {

  enum Refusal {
    TOO_LATE,
    NO_OUTAGE,
    NOT_COUNTED,
    TOO_SHORT,
    CREDITED_BEFORE,
    ONCE_A_DAY,
    MONTH_IS_FULL,
    PROMISE_KEPT,
    NO_FEE,
    NOTHING_PROMISED
  }

  CreditVerdict {
    steps = List.copyOf(steps);
  }

  boolean granted() {
    return refusal == null;
  }

  /**
   * One line of the arithmetic.
   *
   * @param key of the messages {@code credit.step.*}
   * @param arguments durations, instants and days in ISO format, amounts and percentages as plain
   *     numbers
   */
  record Step(String key, List<String> arguments) {

    static Step of(String key, Object... arguments) {
      return new Step(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
  }
}
