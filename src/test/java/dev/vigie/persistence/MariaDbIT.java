package dev.vigie.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.statement.MonthlyStatements;
import dev.vigie.testing.MariaDb;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.Alarms;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Gate;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketFilter;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.ticket.Visibility;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole application on MariaDB, through the driver that it uses for MySQL, on a machine that is
 * not in UTC, at an instant whose UTC reading does not exist in that machine's zone.
 */
@SpringBootTest(
    properties = {
      // the driver asks MariaDB 11 for a column that only MySQL 8 has, if Hibernate asks the driver
      "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
      "spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.MySQLDialect"
    })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import(MariaDbIT.StandingTime.class)
class MariaDbIT {

  private static final Instant NOW = Instant.parse("2026-03-29T02:30:00.123Z");
  private static final TimeZone HERE = TimeZone.getDefault();

  private static final MariaDb MARIA_DB = new MariaDb();

  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;
  @Autowired private DataSource database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Flyway flyway;
  @Autowired private Tickets tickets;
  @Autowired private TicketQueries queries;
  @Autowired private TicketService service;
  @Autowired private Assessment assessment;
  @Autowired private Gate gate;
  @Autowired private Conversation conversation;
  @Autowired private Solutions solutions;
  @Autowired private Alarms alarms;
  @Autowired private SlaClocks clocks;
  @Autowired private Timeline timeline;

  private String number;
  private TicketId ticket;

  /** Time stands still, so that every instant that is stored is known. */
  @TestConfiguration
  static class StandingTime {

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }

