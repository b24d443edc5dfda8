package dev.vigie.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.jayway.jsonpath.JsonPath;
import dev.vigie.access.Caller;
import dev.vigie.access.Role;
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
import dev.vigie.wording.Wording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/**
 * 2,000 tickets of all agreements live through the spring of 2030, with their alarms at the right
 * instants and what people did written down late. Every figure of the report is held against {@code
 * sla-report/expected.csv}, which {@code generate.py} worked out beside it without anything of
 * ours; then each is opened, and must count what is behind it.
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
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
  @Autowired private Wording wording;
  @Autowired private MockMvc http;

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

  @BeforeAll
  void liveThroughTheSpring() throws Exception {
    var opened = new HashMap<String, CSVRecord>();
    read("tickets.csv").forEach(row -> opened.put(row.get("ticket"), row));
    for (var event : read("events.csv")) {
      passTo(Instant.parse(event.get("known")));
      happen(event, opened.get(event.get("ticket")));
    }
    passTo(NOW);
  }

  @Test
  void haveTheFiguresThatWereWorkedOutIndependently() throws Exception {
    var expected = read("expected.csv");
    var found = new ArrayList<String>();
    var worked = new ArrayList<String>();
    for (var first = 0; first < expected.size(); ) {
      var window = window(expected, first);
      window.forEach(row -> worked.add(String.join(",", row.values()) + "," + kept(row)));
      found.addAll(figures(window.getFirst()));
      first += window.size();
    }
    assertThat(worked).hasSizeGreaterThan(1_500);
    assertThat(found).containsExactlyInAnyOrderElementsOf(worked);
  }

  /** In tenths of a percent, half up; whatever was met or missed once shows. */
  private static String kept(CSVRecord row) {
    var promised = Long.parseLong(row.get("promised"));
    var met = Long.parseLong(row.get("met"));
    if (promised == 0) {
      return "";
    }
    var tenths = (2_000 * met + promised) / (2 * promised);
    tenths = met > 0 && tenths == 0 ? 1 : tenths;
    tenths = met < promised && tenths == 1_000 ? 999 : tenths;
    return "%d.%d".formatted(tenths / 10, tenths % 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&agreement=qohash",
        "&agreement=xtm&plan=gold",
        "&agreement=aidi&zone=Etc/GMT%2B5",
        "&team=support&severity=1"
      })
  void areBehindTheFiguresThatCountThem(String narrowed) throws Exception {
    var page = page("/reports/sla?from=2030-04-01&to=2030-04-30" + narrowed);
    for (var table : page.tables()) {
      for (var row : table.rows()) {
        assertAddUp(row.cells(), table.name() + ", " + row.name());
      }
    }
    for (var part : page.parts()) {
      assertAddUp(part.cells(), part.name());
    }
    assertAddUp(
        page.tiles().stream()
            .map(tile -> new ReportPage.Cell(tile.name(), tile.value(), tile.link()))
            .toList(),
        "all");
    var bars = page.chart().bars();
    for (int i = 0; i < bars.size(); i++) {
      assertThat(bars.get(i).link()).isEqualTo(page.parts().get(i).cells().getFirst().link());
    }
  }

  private void assertAddUp(List<ReportPage.Cell> cells, String where) throws Exception {
    var promised = "";
    for (var cell : cells) {
      var what = where + ": " + cell.name();
      switch (cell.name()) {
        case "Promised" -> promised = assertCount(cell, cell.value(), what);
        case "Kept" -> {}
        case "Paused" -> assertTime(cell, "paused_seconds", what);
        case "Waited for customers" -> assertTime(cell, "waited_seconds", what);
        default -> assertCount(cell, cell.value(), what);
      }
    }
    for (var cell : cells) {
      if (cell.name().equals("Kept")) {
        assertCount(cell, promised, where + ": kept");
      }
    }
  }

  private String assertCount(ReportPage.Cell cell, String count, String what) throws Exception {
    if (count.equals("0")) {
      assertThat(cell.link()).as(what).isNull();
    } else {
      assertThat(cell.link()).as(what).isNotNull();
      assertThat(count(behind(cell.link()))).as(what).isEqualTo(count);
    }
    return count;
  }

  /** How many there are, as the page says. */
  private static String count(Document behind) {
    return behind.select("caption").text().split(" ")[0];
  }

  /** What the rows behind a time say adds up to it; a ticket that waits is there once. */
  private void assertTime(ReportPage.Cell cell, String column, String what) throws Exception {
    if (cell.link() == null) {
      assertThat(cell.value()).as(what).isEqualTo("–");
      return;
    }
    var behind = behind(cell.link());
    var rows = rows(http(behind.select("a[href*=.csv]").attr("href")));
    assertThat(String.format(Locale.ENGLISH, "%,d", rows.size())).as(what).isEqualTo(count(behind));
    var sum =
        rows.stream()
            .map(row -> new BigDecimal(row.get(column)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var words = wording.in(Locale.ENGLISH);
    assertThat(words.sum(Duration.ofMillis(sum.movePointRight(3).longValueExact())))
        .as(what)
        .isEqualTo(cell.value());
    if (column.equals("waited_seconds")) {
      assertThat(rows).extracting(row -> row.get("ticket")).as(what).doesNotHaveDuplicates();
      assertThat(sum).as(what).isEqualByComparingTo(waitedSeconds(cell.link()));
    }
  }

  private BigDecimal waitedSeconds(String link) throws Exception {
    var asked = "/api/reports/sla" + link.substring(link.indexOf('?'));
    return JsonPath.parse(http(asked)).read("$.waitedSeconds", BigDecimal.class);
  }

  private ReportPage page(String address) throws Exception {
    return (ReportPage)
        perform(address).andReturn().getModelAndView().getModelMap().getAttribute("report");
  }

  private Document behind(String link) throws Exception {
    return Jsoup.parse(http(link));
  }

  private String http(String address) throws Exception {
    return perform(address).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private ResultActions perform(String address) throws Exception {
    var manager =
        user("manager").authorities(new SimpleGrantedAuthority(Caller.authority(Role.MANAGER)));
    return http.perform(get(URI.create(address)).with(manager).locale(Locale.ENGLISH))
        .andExpect(status().isOk());
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
    var asked = asked(window.get("asked"));
    var period =
        new ReportPeriod(
            LocalDate.parse(window.get("from")), LocalDate.parse(window.get("to")), zone(asked));
    var filter =
        new ReportFilter(
            asked.get("agreement"),
            asked.get("plan"),
            asked.get("severity"),
            Optional.ofNullable(asked.get("objective")).map(Objective::valueOf).orElse(null),
            asked.get("customer"),
            asked.get("team"));
    var report = reports.report(new ReportQuestion(period, filter, Visibility.everything()));
    var head = "%s,%s,%s".formatted(period.from(), period.to(), window.get("asked"));
    var lines = new ArrayList<String>();
    lines.add(
        "%s,TOTAL,,%s,%d,%s"
            .formatted(head, all(report.total()), seconds(report.waited()), kept(report.total())));
    report
        .by()
        .forEach(
            (dimension, found) ->
                found.forEach(
                    line ->
                        lines.add(
                            "%s,%s,%s,%s,,%s"
                                .formatted(
                                    head,
                                    dimension,
                                    String.join(" ", line.key()),
                                    all(line.figures()),
                                    kept(line.figures())))));
    report
        .trend()
        .forEach(
            part ->
                lines.add(
                    "%s,TREND,%s,%s,,,,%s"
                        .formatted(
                            head,
                            part.period().from(),
                            decided(part.figures()),
                            kept(part.figures()))));
    return lines;
  }

  /** By name, as {@code agreement=xtm plan=gold}. */
  private static Map<String, String> asked(String text) {
    return Stream.of(text.split(" "))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private ZoneId zone(Map<String, String> asked) {
    if (asked.containsKey("zone")) {
      return ZoneId.of(asked.get("zone"));
    }
    return asked.containsKey("agreement")
        ? calendars
            .get(
                agreements
                    .newest(asked.get("agreement"))
                    .orElseThrow()
                    .rows()
                    .getFirst()
                    .promise(Objective.FIRST_RESPONSE)
                    .calendar())
            .zone()
        : settings.zone();
  }

  private static String kept(Figures figures) {
    return figures.keptPercent().map(BigDecimal::toPlainString).orElse("");
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
      return rows(reader);
    }
  }

  private static List<CSVRecord> rows(String table) throws IOException {
    return rows(new StringReader(table));
  }

  private static List<CSVRecord> rows(Reader reader) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(reader)
        .getRecords();
  }
}
