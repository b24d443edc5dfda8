package dev.vigie.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Agreements;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Visibility;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a report of 100,000 promises takes; runs only when it is named. */
@VigieTest
class ReportMeasurement {

  private static final int PROMISES = 100_000;
  private static final LocalDateTime BEGINNING = LocalDateTime.parse("1990-01-01T00:00:00");

  @Autowired private TicketStory story;
  @Autowired private Agreements agreements;
  @Autowired private Reports reports;
  @Autowired private JdbcTemplate jdbc;

  private String ticket;

  @Test
  void ofAYear() throws Exception {
    story.post(Requests.trackforce("Low"));
    ticket = story.ticket().id().value();
    var luck = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var rows = new ArrayList<Object[]>();
    for (int i = 0; i < PROMISES; i++) {
      rows.add(row(i, luck));
    }
    jdbc.batchUpdate(
        """
        insert into promise_outcome (ticket_id, objective, slot, agreement, plan, customer,
            severity, team, target, term, calendar, started_at, due_at, outcome, decided_at,
            recorded_at)
          values (?, ?, ?, ?, '', ?, ?, 'support', 'PT4H', 'PT4H', 'trackforce', ?, ?, ?, ?, ?)""",
        rows);
    var period =
        new ReportPeriod(
            LocalDate.of(1990, 1, 1), LocalDate.of(1990, 12, 31), ZoneId.of("Europe/Paris"));
    var filter = new ReportFilter(null, null, null, null, null, null);
    var asked = new ReportQuestion(period, filter, Visibility.everything());
    for (int i = 0; i < 5; i++) {
      var began = System.nanoTime();
      var report = reports.report(asked);
      var took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("%d promises in %d ms%n", report.total().promised(), took.toMillis());
      assertThat(report.total().promised()).isGreaterThan(PROMISES / 2);
    }
  }

  private Object[] row(int slot, RandomGenerator luck) {
    var terms = agreements.all().get(luck.nextInt(agreements.all().size()));
    var started = BEGINNING.plusMinutes(luck.nextInt(360 * 24 * 60));
    var decided = started.plusMinutes(luck.nextInt(24 * 60));
    return List.of(
            ticket,
            List.of("FIRST_RESPONSE", "UPDATE", "RESOLUTION").get(luck.nextInt(3)),
            slot + 10,
            terms.agreement(),
            "customer-" + luck.nextInt(200),
            terms.severities().get(luck.nextInt(terms.severities().size())),
            started,
            decided,
            List.of("MET", "MET", "MET", "BREACHED", "ENDED").get(luck.nextInt(5)),
            decided,
            decided)
        .toArray();
  }
}
