package dev.vigie.credit;

import dev.vigie.agreement.CreditRule;
import dev.vigie.credit.CreditVerdict.Refusal;
import dev.vigie.credit.CreditVerdict.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out what is credited, and shows how. Plain arithmetic: what happened is told to it. Amounts
 * are exact until the last line, which is rounded to the cent, half up.
 */
final class CreditArithmetic {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final CreditRule rule;
  private final MonthFee fee;
  private final List<Granted> before;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param before what was granted already for this service, also in other months, and what was set
   *     right of it, oldest first
   */
  CreditArithmetic(CreditRule rule, MonthFee fee, List<Granted> before) {
    this.rule = rule;
    this.fee = fee;
    this.before = before;
  }

  /**
   * A credit of before, or what was set right of one.
   *
   * @param of the outage or month that it was for
   * @param day on which that began
   * @param amount negative if it was taken back
   */
  record Granted(String of, LocalDate day, BigDecimal amount) {

    private YearMonth month() {
      return YearMonth.from(day);
    }
  }

  /**
   * For an outage (qohash/5.2).
   *
   * @param day on which it began, in the zone of the agreement
   * @param down the stretches without a break that count as downtime
   */
  CreditVerdict forOutage(String outage, LocalDate day, List<Duration> down) {
    var total = down.stream().reduce(Duration.ZERO, Duration::plus);
    steps.add(Step.of("down", total));
    if (total.isZero()) {
      return refused(Refusal.NOT_COUNTED, rule.clause());
    }
    if (total.compareTo(rule.longerThan()) <= 0) {
      steps.add(Step.of("not-longer", rule.longerThan()));
      return refused(Refusal.TOO_SHORT, rule.clause());
    }
    if (credited(outage)) {
      return refused(Refusal.CREDITED_BEFORE, rule.clause());
    }
    var sameDay = creditedOn(day);
    if (rule.mostInADay() > 0 && sameDay >= rule.mostInADay()) {
      steps.add(Step.of("day", day, sameDay));
      return refused(Refusal.ONCE_A_DAY, rule.clause());
    }
    return credited(times(down));
  }

  /**
   * For a month (xtm/4.10).
   *
   * @param reached how much of the month the service was available, in percent
   */
  CreditVerdict forMonth(String month, BigDecimal promised, BigDecimal reached, boolean kept) {
    steps.add(Step.of("available", plain(reached), plain(promised)));
    if (kept) {
      return refused(Refusal.PROMISE_KEPT, rule.clause());
    }
    if (credited(month)) {
      return refused(Refusal.CREDITED_BEFORE, rule.clause());
    }
    return credited(1);
  }

  private boolean credited(String what) {
    return sum(before.stream().filter(granted -> granted.of().equals(what))).signum() > 0;
  }

  /** What was set right is of the day that was said last. */
  private long creditedOn(LocalDate day) {
    return before.stream().collect(Collectors.groupingBy(Granted::of)).values().stream()
        .filter(some -> some.getLast().day().equals(day) && sum(some.stream()).signum() > 0)
        .count();
  }

  private static BigDecimal sum(Stream<Granted> some) {
    return some.map(Granted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long times(List<Duration> down) {
    if (rule.each().isEmpty()) {
      return 1;
    }
    var each = rule.each().get();
    var times = down.stream().mapToLong(stretch -> stretch.dividedBy(each)).sum();
    steps.add(Step.of("times", times, each));
    return times;
  }

  private CreditVerdict credited(long times) {
    if (times == 0) {
      return refused(Refusal.TOO_SHORT, rule.clause());
    }
    if (fee.amount().signum() == 0) {
      return refused(Refusal.NO_FEE, rule.clause());
    }
    showFee();
    var share = rule.percent().multiply(BigDecimal.valueOf(times));
    var credit = fee.amount().multiply(share).divide(ALL, MathContext.DECIMAL128);
    steps.add(Step.of("share", times, plain(rule.percent()), plain(share), money(credit)));
    var left = left();
    if (left == null || credit.compareTo(left) <= 0) {
      return credited(credit);
    }
    steps.add(
        Step.of("limited", rule.mostDaysOfFees(), money(limit()), money(spent()), money(left)));
    return rounded(left).signum() <= 0
        ? refused(Refusal.MONTH_IS_FULL, rule.limitClause())
        : credited(left);
  }

  private void showFee() {
    if (fee.parts().size() > 1 || fee.parts().getFirst().days() < fee.month().lengthOfMonth()) {
      fee.parts()
          .forEach(part -> steps.add(Step.of("fee-part", plain(part.monthly()), part.days())));
    }
    steps.add(Step.of("fee", fee.month(), money(fee.amount())));
  }

  /** What may still be credited this month; null: any amount. */
  private BigDecimal left() {
    return rule.mostDaysOfFees() == 0 ? null : limit().subtract(spent());
  }

  private BigDecimal limit() {
    return fee.ofDays(rule.mostDaysOfFees());
  }

  private BigDecimal spent() {
    return sum(before.stream().filter(granted -> granted.month().equals(fee.month())));
  }

  private CreditVerdict credited(BigDecimal credit) {
    var amount = rounded(credit);
    if (amount.signum() == 0) {
      return refused(Refusal.NO_FEE, rule.clause());
    }
    steps.add(Step.of("credit", plain(amount)));
    return new CreditVerdict(amount, null, rule.clause(), steps);
  }

  private CreditVerdict refused(Refusal refusal, String clause) {
    return new CreditVerdict(BigDecimal.ZERO, refusal, clause, steps);
  }

  private static String money(BigDecimal amount) {
    return plain(rounded(amount));
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
