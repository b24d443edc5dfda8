package dev.vigie.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.MeasuredOnMariaDb;
import dev.vigie.testing.Stopwatch;
import dev.vigie.ticket.Visibility;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long reports take with 100,000 tickets of two years, eight promises each, on MariaDB; the 200
 * customers are under all agreements, which makes more to tell apart than there would be. A
 * measurement, not a test: it runs only when it is named. {@code -Dreport.plans=true} also prints
 * how the database goes about each query.
 */
@MeasuredOnMariaDb
class ReportMeasurement {

  private static final int TICKETS = Integer.getInteger("report.tickets", 100_000);
  private static final boolean PLANS = Boolean.getBoolean("report.plans");
  private static final int TIMES = 3;
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final ReportFilter ANY = new ReportFilter(null, null, null, null, null, null);

  @Autowired private Reports reports;
  @Autowired private WaitedTickets waited;
  @Autowired private JdbcTemplate jdbc;

  private final Stopwatch stopwatch = new Stopwatch(TIMES);

  @Test
  void measure() throws Exception {
    fill();
    var lastMonth = period("2021-11-01", "2021-11-30");
    var longAgo = period("2020-02-01", "2020-02-29");
    var year = period("2021-01-01", "2021-12-31");
    assertThat(reports.report(asked(year, ANY)).total().promised()).isGreaterThan(TICKETS * 2L);
    measure("a month", lastMonth, ANY);
    measure("a month long ago", longAgo, ANY);
    measure("a year", year, ANY);
    measure("a month of a customer", lastMonth, ANY.with("customer", "customer-7"));
    measure("a year of a customer", year, ANY.with("customer", "customer-7"));
    measure("a month of an agreement", lastMonth, ANY.with("agreement", "xtm"));
    measure("a month of a team", lastMonth, ANY.with("team", "tier-2"));
  }

  private void measure(String what, ReportPeriod period, ReportFilter filter) throws Exception {
    var asked = asked(period, filter);
    System.out.printf("%n%s%n", what);
    time("the figures", () -> reports.report(asked));
    time(
        "behind what was promised",
        () -> reports.promises(asked, Figure.PROMISED, 0, ReportPages.ROWS));
    time("how many those are", () -> reports.count(asked, Figure.PROMISED));
    time(
        "behind what stood still",
        () -> reports.promises(asked, Figure.PAUSED, 0, ReportPages.ROWS));
    time("behind what was waited", () -> waited.page(asked, 0, ReportPages.ROWS));
    time("all promises as CSV", () -> reports.eachPromise(asked, null, row -> {}));
  }

  private void time(String what, Runnable question) throws Exception {
    if (PLANS) {
      plans(question);
    }
    stopwatch.time(what, Executors.callable(question));
  }

  private void plans(Runnable question) {
    jdbc.execute("truncate table mysql.general_log");
    jdbc.execute("set global log_output = 'TABLE', global general_log = 1");
    question.run();
    jdbc.execute("set global general_log = 0");
    for (var sql :
        jdbc.queryForList(
            "select argument from mysql.general_log where argument like 'select%:until%'"
                + " or argument like 'select%promise_outcome%' or argument like 'select%question%'",
            String.class)) {
      System.out.println("    " + sql.replaceAll("\\s+", " "));
      for (var row : jdbc.queryForList("analyze " + sql)) {
        System.out.println("      " + row);
      }
    }
  }

  private static ReportPeriod period(String from, String to) {
    return new ReportPeriod(LocalDate.parse(from), LocalDate.parse(to), ZONE);
  }

  private static ReportQuestion asked(ReportPeriod period, ReportFilter filter) {
    return new ReportQuestion(period, filter, Visibility.everything());
  }

  /** Tickets of 2020 and 2021; the last hundred of them are open. */
  private void fill() {
    for (var sql : List.of(TICKET, RESPONSE, UPDATE, RESOLUTION, STANDSTILL, QUESTION)) {
      jdbc.update(sql.replace(":tickets", "" + TICKETS));
    }
    jdbc.execute("analyze table ticket, promise_outcome, promise_standstill, question");
  }

  private static final String TICKET =
      """
      insert into ticket (id, agreement, plan, terms_version, customer, contact_name, contact_email,
          contact_language, service, severity_claimed, type, subject, description, status,
          received_at, opened_by, times_reopened, settled, unread_reply, team)
        select uuid(), elt(1 + seq % 5, 'xtm', 'trackforce', 'aidi', 'qohash', 'offimizer'),
            if(seq % 5 = 0, elt(1 + seq % 3, 'basic', 'silver', 'gold'), null),
            (select max(version) from agreement_terms), concat('customer-', floor(rand(1) * 200)),
            'Alice', 'alice@acme.example', 'fr', 'GuardTek', elt(1 + seq % 4, '1', '2', '3', '4'),
            'incident', concat('Guard tour ', seq, ' cannot be started'),
            repeat('Since 8 o''clock no guard can start a tour. ', 20), 'CLOSED',
            timestampadd(second, seq * (731 * 86400 / :tickets), '2020-01-01'), 'customer', 0,
            false, false, elt(1 + floor(rand(2) * 3), 'tier-1', 'tier-2', 'tier-3')
          from seq_1_to_:tickets""";

  private static final String PROMISE =
      """
      insert into promise_outcome (ticket_id, objective, slot, agreement, plan, customer, severity,
          team, target, term, calendar, started_at, due_at, outcome, decided_at, recorded_at)
        select t.id, %s, %s, t.agreement, coalesce(t.plan, ''), t.customer, t.severity_claimed,
            t.team, 'PT4H', 'PT4H', 'trackforce', t.received_at,
            timestampadd(hour, 4, t.received_at), %s, %s, t.received_at
          from %s""";

  private static final String OUTCOME =
      "elt(1 + floor(rand(3) * 5), 'MET', 'MET', 'MET', 'BREACHED', 'ENDED')";

  private static final String RESPONSE =
      PROMISE.formatted(
          "'FIRST_RESPONSE'",
          "0",
          OUTCOME,
          "timestampadd(minute, 10 + rand(4) * 300, t.received_at)",
          "ticket t");

  private static final String UPDATE =
      PROMISE.formatted(
          "'UPDATE'",
          "period.seq",
          OUTCOME,
          "timestampadd(minute, 1440 * period.seq + rand(4) * 1000, t.received_at)",
          "ticket t, seq_0_to_5 period");

  private static final String RESOLUTION =
      PROMISE.formatted(
          "'RESOLUTION'",
          "0",
          "if(t.seq > :tickets - 100, 'RUNNING', " + OUTCOME + ")",
          "if(t.seq > :tickets - 100, null, timestampadd(minute, rand(4) * 9000, t.received_at))",
          "ticket t");

  private static final String STANDSTILL =
      """
      insert into promise_standstill (outcome_id, position, began_at, ended_at, for_customer)
        select id, 0, timestampadd(minute, 30, started_at),
            timestampadd(minute, 30 + rand(5) * 3000, started_at), true
          from promise_outcome where objective = 'RESOLUTION' and agreement = 'xtm'""";

  private static final String QUESTION =
      """
      insert into question (id, ticket_id, occurrence, asked_at, answered_at, reminders, topic)
        select uuid(), id, 'ask', timestampadd(minute, 30, received_at),
            timestampadd(minute, 30 + rand(6) * 3000, received_at), 0, 'QUESTION' from ticket""";
}
