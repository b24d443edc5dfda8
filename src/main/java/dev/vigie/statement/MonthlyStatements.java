package dev.vigie.statement;

import dev.vigie.calendar.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Draws up the statements of the month that is over, as soon as it is: one for each customer and
 * agreement with a promise that was owed in it, or was corrected since it began. Looking twice, or
 * from two replicas, draws up nothing twice.
 */
@Component
public class MonthlyStatements {

  private static final Logger LOG = LoggerFactory.getLogger(MonthlyStatements.class);

  private final Statements statements;
  private final StatementCalendar calendars;
  private final JdbcClient jdbc;
  private final Clock time;

  MonthlyStatements(
      Statements statements, StatementCalendar calendars, JdbcClient jdbc, Clock time) {
    this.statements = statements;
    this.calendars = calendars;
    this.jdbc = jdbc;
    this.time = time;
  }

  private record Party(String customer, String agreement) {}

  @Scheduled(
      initialDelayString = "${vigie.statement.look-every:PT10M}",
      fixedDelayString = "${vigie.statement.look-every:PT10M}")
  public void drawUpWhatIsDue() {
    for (var party : parties()) {
      calendars.of(party.agreement()).ifPresent(calendar -> drawUp(party, calendar));
    }
  }

  private void drawUp(Party party, BusinessCalendar calendar) {
    var month = YearMonth.from(time.instant().atZone(calendar.zone())).minusMonths(1);
    if (owed(party, month, calendar)
        && !statements.exists(party.customer(), party.agreement(), month)) {
      try {
        statements.drawUp(party.customer(), party.agreement(), month);
      } catch (RuntimeException failed) { // maybe another replica was faster; else the next look
        LOG.warn("The statement of {} for {} was not drawn up", month, party, failed);
      }
    }
  }

  private List<Party> parties() {
    return jdbc.sql("select distinct customer, agreement from promise_outcome")
        .query((row, number) -> new Party(row.getString(1), row.getString(2)))
        .list();
  }

  private boolean owed(Party party, YearMonth month, BusinessCalendar calendar) {
    return jdbc.sql(
                """
                select count(*) from promise_outcome
                  where customer = :customer and agreement = :agreement
                    and (started_at < :end and (decided_at is null or decided_at >= :start)
                      or corrected_at >= :start)""")
            .param("customer", party.customer())
            .param("agreement", party.agreement())
            .param("start", stored(month.atDay(1).atStartOfDay(calendar.zone()).toInstant()))
            .param(
                "end",
                stored(month.plusMonths(1).atDay(1).atStartOfDay(calendar.zone()).toInstant()))
            .query(Long.class)
            .single()
        > 0;
  }

  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
