package dev.vigie.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.SlaClocks;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.Alarms;
import dev.vigie.ticket.AskedQuestion;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Contact;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Handling;
import dev.vigie.ticket.NewTicket;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Visibility;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * 2,000 tickets of all agreements live through the spring of 2030, with their alarms at the right
 * instants and what people did written down late. Every figure of the report is held against {@code
 * sla-report/expected.csv}, which {@code generate.py} worked out beside it without anything of
 * ours.
 *
 * <p>It has an application of its own, since instants are exact to the second and no other ticket
 * may be in the report. The engine is passed over: the alarms ring here.
 */
@SpringBootTest(
    properties = {
      "spring.datasource.url=jdbc:h2:mem:sla-report;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
      "test.engine.grpc-address=http://127.0.0.1:1",
      "test.mail.port=1"
    })
@ActiveProfiles("test")
@Import(TwoThousandTicketsTest.SetTime.class)
class TwoThousandTicketsTest {

  private static final Instant NOW = Instant.parse("2030-06-05T12:00:00Z");

  @Autowired private SetClock time;
  @Autowired private TicketService tickets;
  @Autowired private Conversation conversation;
  @Autowired private Solutions solutions;
  @Autowired private Assessment assessment;
  @Autowired private Handling handling;
  @Autowired private Alarms alarms;
  @Autowired private SlaClocks clocks;
  @Autowired private Agreements agreements;
  @Autowired private Calendars calendars;
  @Autowired private Reports reports;
  @Autowired private ReportProperties settings;
  @Autowired private JdbcClient jdbc;

  /** Nothing is to be sent or started. */
  @MockitoBean private Scheduler scheduler;

  @MockitoBean private PersistentTasks tasks;

  private final Map<String, TicketId> ids = new HashMap<>();
  private final Map<TicketId, AskedQuestion> asked = new HashMap<>();

  /** Stands where the events put it. */
  static final class SetClock extends Clock {

    private Instant now = Instant.parse("2030-03-01T00:00:00Z");

