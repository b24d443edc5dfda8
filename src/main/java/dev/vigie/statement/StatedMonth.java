package dev.vigie.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A month under an agreement, from {@code start} until before {@code end}.
 *
 * @param zone whose days it has
 */
record StatedMonth(String agreement, YearMonth month, ZoneId zone) {

  Instant start() {
    return midnight(month);
  }

  Instant end() {
    return midnight(month.plusMonths(1));
  }

  private Instant midnight(YearMonth first) {
    return first.atDay(1).atStartOfDay(zone).toInstant();
  }
}
