package dev.vigie.credit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    /** What was named turned out to be none. */
    DISMISSED,
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

  /** The lines that tell a correction from the credit that it leads to. */
  private static final Set<String> OF_CORRECTION =
      Set.of("moved", "moved-day", "granted-before", "difference");

  /** Of the lines of a credit or its correction those that work out what it comes to. */
  static List<Step> ofCredit(List<Step> steps) {
    return steps.stream().filter(step -> !OF_CORRECTION.contains(step.key())).toList();
  }

  /**
   * One line of the arithmetic.
   *
   * @param key of the messages {@code credit.step.*}
   * @param arguments durations, instants and days in ISO format, amounts and percentages as plain
   *     numbers
   */
  record Step(String key, List<String> arguments) {

    /** Which arguments of which lines are amounts of money; no other number is. */
    private static final Map<String, Set<Integer>> MONEY =
        Map.of(
            "fee", Set.of(1),
            "fee-part", Set.of(0),
            "share", Set.of(3),
            "limited", Set.of(1, 2, 3),
            "credit", Set.of(0),
            "granted-before", Set.of(0),
            "difference", Set.of(0));

    /** Whether an argument, counted from 0, is an amount of money. */
    boolean isMoney(int argument) {
      return MONEY.getOrDefault(key, Set.of()).contains(argument);
    }

    static Step of(String key, Object... arguments) {
      return new Step(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
  }
}
