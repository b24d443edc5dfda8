package dev.vigie.process;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.customer.Customers;
import dev.vigie.statement.MonthlyStatements;
import dev.vigie.statement.Statement;
import dev.vigie.statement.StatementState;
import dev.vigie.statement.Statements;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Leftovers;
import dev.vigie.testing.Requests;
import dev.vigie.testing.StatementReaders;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Visibility;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A month is over; its statement is drawn up, approved and sent. */
@VigieTest
class MonthlyStatementTest {

  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final String TASK = "Activity_ApproveStatement";
  private static final String READER = "it@acme.example";

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;
  @Autowired private MonthlyStatements monthly;
  @Autowired private Statements statements;
  @Autowired private Customers customers;
  @Autowired private TestMailServer mails;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;

  private YearMonth september;

  @BeforeEach
  void theFirstDayOfOctober() throws Exception {
    var start = driver.startOnMonday("10:00", "America/Toronto");
    Leftovers.areNotStated(jdbc);
    september = YearMonth.from(start.atZone(TORONTO));
    StatementReaders.are(customers, READER);
    passTo(september.atDay(28).atTime(10, 0).atZone(TORONTO).toInstant());
    story.open(Requests.of("qohash", "", "3"));
    driver.pass(ofMinutes(10));
    tickets.respond(story.ticket().id(), "Called", driver.now());
    tickets.withdraw(story.ticket().id(), "Alice", "Solved itself");
    driver.settle();
    passTo(september.plusMonths(1).atDay(1).atStartOfDay(TORONTO).toInstant());
    driver.pass(ofMinutes(1));
  }

  @AfterEach
  void nobodyIsToldOfStatementsAnyMore() {
    StatementReaders.are(customers);
  }

  @Test
  void isWaitedForUntilTheFirstBusinessDayHoweverOftenOneLooks() {
    monthly.drawUpWhatIsDue();
    monthly.drawUpWhatIsDue();
    driver.settle();

    passTo(opening().minusSeconds(60));
    assertThat(driver.openTaskElements()).doesNotContain(TASK);
    driver.pass(ofMinutes(2));
    assertThat(driver.openTaskElements()).containsOnlyOnce(TASK);
    assertThat(driver.task(TASK).candidateGroups()).contains("managers");
    assertThat(all()).hasSize(1);
  }

  @Test
  void isSentWithItsPdfWhenAManagerApprovesIt() {
    untilTheTask();

    driver.complete(TASK, decision("approve", null));

    assertThat(the().state()).isEqualTo(StatementState.SENT);
    var sent = sent();
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().subject())
        .isEqualTo("Relevé des engagements\u00a0: septembre " + september.getYear());
    assertThat(sent.getFirst().files())
        .containsExactly("vigie-acme-qohash-%s.pdf".formatted(september));
  }

  @Test
  void isReturnedWithARemarkAndApprovedTheNextTime() {
    untilTheTask();

    driver.complete(TASK, decision("return", "Ask Bob about " + story.number()));
    assertThat(the().remark()).contains("Ask Bob about " + story.number());
    assertThat(sent()).isEmpty();
    driver.complete(TASK, decision("approve", null));

    assertThat(the().state()).isEqualTo(StatementState.SENT);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void isApprovedOnItsPageAsWell() throws Exception {
    untilTheTask();

    decideOnThePage("return", "Look again");
    assertThat(driver.openTaskElements()).contains(TASK);
    decideOnThePage("approval", "");

    assertThat(driver.openTaskElements()).doesNotContain(TASK);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void isSentAtOnceIfItWasApprovedBeforeTheFirstBusinessDay() throws Exception {
    monthly.drawUpWhatIsDue();
    driver.settle();
    statements.approve(the().id(), "manager", seen());
    passTo(opening().plusSeconds(60));
    driver.settle();

    assertThat(driver.openTaskElements()).doesNotContain(TASK);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void waitsForAnOperatorWhereNobodyCanBeTold() {
    StatementReaders.are(customers);
    untilTheTask();

    driver.complete(TASK, decision("approve", null));

    assertThat(the().state()).isEqualTo(StatementState.APPROVED);
    assertThat(driver.passedElements()).contains("monthly-statement/Activity_ApproveStatement");
  }

  private void untilTheTask() {
    monthly.drawUpWhatIsDue();
    driver.settle();
    passTo(opening().plusSeconds(60));
    driver.settle();
  }

  private void decideOnThePage(String decision, String remark) throws Exception {
    http.perform(
            post("/statements/{id}/{decision}", the().id(), decision)
                .param("remark", remark)
                .param("contents", seen())
                .with(httpBasic("manager", "manager"))
                .with(csrf()))
        .andExpect(status().isFound());
    driver.settle();
  }

  private String seen() {
    return statements.drawUpAgain(the().id()).contents();
  }

  private static Map<String, Object> decision(String decision, String remark) {
    var form = new HashMap<String, Object>();
    form.put("decision", decision);
    form.put("remark", remark);
    return form;
  }

  private Statement the() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  private List<Statement> all() {
    return statements.page(Visibility.everything(), PageRequest.of(0, 500)).stream()
        .filter(one -> one.month().equals(september) && one.customer().equals("acme"))
        .toList();
  }

  private List<TestMailServer.Received> sent() {
    return mails.received().stream()
        .filter(mail -> mail.to().equals(READER))
        .filter(mail -> mail.subject().contains(String.valueOf(september.getYear())))
        .toList();
  }

  /** Of the desk, on the first business day of October. */
  private Instant opening() {
    var day =
        Stream.iterate(september.plusMonths(1).atDay(1), one -> one.plusDays(1))
            .filter(MonthlyStatementTest::isBusinessDay)
            .findFirst()
            .orElseThrow();
    return day.atTime(8, 0).atZone(TORONTO).toInstant();
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private void passTo(Instant instant) {
    if (instant.isAfter(driver.now())) {
      driver.passUntil(instant);
    }
  }
}
