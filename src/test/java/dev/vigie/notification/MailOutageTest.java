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
import org.springframework.data.domain.PageRequest;
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
    var receipt = mails.mails(true, PageRequest.of(0, 1)).getContent().getFirst();
    for (var wish = 1; wish <= 6; wish++) {
      mails.sendAgain(receipt, "wish-" + wish);
      driver.pass(Duration.ofSeconds(20));
    }
    mail.refuse(false);
    driver.pass(Duration.ofMinutes(2));
    driver.pass(Duration.ofMinutes(2));

    assertThat(messageIds())
        .containsExactlyElementsOf(
            jdbc.sql("select message_id from notification where subject like ? order by created_at")
                .param("%" + story.number() + "%")
                .query(String.class)
                .list());
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
