package dev.vigie.statement;

import dev.vigie.agreement.Agreements;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Draws up the statements of the month that is over, as soon as it is, and of the two before it,
 * should nobody have looked for so long. Looking twice, or from two replicas, draws up nothing
 * twice.
 */
@Component
public class MonthlyStatements {

  private static final Logger LOG = LoggerFactory.getLogger(MonthlyStatements.class);

  /** Longer than Vigie is ever away; what is older is for a manager to draw up. */
  private static final int MONTHS = 3;

  private final Statements statements;
  private final StatementsOwed owed;
  private final Agreements agreements;
  private final Clock time;

  MonthlyStatements(Statements statements, StatementsOwed owed, Agreements agreements, Clock time) {
    this.statements = statements;
    this.owed = owed;
    this.agreements = agreements;
    this.time = time;
  }

  @Scheduled(
      initialDelayString = "${vigie.statement.look-every:PT10M}",
      fixedDelayString = "${vigie.statement.look-every:PT10M}")
  public void drawUpWhatIsDue() {
    noteServices();
    for (var agreement : agreements.names()) {
      try {
        agreements.zone(agreement).ifPresent(zone -> drawUp(agreement, zone));
      } catch (RuntimeException failed) { // the others are drawn up all the same
        LOG.warn("Nobody knows who is owed a statement under {}", agreement, failed);
      }
    }
  }

  private void noteServices() {
    try {
      owed.noteServices();
    } catch (RuntimeException failed) { // the ones that are known are stated all the same
      LOG.warn("Services that are new are not noted", failed);
    }
  }

  /** The oldest month first: what is told there is not owed on a later one. */
  private void drawUp(String agreement, ZoneId zone) {
    var running = YearMonth.from(time.instant().atZone(zone));
    for (var ago = MONTHS; ago > 0; ago--) {
      var month = new StatedMonth(agreement, running.minusMonths(ago), zone);
      owed.customers(month).forEach(customer -> drawUp(customer, month));
      owed.learnt(month).stream()
          .filter(customer -> corrects(customer, month))
          .forEach(customer -> drawUp(customer, month));
    }
  }

  private boolean corrects(String customer, StatedMonth month) {
    try {
      return owed.corrects(customer, month);
    } catch (RuntimeException failed) { // asked again at the next look; the others are not held up
      LOG.warn("Nobody knows what {} would correct for {}", month, customer, failed);
      return false;
    }
  }

  private void drawUp(String customer, StatedMonth month) {
    try {
      statements.drawUp(customer, month.agreement(), month.month());
    } catch (RuntimeException failed) { // maybe another replica was faster; else the next look
      LOG.warn("The statement of {} for {} was not drawn up", month, customer, failed);
    }
  }
}