    void moveOnTo(Instant instant) {
      now = instant.isAfter(now) ? instant : now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  @TestConfiguration
  static class SetTime {

    @Bean
    SetClock clock() {
      return new SetClock();
    }
  }

  @Test
  void haveTheFiguresThatWereWorkedOutIndependently() throws Exception {
    var opened = new HashMap<String, CSVRecord>();
    read("tickets.csv").forEach(row -> opened.put(row.get("ticket"), row));
    for (var event : read("events.csv")) {
      passTo(Instant.parse(event.get("known")));
      happen(event, opened.get(event.get("ticket")));
    }
    passTo(NOW);
    var expected = read("expected.csv");
    var found = new ArrayList<String>();
    var worked = new ArrayList<String>();
    for (var first = 0; first < expected.size(); ) {
      var window = window(expected, first);
      window.forEach(row -> worked.add(String.join(",", row.values())));
      found.addAll(figures(window.getFirst()));
      first += window.size();
    }
    assertThat(worked).hasSizeGreaterThan(1_000);
    assertThat(found).containsExactlyInAnyOrderElementsOf(worked);
  }

  /** What fell due in the meantime, as its alarms would tell. */
  private void passTo(Instant instant) {
    for (var due = nextDue(instant); due.isPresent(); due = nextDue(instant)) {
      var clock = clocks.findById(due.get()).orElseThrow();
      time.moveOnTo(clock.dueAt().orElseThrow());
      if (clock.objective() == Objective.UPDATE) {
        alarms.missUpdate(clock.id(), clock.planNumber());
      } else {
        alarms.breach(clock.id(), clock.planNumber());
      }
    }
    time.moveOnTo(instant);
  }

  private Optional<String> nextDue(Instant until) {
    return jdbc.sql(
            """
            select id from sla_clock where state = 'RUNNING' and due_at <= ?
              and objective <> 'ESCALATION' order by due_at limit 1""")
        .param(LocalDateTime.ofInstant(until, ZoneOffset.UTC))
        .query(String.class)
        .optional();
  }

  private void happen(CSVRecord event, CSVRecord ticket) {
    var occurrence = "event-" + event.getRecordNumber();
    var at = Instant.parse(event.get("at"));
    var id = ids.get(event.get("ticket"));
    switch (event.get("what")) {
      case "OPEN" -> ids.put(event.get("ticket"), open(ticket, at));
      case "RESPOND" -> tickets.respond(id, "Called", at);
      case "UPDATE" -> conversation.update(id, occurrence, "We look into it", at);
      case "ASK" -> conversation.ask(id, occurrence, "question", "Which version?");
      case "REPLY", "REOPEN" -> conversation.reply(id, occurrence, "Alice", "7.2");
      case "OBJECT" -> conversation.reply(id, occurrence, "Alice", "No", false);
      case "OFFER" ->
          asked.put(id, solutions.offer(id, occurrence, Solution.RESOLUTION, "Restarted", null));
      case "AGREE" -> {
        conversation.reply(id, "reply:" + occurrence, "Alice", "Yes", true);
        resolve(id, occurrence, at);
      }
      case "AGREE_ON_PHONE" -> {
        conversation.recordAnswer(asked.get(id).questionId(), "Agrees", at);
        resolve(id, occurrence, at);
      }
      case "SEVERITY" -> assessment.change(id, occurrence, event.get("how"), "It spreads", "agent");
      case "HAND_OVER" -> handling.handOver(id, occurrence, event.get("how"), "Yours", at);
      case "WITHDRAW" -> tickets.withdraw(id, "Alice", "Solved itself");
      default -> throw new IllegalArgumentException(event.toString());
    }
  }

  private void resolve(TicketId id, String occurrence, Instant at) {
    solutions.resolve(id, occurrence, "Agreed", at);
    tickets.close(id, "close:" + occurrence);
  }

  private TicketId open(CSVRecord ticket, Instant receivedAt) {
    var contact =
        new Contact("Alice Martin", "alice@acme.example", "+33 1 23", "en", "administrator");
    var asked =
        new NewTicket(
            ticket.get("agreement"),
            ticket.get("plan"),
            ticket.get("customer"),
            contact,
            "GuardTek",
            "7.2",
            ticket.get("severity"),
            "incident",
            "Ticket " + ticket.get("ticket"),
            "Since 8 it is down.",
            "Nobody can work.",
            null,
            "{\"knowledgeBaseConsulted\":true}",
            "api",
            "customer",
            null);
    return tickets
        .open(asked, agreements.newest(ticket.get("agreement")).orElseThrow(), receivedAt)
        .id();
  }

  /** The rows of one report. */
  private static List<CSVRecord> window(List<CSVRecord> rows, int first) {
    var end = first + 1;
    while (end < rows.size() && !rows.get(end).get("what").equals("TOTAL")) {
      end++;
    }
    return rows.subList(first, end);
  }

  /** Written like the rows of the file. */
  private List<String> figures(CSVRecord window) {
    var agreement = window.get("agreement").isEmpty() ? null : window.get("agreement");
    var period =
        new ReportPeriod(
            LocalDate.parse(window.get("from")),
            LocalDate.parse(window.get("to")),
            zone(agreement));
    var filter = new ReportFilter(agreement, null, null, null, null, null);
    var report = reports.report(new ReportQuestion(period, filter, Visibility.everything()));
    var head = "%s,%s,%s".formatted(period.from(), period.to(), window.get("agreement"));
    var lines = new ArrayList<String>();
    lines.add("%s,TOTAL,,%s,%d".formatted(head, all(report.total()), seconds(report.waited())));
    report
        .by()
        .forEach(
            (dimension, found) ->
                found.forEach(
                    line ->
                        lines.add(
                            "%s,%s,%s,%s,"
                                .formatted(
                                    head,
                                    dimension,
                                    String.join(" ", line.key()),
                                    all(line.figures())))));
    report
        .trend()
        .forEach(
            part ->
                lines.add(
                    "%s,TREND,%s,%s,,,"
                        .formatted(head, part.period().from(), decided(part.figures()))));
    return lines;
  }

  private ZoneId zone(String agreement) {
    return agreement == null
        ? settings.zone()
        : calendars
            .get(
                agreements
                    .newest(agreement)
                    .orElseThrow()
                    .rows()
                    .getFirst()
                    .promise(Objective.FIRST_RESPONSE)
                    .calendar())
            .zone();
  }

  private static String all(Figures figures) {
    return "%s,%d,%d".formatted(decided(figures), figures.open(), seconds(figures.paused()));
  }

  private static String decided(Figures figures) {
    return "%d,%d,%d,%d"
        .formatted(figures.promised(), figures.met(), figures.breached(), figures.ended());
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }

  private static List<CSVRecord> read(String file) throws IOException {
    try (var stream = TwoThousandTicketsTest.class.getResourceAsStream("/sla-report/" + file);
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }
}
