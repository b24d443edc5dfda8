package dev.vigie.availability;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** Reads months as addresses name them. */
final class Months {

  private static final YearMonth FIRST = YearMonth.of(2000, 1);
  private static final YearMonth LAST = YearMonth.of(2199, 12);

  private Months() {}

  /** Empty for what is no month between 2000 and 2199. */
  static Optional<YearMonth> parse(String text) {
    try {
      return Optional.of(YearMonth.parse(text))
          .filter(month -> !month.isBefore(FIRST) && !month.isAfter(LAST));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
