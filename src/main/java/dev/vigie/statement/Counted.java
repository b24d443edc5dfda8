package dev.vigie.statement;

import dev.vigie.ledger.Outcome;
import java.time.YearMonth;
import java.util.Optional;

/** How a promise counts: as met or breached, in a month; or not at all. */
record Counted(Outcome outcome, YearMonth month) {

  static final Counted NOT = new Counted(null, null);

  boolean counts() {
    return outcome != null;
  }

  Optional<YearMonth> in() {
    return Optional.ofNullable(month);
  }
}
