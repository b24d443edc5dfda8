package dev.vigie.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** While the mail server refuses everything, and after it came back. */
@VigieTest
class MailOutageTest {

  @Autowired private EngineDriver driver;
  @Autowired private TestMailServer mail;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;
  @Autowired private SentMails mails;

  @BeforeEach
  void aTicketThatComesWhileTheServerRefuses() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris");
    mail.refuse(true);
    story.open(Requests.trackforce("Critical"));
  }

  @AfterEach
  void theServerComesBack() {
    mail.refuseOnly(null);
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(2));
  }

  @Test
  void doesNotKeepTheProcessWaiting() {
    driver.complete("Activity_CallBack", Map.of("note", "Called Alice"));

    assertThat(driver.openTaskElements()).contains("Activity_AssessIncident");
    assertThat(messageIds()).isEmpty();
  }

  @Test
  void isShownByTheHealthButKeepsVigieReady() throws Exception {
    health("")
        .andExpect(jsonPath("$.components.mailQueue.status").value("DOWN"))
        .andExpect(jsonPath("$.components.mailQueue.details.unsent").value(1))
        .andExpect(jsonPath("$.components.mailQueue.details.lastError").isNotEmpty());
    health("/readiness").andExpect(status().isOk());
  }

  @Test
  void endsWithEveryMailSentOnce() throws Exception {
    driver.pass(Duration.ofMinutes(46));
    driver.pass(Duration.ofMinutes(15));
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(2));

    assertThat(messageIds()).hasSize(4).doesNotHaveDuplicates();
    assertThat(
            jdbc.sql("select min(attempts) from notification where subject like ?")
                .param("%" + story.number() + "%")
                .query(Integer.class)
                .single())
        .isGreaterThan(1);
    health("")
        .andExpect(jsonPath("$.components.mailQueue.status").value("UP"))
        .andExpect(jsonPath("$.components.mailQueue.details.unsent").value(0));
  }

  @Test
  void leavesTheMailsToOneReaderInTheOrderInWhichTheyWereWritten() {
    write(6);
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(2));
    driver.pass(Duration.ofMinutes(2));

    assertThat(received()).hasSize(7).isEqualTo(written());
  }

  @Test
  void leavesThemInOrderThoughItLastsAllNight() {
    write(6);
    driver.pass(Duration.ofHours(9));
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(2));
    driver.pass(Duration.ofMinutes(2));

    assertThat(received()).hasSize(7).isEqualTo(written());
  }

  @Test
  void ofOneMailKeepsTheNextOnesBackForAnHour() {
    var receipt = written().getFirst();
    write(1);
    mail.refuseOnly(receipt);
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(50));
    assertThat(received()).isEmpty();

    driver.pass(Duration.ofMinutes(11)); // others are told that the first response is overdue
    driver.pass(Duration.ofMinutes(2));
    driver.pass(Duration.ofMinutes(2));
    assertThat(received()).contains(written().get(1)).doesNotContain(receipt);

    mail.refuseOnly(null);
    driver.pass(Duration.ofMinutes(2));
    assertThat(received()).contains(receipt);
  }

  /** As many mails more to the customer, twenty seconds apart. */
  private void write(int many) {
    var receipt = mails.find(written("id").getFirst()).orElseThrow();
    for (var wish = 1; wish <= many; wish++) {
      mails.sendAgain(receipt, story.number() + " again " + wish);
      driver.pass(Duration.ofSeconds(20));
    }
  }

  private List<String> received() {
    return story.mailsTo("alice@acme.example").stream()
        .map(TestMailServer.Received::messageId)
        .toList();
  }

  /** Of the mails to the customer, in order. */
  private List<String> written() {
    return written("message_id");
  }

  private List<String> written(String column) {
    return jdbc.sql(
            "select "
                + column
                + " from notification where subject like ? and recipient = 'alice@acme.example' order by created_at")
        .param("%" + story.number() + "%")
        .query(String.class)
        .list();
  }

  private ResultActions health(String group) throws Exception {
    return http.perform(get("/actuator/health" + group).with(httpBasic("agent", "agent")));
  }

  private List<String> messageIds() {
    return mail.received().stream()
        .filter(received -> received.subject().contains(story.number()))
        .map(TestMailServer.Received::messageId)
        .toList();
  }
}
