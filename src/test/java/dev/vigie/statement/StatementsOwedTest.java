package dev.vigie.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Agreements;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Leftovers;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who gets a statement of a month that is over, and who gets none. */
@VigieTest
class StatementsOwedTest {

  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;
  @Autowired private MonthlyStatements monthly;
  @Autowired private Statements statements;
  @Autowired private StatementRecords records;
  @Autowired private StatementComposer composer;
  @Autowired private ServiceTerms terms;
  @Autowired private Agreements agreements;
  @Autowired private Clock time;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;

  private final String globex = "globex-" + UUID.randomUUID();
  private YearMonth month;
  private Instant failedAt;
  private TimeSpan planned;

  @BeforeEach
  void inTheMiddleOfAMonth() {
    LocalDate start;
    do {
      start = LocalDate.ofInstant(driver.startOnMonday("10:00", "Europe/Paris"), TORONTO);
    } while (start.getDayOfMonth() > 24); // some days pass before the month is over
    Leftovers.areNotStated(jdbc);
    month = YearMonth.from(start);
  }

  /** Nothing else is owed under this agreement (qohash/3.notpromised). */
  private void answeredOnTheLastDay() throws Exception {
    passTo(month.atEndOfMonth(), 16);
    story.open(Requests.of("qohash", "", "3"));
  }

  private void answerIsWrittenDown(Instant answered) {
    tickets.respond(story.ticket().id(), "Called", answered);
    tickets.withdraw(story.ticket().id(), "Alice", "Solved itself");
    driver.settle();
  }