  @DynamicPropertySource
  static void onMariaDb(DynamicPropertyRegistry properties) throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
    properties.add("spring.datasource.url", MARIA_DB::url);
    properties.add("spring.datasource.username", () -> "root");
    properties.add("spring.datasource.password", () -> "");
    properties.add("test.engine.grpc-address", () -> "http://127.0.0.1:1");
    properties.add("test.mail.port", () -> 1);
  }

  @AfterAll
  static void backHome() {
    TimeZone.setDefault(HERE);
  }

  @BeforeEach
  void aTicket() throws Exception {
    number = open(UUID.randomUUID().toString());
    ticket = queries.find(number, Visibility.everything()).id();
  }

  @Nested
  class Schema {

    @Test
    void isMigratedByFlyway() {
      assertThat(flyway.info().applied()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(flyway.info().pending()).isEmpty();
    }
  }

  @Nested
  class AnInstant {

    @ParameterizedTest
    @CsvSource({
      "ticket, received_at, id", "timeline_entry, at, ticket_id",
      "notification, created_at, ticket_id", "question, asked_at, ticket_id"
    })
    void isStoredInUtcToTheMillisecond(String table, String column, String key) {
      service.confirmReceipt(ticket);
      conversation.ask(ticket, "ask", "question", "Which version?");

      assertThat(
              jdbc.sql(
                      "select distinct cast(%s as char) from %s where %s = ?"
                          .formatted(column, table, key))
                  .param(ticket.value())
                  .query(String.class)
                  .list())
          .containsExactly("2026-03-29 02:30:00.123");
    }

    @Test
    void comesBackAsItWent() {
      var read = queries.find(number, Visibility.everything());
      var clock = clock(Objective.RESOLUTION);

      assertThat(read.receivedAt()).isEqualTo(NOW);
      assertThat(clock.startedAt()).isEqualTo(NOW);
      assertThat(clock.dueAt()).contains(NOW.plus(Duration.ofHours(8)));
      assertThat(timeline.of(ticket)).first().extracting(TimelineEntry::at).isEqualTo(NOW);
    }
  }

  @Nested
  class AllTickets {

    @Autowired private MeterRegistry meters;

    @Test
    void areOnTheBoard() throws Exception {
      http.perform(get("/board").with(httpBasic("agent", "agent")))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("First response")))
          .andExpect(content().string(containsString("in 1 h")));
    }

    @Test
    void areCountedWithWhatWaits() {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> meters.find("vigie.tickets.open").tag("status", "RECEIVED").gauge() != null);
      assertThat(meters.get("vigie.tasks.waiting").gauge().value()).isNotNaN();
    }
  }

  @Nested
  class AReport {

    @Test
    void countsOnTheDatabaseWhatTheLedgerSays() throws Exception {
      jdbc.sql("update promise_outcome set customer = 'other'").update();
      var counted = open(UUID.randomUUID().toString());
      var id = queries.find(counted, Visibility.everything()).id();
      service.respond(id, "Called", NOW);
      conversation.ask(id, "ask", "question", "Which version?");

      report("application/json")
          .andExpect(jsonPath("$.total.met").value(1))
          .andExpect(jsonPath("$.byTeam[0].met").value(1))
          .andExpect(jsonPath("$.trend[0].met").value(1))
          .andExpect(jsonPath("$.waitedSeconds").value(0));
      report("text/csv").andExpect(content().string(containsString(counted + ",")));
    }

    private ResultActions report(String type) throws Exception {
      return http.perform(
          get("/api/reports/sla")
              .param("from", "2026-03-29")
              .param("to", "2026-03-29")
              .param("customer", "acme")
              .accept(type)
              .with(httpBasic("manager", "manager")));
    }
  }

  @Nested
  class AStatement {

    @Autowired private MonthlyStatements monthly;

    @Test
    void isDrawnUpOfEachMonthSinceAServiceIsKnown() throws Exception {
      var service =
          JsonPath.<String>read(
              http.perform(
                      post("/api/services")
                          .with(httpBasic("agent", "agent"))
                          .contentType(MediaType.APPLICATION_JSON)
                          .content(
                              """
                              {"customer": "globex", "agreement": "aidi", "name": "Aidi",
                               "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
                              """))
                  .andReturn()
                  .getResponse()
                  .getContentAsString(),
              "$.id");
      monthly.drawUpWhatIsDue();
      assertThat(stated()).isEmpty();
      jdbc.sql("update stated_service set since = '2026-01-20 12:00:00' where service_id = ?")
          .param(service)
          .update();

      monthly.drawUpWhatIsDue();
      monthly.drawUpWhatIsDue();

      assertThat(stated()).containsExactly("2026-01", "2026-02");
    }

    private List<String> stated() {
      return jdbc.sql(
              "select stated_month from monthly_statement where customer = 'globex' order by stated_month")
          .query(String.class)
          .list();
    }
  }

  @Nested
  class ATicket {

    @Test
    void keepsTextsOfEveryScriptAndItsStretches() {
      conversation.ask(ticket, "ask", "question", "Патруль 🚨 en retard ?");

      assertThat(timeline.of(ticket))
          .extracting(entry -> entry.detail().orElse(""))
          .contains("Патруль 🚨 en retard ?");
    }

    @Test
    void isNotSeenByAnOrganisationThatIsWrittenAlmostAlike() {
      jdbc.sql("update ticket set customer = 'ACMÉ' where id = ?").param(ticket.value()).update();
      var page = PageRequest.of(0, 200);

      assertThat(
              queries.page(new TicketFilter(null, null, null, null), Visibility.only("acme"), page))
          .extracting(Ticket::id)
          .doesNotContain(ticket);
    }

    @Test
    void isListedByItsNextDeadline() {
      assertThat(
              queries.mostUrgentFirst(
                  TicketFilter.none(), Visibility.everything(), PageRequest.of(0, 200)))
          .extracting(Ticket::id)
          .contains(ticket);
    }

    @Test
    void goesThroughItsWholeLife() {
      gate.check(ticket, 4_503_599_627_370_497L);
      service.confirmReceipt(ticket);
      service.respond(ticket, "Called", NOW);
      assessment.change(ticket, "change", "Low", "One gate only", "agent");
      var asked = conversation.ask(ticket, "ask", "question", "Which version?");
      conversation.remind(asked.questionId(), "remind");
      conversation.reply(ticket, "reply", "alice", "7.2.1");
      solutions.offer(ticket, "offer", Solution.RESOLUTION, "Upgrade", null);
      conversation.reply(ticket, "agreed", "alice", "It works", true);
      solutions.resolve(ticket, "resolve", null, null);
      service.close(ticket, "close");
      conversation.reply(ticket, "again", "alice", "It is back");

      var read = queries.find(number, Visibility.everything());
      assertThat(read.timesReopened()).isEqualTo(1);
      assertThat(read.processInstanceKey()).contains(4_503_599_627_370_497L);
      assertThat(clock(Objective.FIRST_RESPONSE).metAt()).contains(NOW);
      assertThat(kinds()).contains(TimelineKind.REMINDED, TimelineKind.REOPENED);
    }
  }

  @Nested
  class TheSecond {

    @Test
    void entryOfOneOccurrenceIsRefused() {
      refused(
          "insert into timeline_entry (ticket_id, occurrence, at, kind, actor, arguments)"
              + " select ticket_id, occurrence, at, kind, actor, arguments from timeline_entry"
              + " where ticket_id = ?");
    }

    @Test
    void notificationOfOneOccurrenceIsRefused() {
      service.confirmReceipt(ticket);

      refused(
          "insert into notification (id, ticket_id, occurrence, kind, recipient, subject, text_body,"
              + " html_body, language, message_id, created_at, attempts)"
              + " select uuid(), ticket_id, occurrence, kind, recipient, subject, text_body,"
              + " html_body, language, uuid(), created_at, attempts from notification"
              + " where ticket_id = ?");
    }

    @Test
    void useOfAKeyIsRefused() {
      refused(
          "insert into idempotency_key (caller, request_key, request_digest, ticket_id)"
              + " select caller, request_key, request_digest, ticket_id from idempotency_key"
              + " where ticket_id = ?");
    }

    @Test
    void questionOfOneOccurrenceIsRefused() {
      conversation.ask(ticket, "ask", "question", "Which version?");

      refused(
          "insert into question (id, ticket_id, occurrence, asked_at, remind_at, reminders)"
              + " select uuid(), ticket_id, occurrence, asked_at, remind_at, reminders"
              + " from question where ticket_id = ?");
    }

    private void refused(String copy) {
      assertThatThrownBy(() -> jdbc.sql(copy).param(ticket.value()).update())
          .isInstanceOf(DuplicateKeyException.class);
    }
  }

  @Nested
  class ManyAtOnce {

    @Test
    void changeATicketOneAfterTheOther() throws Exception {
      atOnce(
          8,
          () -> {
            for (int i = 0; i < 10; i++) {
              transaction.executeWithoutResult(status -> count());
            }
            return null;
          });

      assertThat(tickets.get(ticket).timesReopened()).isEqualTo(80);
    }

    @Test
    void seeWhatWasDoneWhileTheyWaitedForTheLock() throws Exception {
      var clock = clock(Objective.FIRST_RESPONSE);
      jdbc.sql("update sla_clock set due_at = ? where id = ?")
          .params("2026-03-29 02:00:00.000", clock.id())
          .update();

      try (var other = Executors.newSingleThreadExecutor()) {
        var second =
            transaction.execute(
                status -> {
                  tickets.locked(ticket);
                  var waiting = other.submit(() -> alarms.breach(clock.id(), clock.planNumber()));
                  await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
                  alarms.breach(clock.id(), clock.planNumber());
                  return waiting;
                });
        second.get(20, TimeUnit.SECONDS);
      }

      assertThat(clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.BREACHED);
      assertThat(kinds()).containsOnlyOnce(TimelineKind.BREACHED);
    }

    @Test
    void openOneTicketWithOneKey() throws Exception {
      var key = UUID.randomUUID().toString();

      assertThat(atOnce(6, () -> open(key)).distinct()).hasSize(1);
    }

    @Test
    void openTicketsWithKeysThatDifferInCase() throws Exception {
      var key = "key-" + UUID.randomUUID();

      assertThat(open(key)).isNotEqualTo(open(key.toUpperCase(Locale.ROOT)));
    }

    @Test
    void openTicketsWithKeysOfTheirOwn() throws Exception {
      assertThat(atOnce(8, () -> open(UUID.randomUUID().toString())).distinct()).hasSize(8);
    }

    private void count() {
      var seen = tickets.locked(ticket).timesReopened();
      jdbc.sql("update ticket set times_reopened = ? where id = ?")
          .params(seen + 1, ticket.value())
          .update();
    }

    private boolean somebodyWaits() {
      return jdbc.sql(
                  "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
              .query(Long.class)
              .single()
          > 0;
    }

    private static <T> Stream<T> atOnce(int threads, Callable<T> work) throws Exception {
      try (var pool = Executors.newFixedThreadPool(threads)) {
        return pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> work).toList()).stream()
            .map(Future::resultNow);
      }
    }
  }

  @Nested
  class AService {

    private final String unique = UUID.randomUUID().toString();

    @Test
    void isMeasuredToTheMillisecond() throws Exception {
      var id = add();
      send("outages", outage(id)).andExpect(status().isCreated());
      send(
              "maintenance",
              """
              {"service": "%s", "plannedFrom": "2026-02-11T01:00:00Z", "confirm": true,
               "plannedTo": "2026-02-11T03:00:00Z", "what": "Mise à jour",
               "announcedAt": "2026-02-01T01:00:00Z"}
              """
                  .formatted(id))
          .andExpect(status().isCreated());

      http.perform(
              get("/api/availability")
                  .param("service", id)
                  .param("month", "2026-02")
                  .with(httpBasic("agent", "agent")))
          .andExpect(jsonPath("$[0].countedMillis").value((28 * 1_440 - 120) * 60_000L))
          .andExpect(jsonPath("$[0].downMillis").value(3_600_123));
      for (var list : List.of("outages", "maintenance", "services")) {
        http.perform(get("/api/" + list).with(httpBasic("customer", "customer")))
            .andExpect(status().isOk());
      }
    }

    @Test
    void hasOneOutageHoweverOftenItIsToldAtOnce() throws Exception {
      var id = add();
      var signal =
          "{\"service\": \"%s\", \"incident\": \"A\", \"state\": \"%s\", \"at\": \"2026-02-10T%s:00:00Z\"}";
      var answers =
          ManyAtOnce.atOnce(
              6,
              () -> {
                var key = "key-" + unique;
                var told = sendWithKey("outages", outage(id), key);
                send("outages/signals", signal.formatted(id, "up", "12"));
                send("outages/signals", signal.formatted(id, "down", "11"));
                add();
                return told.andReturn().getResponse().getContentAsString();
              });

      assertThat(answers.map(answer -> JsonPath.<String>read(answer, "$.id")).distinct())
          .hasSize(1);
      http.perform(get("/api/outages").param("service", id).with(httpBasic("agent", "agent")))
          .andExpect(jsonPath("$.total").value(2))
          .andExpect(jsonPath("$.items[0].startedAt").value("2026-02-10T11:00:00Z"))
          .andExpect(jsonPath("$.items[0].endedAt").value("2026-02-10T12:00:00Z"));
    }

    private String add() throws Exception {
      var answer =
          send(
                  "services",
                  """
                  {"customer": "acme", "agreement": "xtm", "plan": "gold", "name": "%s",
                   "activeFrom": "2026-01-01T00:00:00Z"}
                  """
                      .formatted(unique))
              .andExpect(status().isCreated())
              .andReturn()
              .getResponse()
              .getContentAsString();
      return JsonPath.read(answer, "$.id");
    }

    private String outage(String id) {
      return "{\"service\": \"%s\", \"startedAt\": \"2026-02-10T01:00:00Z\", \"endedAt\": \"2026-02-10T02:00:00.123Z\"}"
          .formatted(id);
    }

    private ResultActions send(String what, String body) throws Exception {
      return sendWithKey(what, body, UUID.randomUUID().toString());
    }

    private ResultActions sendWithKey(String what, String body, String key) throws Exception {
      return http.perform(
          post("/api/" + what)
              .with(httpBasic("agent", "agent"))
              .header("Idempotency-Key", key)
              .contentType(MediaType.APPLICATION_JSON)
              .content(body));
    }
  }

  @Nested
  class TwoSchedulers {

    private static final TaskDescriptor<Integer> COUNTED =
        TaskDescriptor.of("counted", Integer.class);

    private final Map<Integer, Integer> executions = new ConcurrentHashMap<>();
    private final CountDownLatch left = new CountDownLatch(200);

    @Test
    void executeEachTaskOnce() throws InterruptedException {
      var schedulers = List.of(scheduler("one"), scheduler("two"));
      try {
        schedulers.forEach(Scheduler::start);
        for (int i = 0; i < 200; i++) {
          schedulers.get(i % 2).schedule(COUNTED.instance("task-" + i).data(i).scheduledTo(NOW));
        }
        assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        schedulers.forEach(Scheduler::stop);
      }

      assertThat(executions).hasSize(200).values().containsOnly(1);
      assertThat(
              jdbc.sql("select count(*) from scheduled_tasks where task_name = 'counted'")
                  .query(Long.class)
                  .single())
          .isZero();
    }

    private Scheduler scheduler(String name) {
      var task =
          Tasks.oneTime(COUNTED)
              .execute(
                  (instance, context) -> {
                    executions.merge(instance.getData(), 1, Integer::sum);
                    left.countDown();
                  });
      return Scheduler.create(database, task)
          .schedulerName(new SchedulerName.Fixed(name))
          .threads(4)
          .pollingInterval(Duration.ofMillis(50))
          .alwaysPersistTimestampInUTC()
          .build();
    }
  }

  private String open(String key) throws Exception {
    var answer =
        http.perform(
                post("/api/tickets")
                    .with(httpBasic("customer", "customer"))
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(Requests.trackforce("Critical")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(answer, "$.number");
  }

  private SlaClock clock(Objective objective) {
    return clocks.findByTicketIdAndObjective(ticket.value(), objective).orElseThrow();
  }

  private List<TimelineKind> kinds() {
    return timeline.of(ticket).stream().map(TimelineEntry::kind).toList();
  }
}
