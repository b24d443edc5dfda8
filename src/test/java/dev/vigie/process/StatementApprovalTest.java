package dev.vigie.process;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.customer.Customers;
import dev.vigie.statement.Statements;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.StatementReaders;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketService;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A manager is asked to approve a statement that says that nobody answered in time; days later it
 * is written down that somebody had.
 */
@VigieTest
class StatementApprovalTest {

  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final String TASK = "Activity_ApproveStatement";
  private static final String READER = "it@acme.example";

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;
  @Autowired private Statements statements;
  @Autowired private Customers customers;
  @Autowired private DecideStatementWorker worker;
  @Autowired private TestMailServer mails;
  @Autowired private MockMvc http;

  private YearMonth september;
  private Instant answered;
  private String statement;

  @BeforeEach
  void aTaskIsOpen() throws Exception {
    var start = driver.startOnMonday("10:00", "America/Toronto");
    september = YearMonth.from(start.atZone(TORONTO));
    StatementReaders.are(customers, READER);
    passTo(september.atDay(24).atTime(10, 0).atZone(TORONTO).toInstant());
    story.open(Requests.of("qohash", "", "3"));
    driver.pass(ofMinutes(10));
    answered = driver.now();
    passTo(september.plusMonths(1).atDay(1).atTime(7, 0).atZone(TORONTO).toInstant());
    statement = String.valueOf(statements.drawUp("acme", "qohash", september).id());
    driver.settle();
    passTo(september.plusMonths(1).atDay(6).atTime(10, 0).atZone(TORONTO).toInstant());
    assertThat(driver.openTaskElements()).containsOnlyOnce(TASK);
  }

  @AfterEach
  void nobodyIsToldOfStatementsAnyMore() {
    StatementReaders.are(customers);
  }

  @Test
  void isAskedForAgainIfItChangedSince() {
    itIsWrittenDownThatSomebodyHadAnswered();

    driver.complete(TASK, Map.of("decision", "approve"));
    assertThat(statements.approved(id())).isFalse();
    assertThat(sent()).isEmpty();
    assertThat(driver.openTaskElements()).containsOnlyOnce(TASK);

    driver.complete(TASK, Map.of("decision", "approve"));
    assertThat(statements.approved(id())).isTrue();
    assertThat(sent()).hasSize(1);
  }

  @Test
  void saysThatItChangedSinceOnlyIfItDid() {
    var shown = statements.drawUpAgain(id());
    itIsWrittenDownThatSomebodyHadAnswered();

    assertThat(worker.handle(statement, "approve", null, shown.contents()))
        .isEqualTo(new DecideStatementWorker.Output(false, true));
    assertThat(worker.handle(statement, "approve", null, null))
        .as("from before there was a digest")
        .isEqualTo(new DecideStatementWorker.Output(false, true));
    var now = statements.drawUpAgain(id());
    assertThat(now.met()).isEqualTo(shown.met() + 1);
    assertThat(worker.handle(statement, "return", "Ask Bob", now.contents()))
        .isEqualTo(new DecideStatementWorker.Output(false, false));
    assertThat(worker.handle(statement, "approve", null, now.contents()))
        .isEqualTo(new DecideStatementWorker.Output(true, false));
  }

  @Test
  void staysApprovedWhateverComesLateOrTwice() throws Exception {
    var shown = statements.drawUpAgain(id());
    http.perform(
            post("/statements/{id}/approval", statement)
                .param("contents", shown.contents())
                .with(httpBasic("manager", "manager"))
                .with(csrf()))
        .andExpect(status().isFound());
    itIsWrittenDownThatSomebodyHadAnswered();

    var approved = new DecideStatementWorker.Output(true, false);
    assertThat(worker.handle(statement, "return", "Ask Bob", shown.contents())).isEqualTo(approved);
    assertThat(worker.handle(statement, "approve", null, shown.contents())).isEqualTo(approved);
    assertThat(worker.handle(statement, "approve", null, "another")).isEqualTo(approved);
    assertThat(worker.handle(statement, null, null, shown.contents())).isEqualTo(approved);
    assertThat(statements.drawUpAgain(id()).contents()).isEqualTo(shown.contents());
    assertThat(sent()).hasSize(1);
  }

  private void itIsWrittenDownThatSomebodyHadAnswered() {
    tickets.respond(story.ticket().id(), "Called, as we forgot to write down", answered);
    driver.settle();
  }

  private long id() {
    return Long.parseLong(statement);
  }

  private List<TestMailServer.Received> sent() {
    return mails.received().stream()
        .filter(mail -> mail.to().equals(READER))
        .filter(mail -> mail.subject().contains(String.valueOf(september.getYear())))
        .toList();
  }

  private void passTo(Instant instant) {
    driver.passUntil(instant);
  }
}