  @Test
  void whoseAnswerWasWrittenDownAfterItsMonthHadBeenStatedIsToldOnTheNextOne() throws Exception {
    answeredOnTheLastDay();
    driver.pass(Duration.ofMinutes(10));
    var answered = driver.now();
    overAndApproved(month, "acme", "qohash");

    answerIsWrittenDown(answered);
    monthIsOver(1);

    var next = statement(month.plusMonths(1), "acme", "qohash");
    assertThat(statements.content(next).lines()).isEmpty();
    assertThat(statements.content(next).corrections())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.ticket()).isEqualTo(story.number());
              assertThat(line.met()).isTrue();
              assertThat(line.reason()).isEqualTo(Reason.WRITTEN_LATER);
            });
    approve(next);
    monthIsOver(2);
    assertThat(stated("acme")).as("told once").containsExactly(month, month.plusMonths(1));
  }

  @Test
  void whoseAnswerWasWrittenDownBeforeItsMonthWasApprovedGetsNoSecondOne() throws Exception {
    answeredOnTheLastDay();
    driver.pass(Duration.ofMinutes(10));
    var answered = driver.now();
    monthIsOver(0);
    answerIsWrittenDown(answered);
    approve(statement(month, "acme", "qohash"));

    monthIsOver(1);

    assertThat(stated("acme")).containsExactly(month);
  }

  @Test
  void forWhomNobodyLookedForMonthsGetsThoseInWhichSomethingHappened() throws Exception {
    answeredOnTheLastDay();
    answerIsWrittenDown(driver.now());

    monthIsOver(2);

    assertThat(stated("acme")).containsExactly(month);
  }

  @Test
  void whoHasAServiceGetsOneForEachMonthSinceItWasWrittenDown() throws Exception {
    service(globex, "offimizer");
    var unmeasured = "umbrella-" + UUID.randomUUID();
    service(unmeasured, "trackforce");
    jdbc.sql("update service set plan = 'withdrawn' where customer = ?").param(unmeasured).update();
    monthly.drawUpWhatIsDue();
    assertThat(stated(globex)).as("of the months before").isEmpty();

    monthIsOver(0);
    assertThat(stated(globex)).containsExactly(month);
    assertThat(stated(unmeasured)).as("by a plan that the agreement does not have").isEmpty();
    var newcomer = "initech-" + UUID.randomUUID();
    service(newcomer, "trackforce");
    monthly.drawUpWhatIsDue();
    assertThat(stated(newcomer)).as("of a month before").isEmpty();

    monthIsOver(1);
    assertThat(stated(newcomer)).containsExactly(month.plusMonths(1));
    assertThat(stated(globex)).containsExactly(month, month.plusMonths(1));
  }

  @Test
  void whoseServiceEndedIsToldOfCreditsAndCorrectionsOnly() throws Exception {
    var service = service(globex, "qohash");
    monthly.drawUpWhatIsDue();
    costs(service);
    driver.pass(Duration.ofDays(1)); // the night to a Tuesday in Toronto
    var outage = outage(service, Duration.ofHours(5), Duration.ofHours(3));
    claim(service, outage);
    driver.settle();
    driver.pass(Duration.ofDays(1));
    ends(service);
    overAndApproved(month, globex, "qohash");

    driver.complete("Activity_ApproveCredit", Map.of("decision", "approve", "note", ""));
    monthIsOver(1);

    var next = statement(month.plusMonths(1), globex, "qohash");
    assertThat(statements.content(next).credits()).hasSize(1);
    monthIsOver(2);
    assertThat(stated(globex))
        .as("the credit stands on one that is to be approved")
        .containsExactly(month, month.plusMonths(1));

    approve(next);
    shortened(outage);
    monthIsOver(3);
    var last = statement(month.plusMonths(3), globex, "qohash");
    assertThat(statements.content(last).services())
        .singleElement()
        .matches(ServiceLine::correction);
    approve(last);
    monthIsOver(4);
    assertThat(stated(globex)).containsExactly(month, month.plusMonths(1), month.plusMonths(3));
  }

  @Test
  void whoseServiceEndedIsToldOfMaintenanceThatWasSetRight() throws Exception {
    var service = service(globex, "qohash");
    monthly.drawUpWhatIsDue();
    driver.pass(Duration.ofDays(1)); // the night to a Tuesday in Toronto
    var maintenance = maintenance(service, Duration.ofHours(5), Duration.ofHours(3));
    driver.pass(Duration.ofDays(1));
    ends(service);
    overAndApproved(month, globex, "qohash");
    assertThat(statements.content(statement(month, globex, "qohash")).services())
        .singleElement()
        .matches(line -> line.down().equals(Duration.ofHours(2)), "nobody was told");

    json(
            post("/api/maintenance/{id}/cancellation", maintenance).with(AGENT),
            "{\"reason\": \"It never was\"}")
        .andExpect(status().isOk());
    monthIsOver(1);

    var next = statement(month.plusMonths(1), globex, "qohash");
    assertThat(statements.content(next).services())
        .singleElement()
        .matches(ServiceLine::correction)
        .matches(line -> line.down().isZero());
    approve(next);
    monthIsOver(2);
    assertThat(stated(globex)).as("told once").containsExactly(month, month.plusMonths(1));
  }

  @Test
  void ofWhomNothingIsToBeCorrectedIsWorkedOutAgainOnlyWhenMoreIsLearnt() throws Exception {
    var service = service(globex, "qohash");
    monthly.drawUpWhatIsDue();
    driver.pass(Duration.ofDays(1)); // the night to a Tuesday in Toronto
    var outage = outage(service, Duration.ofHours(5), Duration.ofHours(3));
    driver.pass(Duration.ofDays(1));
    ends(service);
    overAndApproved(month, globex, "qohash");
    setRight(outage, Duration.ofHours(2), "Their line was down, too");
    passTo(month.plusMonths(2).atDay(1), 1);
    var counted = spy(composer);
    var looks =
        new MonthlyStatements(
            statements, new StatementsOwed(counted, terms, jdbc, time), agreements, time);

    looks.drawUpWhatIsDue();
    looks.drawUpWhatIsDue();
    verify(counted, times(1)).compose(argThat(one -> one.customer().equals(globex)));
    assertThat(stated(globex)).as("only a note was learnt").containsExactly(month);

    shortened(outage);
    looks.drawUpWhatIsDue();
    driver.settle();
    verify(counted, times(2)).compose(argThat(one -> one.customer().equals(globex)));
    assertThat(stated(globex)).containsExactly(month, month.plusMonths(1));
  }

  @Test
  void isKnownOtherwiseWhateverIsWrittenDown() throws Exception {
    answeredOnTheLastDay();
    var service = service("acme", "qohash");
    monthIsOver(0);
    approve(statement(month, "acme", "qohash"));
    var next = new Statement("acme", "qohash", month.plusMonths(1), TORONTO, driver.now());
    assertThat(composer.known(next)).isEqualTo(composer.known(next));

    var before = composer.known(next);
    var known = new ArrayList<String>();
    tickets.withdraw(story.ticket().id(), "Alice", "Solved itself");
    known.add(composer.known(next));
    var outage = outage(service, Duration.ofHours(5), Duration.ofHours(3));
    known.add(composer.known(next));
    shortened(outage);
    known.add(composer.known(next));
    var maintenance = maintenance(service, Duration.ofHours(2), Duration.ofHours(1));
    known.add(composer.known(next));
    told(maintenance);
    known.add(composer.known(next));
    ends(service);
    known.add(composer.known(next));
    agreements.reload();
    known.add(composer.known(next));

    assertThat(known).doesNotContain(before).doesNotHaveDuplicates();
  }

  @Test
  void isNobodyThatIsNotKnown() throws Exception {
    service(globex, "offimizer");
    monthIsOver(0);
    var before = count();

    assertThat(refused(globex + "x", "offimizer")).isEqualTo("statement.wrong.unknown-customer");
    assertThat(refused(globex, "trackforce")).isEqualTo("statement.wrong.unknown-customer");
    assertThat(refused(globex, "selene")).isEqualTo("statement.wrong.unknown-agreement");
    assertThat(count()).isEqualTo(before);

    assertThat(drawUp(" " + globex + " ", "offimizer").getResponse().getRedirectedUrl())
        .isEqualTo("/statements/" + statement(month, globex, "offimizer").id());
  }

  private Object refused(String customer, String agreement) throws Exception {
    return drawUp(customer, agreement).getFlashMap().get("wrong");
  }

  private MvcResult drawUp(String customer, String agreement) throws Exception {
    return http.perform(
            post("/statements")
                .param("customer", customer)
                .param("agreement", agreement)
                .param("month", month.toString())
                .with(MANAGER)
                .with(csrf()))
        .andExpect(status().isFound())
        .andReturn();
  }

  /** Somebody looks on the first day after it, and approves what is found. */
  private void overAndApproved(YearMonth which, String customer, String agreement) {
    monthIsOver(0);
    approve(statement(which, customer, agreement));
  }

  private void approve(Statement statement) {
    var seen = statements.content(statement).digest();
    assertThat(statements.approve(statement.id(), "manager", seen)).isTrue();
  }

  /** Somebody looks on the first day after the month that comes so many after the first one. */
  private void monthIsOver(int later) {
    passTo(month.plusMonths(later + 1L).atDay(1), 1);
    monthly.drawUpWhatIsDue();
    driver.settle();
  }

  private void passTo(LocalDate day, int hour) {
    driver.passUntil(day.atTime(hour, 0).atZone(TORONTO).toInstant());
  }

  private Statement statement(YearMonth which, String customer, String agreement) {
    return records
        .findByCustomerAndAgreementAndStatedMonth(customer, agreement, which.toString())
        .orElseThrow();
  }

  private List<YearMonth> stated(String customer) {
    return jdbc
        .sql("select stated_month from monthly_statement where customer = ? order by stated_month")
        .param(customer)
        .query(String.class)
        .list()
        .stream()
        .map(YearMonth::parse)
        .toList();
  }

  private long count() {
    return jdbc.sql("select count(*) from monthly_statement").query(Long.class).single();
  }

  private String service(String customer, String agreement) throws Exception {
    return created(
        "/api/services",
        """
        {"customer": "%s", "agreement": "%s", "name": "The service", "instance": "production",
         "activeFrom": "2020-01-01T00:00:00Z"}
        """
            .formatted(customer, agreement));
  }

  private void ends(String service) throws Exception {
    json(
            put("/api/services/{id}", service).with(AGENT),
            """
            {"name": "The service", "activeFrom": "2020-01-01T00:00:00Z", "activeTo": "%s",
             "reason": "The contract is over"}
            """
                .formatted(driver.now()))
        .andExpect(status().isOk());
  }

  private void costs(String service) throws Exception {
    json(
            put("/api/services/{id}/fees", service).with(MANAGER),
            "{\"from\": \"2020-01-01\", \"monthly\": 1000.00, \"currency\": \"CAD\"}")
        .andExpect(status().isOk());
  }

  private String outage(String service, Duration ago, Duration until) throws Exception {
    failedAt = driver.now().minus(ago);
    return created(
        "/api/outages",
        """
        {"service": "%s", "startedAt": "%s", "noticedAt": "%s", "endedAt": "%s"}
        """
            .formatted(service, failedAt, failedAt, driver.now().minus(until)));
  }

  private String maintenance(String service, Duration ago, Duration until) throws Exception {
    planned = new TimeSpan(driver.now().minus(ago), driver.now().minus(until));
    return created(
        "/api/maintenance",
        """
        {"service": "%s", "plannedFrom": "%s", "plannedTo": "%s", "what": "Upgrade",
         "confirm": true}
        """
            .formatted(service, planned.start(), planned.end()));
  }

  /** That the customer had been told of it, as it is planned, three hours ago. */
  private void told(String maintenance) throws Exception {
    json(
            put("/api/maintenance/{id}", maintenance).with(AGENT),
            """
            {"plannedFrom": "%s", "plannedTo": "%s", "what": "Upgrade", "announcedAt": "%s",
             "confirm": true, "reason": "By telephone"}
            """
                .formatted(planned.start(), planned.end(), driver.now().minus(Duration.ofHours(3))))
        .andExpect(status().isOk());
  }

  private void shortened(String outage) throws Exception {
    setRight(outage, Duration.ofMinutes(90), "");
  }

  private void setRight(String outage, Duration length, String note) throws Exception {
    json(
            put("/api/outages/{id}", outage).with(AGENT),
            """
            {"startedAt": "%s", "noticedAt": "%s", "endedAt": "%s", "cause": "failure",
             "note": "%s", "state": "COUNTED", "reason": "As the monitor saw it"}
            """
                .formatted(failedAt, failedAt, failedAt.plus(length), note))
        .andExpect(status().isOk());
  }

  private void claim(String service, String outage) throws Exception {
    created(
        "/api/claims",
        """
        {"service": "%s", "outage": "%s", "email": "it@globex.example", "language": "en"}
        """
            .formatted(service, outage));
  }

  private String created(String path, String body) throws Exception {
    return JsonPath.read(
        json(post(path).with(AGENT), body)
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.id");
  }

  private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
    return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
