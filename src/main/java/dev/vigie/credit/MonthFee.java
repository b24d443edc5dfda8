package dev.vigie.credit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a service costs in one month. A fee that changes within the month counts for the days on
 * which it was in force.
 *
 * @param parts in order; together the days of the month on which there was a fee
 */
record MonthFee(YearMonth month, String currency, List<Part> parts) {

  /**
   * A monthly fee in force from a day on.
   *
   * @param amount zero where the service is free from then on
   */
  record Fee(LocalDate from, BigDecimal amount) {}

  /** Days of the month with the same monthly fee. */
  record Part(BigDecimal monthly, int days) {}

  /**
   * @param fees in any order; before the first one there is none
   */
  static MonthFee of(YearMonth month, String currency, List<Fee> fees) {
    var inOrder = fees.stream().sorted(Comparator.comparing(Fee::from)).toList();
    var parts = new ArrayList<Part>();
    for (int i = 0; i < inOrder.size(); i++) {
      var from = later(inOrder.get(i).from(), month.atDay(1));
      var next = i + 1 < inOrder.size() ? inOrder.get(i + 1).from() : LocalDate.MAX;
      var to = earlier(next, month.plusMonths(1).atDay(1));
      if (from.isBefore(to)) {
        parts.add(new Part(inOrder.get(i).amount(), (int) (to.toEpochDay() - from.toEpochDay())));
      }
    }
    return new MonthFee(month, currency, List.copyOf(parts));
  }

  /** Not rounded. */
  BigDecimal amount() {
    return parts.stream()
        .map(part -> part.monthly().multiply(BigDecimal.valueOf(part.days())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(month.lengthOfMonth()), MathContext.DECIMAL128);
  }

  /** The fee of so many average days of the month; not rounded. */
  BigDecimal ofDays(int days) {
    return amount()
        .multiply(BigDecimal.valueOf(days))
        .divide(BigDecimal.valueOf(month.lengthOfMonth()), MathContext.DECIMAL128);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
