package dev.vigie.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vigie.testing.MeasuredOnMariaDb;
import dev.vigie.testing.Stopwatch;
import dev.vigie.ticket.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

/**
 * How long the board takes with 5,000 open tickets and 100,000 closed ones, four promises each, on
 * MariaDB. A measurement, not a test; {@code board.tickets}, {@code board.closed} and {@code
 * board.times} change it.
 *
 * <pre>
 * ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=BoardMeasurement
 * </pre>
 */
@MeasuredOnMariaDb
class BoardMeasurement {

  private static final int OPEN = Integer.getInteger("board.tickets", 5_000);
  private static final int CLOSED = Integer.getInteger("board.closed", 100_000);
  private static final int AT_ONCE = 5_000;
  private static final int TIMES = Integer.getInteger("board.times", 100);
  private static final List<String> OBJECTIVES =
      List.of("FIRST_RESPONSE", "UPDATE", "RESOLUTION", "ESCALATION");
  private static final List<String> SEVERITIES = List.of("Critical", "Important", "Low", "None");

  @Autowired private MockMvc http;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private OpenTickets tickets;
  @Autowired private Timeline timeline;
  @Autowired private Clock time;
  @Autowired private ApplicationContext context;

  private final Stopwatch stopwatch = new Stopwatch(TIMES);

  @Test
  void measure() throws Exception {
    fill("IN_PROGRESS", OPEN);
    for (var filled = 0; filled < CLOSED; filled += AT_ONCE) {
      fill("CLOSED", Math.min(AT_ONCE, CLOSED - filled));
    }
    jdbc.execute("analyze table ticket, sla_clock, clock_stretch");
    assertThat(tickets.groups(time.instant()).stream().mapToLong(TicketGroup::count).sum())
        .isEqualTo(OPEN);
    var nothing = new BoardFilter(null, null, null, null, null, null);
    System.out.printf("%,d open tickets, %,d closed, %d times each%n", OPEN, CLOSED, TIMES);
    var backlogs = context.getBean("backlogs");
    stopwatch.time(
        "open tickets as metrics, one query",
        () -> ReflectionTestUtils.invokeMethod(backlogs, "open"));
    stopwatch.time("the newest version, asked once a second", timeline::version);
    stopwatch.time("counting, one query", () -> tickets.groups(time.instant()));
    stopwatch.time(
        "the 100 most urgent, one query",
        () -> tickets.mostUrgentFirst(nothing, time.instant(), Wallboards.ROWS, 0));
    stopwatch.time("the whole page", () -> page("/board"));
    stopwatch.time("a page in the middle", () -> page("/board?page=25"));
    stopwatch.time("narrowed to a severity", () -> page("/board?severity=Critical"));
    System.out.printf("the page has %,d bytes%n", page("/board").length());
  }

  private String page(String address) throws Exception {
    var answer =
        http.perform(get(address).with(httpBasic("agent", "agent"))).andReturn().getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  /**
   * Tickets as they would be after a week: one in eight overdue, the others due within two weeks.
   * Of the closed ones, one in five was broken before it was kept, and one in ten withdrawn with
   * something broken that was never kept.
   */
  private void fill(String status, int count) {
    var terms =
        jdbc.queryForObject(
            "select max(version) from agreement_terms where agreement = 'trackforce'",
            String.class);
    var now = time.instant();
    var ids = IntStream.range(0, count).mapToObj(n -> UUID.randomUUID().toString()).toList();
    jdbc.batchUpdate(
        """
        insert into ticket (id, agreement, terms_version, customer, contact_name, contact_email,
          contact_language, service, severity_claimed, type, subject, description, status,
          received_at, turn_since, opened_by, times_reopened, settled, unread_reply,
          process_instance_key, team)
        values (?, 'trackforce', ?, ?, 'Alice', 'alice@acme.example', 'fr', 'GuardTek', ?, 'incident',
          ?, ?, ?, ?, ?, 'customer', 0, false, false, ?, ?)
        """,
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    new Object[] {
                      ids.get(n),
                      terms,
                      "customer-" + n % 200,
                      SEVERITIES.get(n % 4),
                      "Guard tour %d cannot be started".formatted(n),
                      "Since 8 o'clock no guard can start a tour. ".repeat(20),
                      status,
                      stored(now.minus(Duration.ofDays(7))),
                      stored(now.minus(Duration.ofDays(7))),
                      2_251_799_813_685_249L + n,
                      "tier-" + (n % 3 + 1)
                    })
            .toList());
    for (var objective : OBJECTIVES) {
      clocks(ids, objective, status, now);
    }
  }

  private void clocks(List<String> tickets, String objective, String status, Instant now) {
    var ids = tickets.stream().map(ticket -> objective.charAt(0) + ticket.substring(1)).toList();
    var closed = status.equals("CLOSED");
    jdbc.batchUpdate(
        """
        insert into sla_clock (id, ticket_id, objective, target, term, calendar, clause, pausable,
          state, plan_number, slot, owed_since, warn_at, due_at, breached_at, met_at)
        values (?, ?, ?, '7BD', '7BD', 'trackforce', 'trackforce/resolution', true, ?, 1, 0, ?, ?, ?, ?, ?)
        """,
        IntStream.range(0, tickets.size())
            .mapToObj(
                n -> {
                  var due =
                      closed
                          ? now.minus(Duration.ofDays(30)).minus(Duration.ofMinutes(n))
                          : now.plus(Duration.ofMinutes(2 * n - tickets.size() / 4L));
                  var over = closed ? n % 5 == 0 : due.isBefore(now);
                  var breached = over && !objective.equals("ESCALATION");
                  var kept = closed && !(breached && n % 10 == 0);
                  return new Object[] {
                    ids.get(n),
                    tickets.get(n),
                    objective,
                    breached ? "BREACHED" : closed ? "MET" : "RUNNING",
                    stored(now.minus(Duration.ofDays(7))),
                    stored(due.minus(Duration.ofHours(1))),
                    stored(due),
                    over ? stored(due) : null,
                    kept ? stored(due.plus(Duration.ofHours(2))) : null
                  };
                })
            .toList());
    if (closed) {
      return; // nobody reads the stretches of theirs
    }
    jdbc.batchUpdate(
        "insert into clock_stretch (clock_id, position, started_at, ended_at) values (?, 0, ?, null)",
        ids.stream().map(id -> new Object[] {id, stored(now.minus(Duration.ofDays(7)))}).toList());
  }

  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
