package dev.vigie.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.attachment.Attachment;
import dev.vigie.attachment.Attachments;
import dev.vigie.live.LiveTickets;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a customer decides on the page of a ticket, without a program and without an agent. */
@VigieTest
class CustomerChoicesTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private Attachments attachments;
  @Autowired private LiveTickets live;

  /** A Tuesday for Quebec, whose Monday may be a holiday. */
  @BeforeEach
  void onTuesday() {
    driver.startOnMonday("10:00", "America/Toronto");
    driver.pass(Duration.ofHours(24));
  }

  @Nested
  @Clause("qohash/2.2.3")
  class AnotherSeverity {

    @BeforeEach
    void isProposed() throws Exception {
      story.open(Requests.of("qohash", "", "1"));
      story.assess("3", "One report is slow");
    }

    @Test
    void isAskedForAtTheTopOfThePage() throws Exception {
      assertThat(page("en"))
          .contains("We are waiting for you", "One report is slow", "we take that for your consent")
          .contains("I agree</button>", "I do not agree</button>");
      assertThat(page("fr")).contains("Nous attendons votre réponse", "Je suis d’accord</button>");
    }

    @Test
    void countsAtOnceWhenTheCustomerAgrees() throws Exception {
      decide("", true).andExpect(redirectedUrl("/tickets/" + story.number()));

      assertThat(story.ticket().severityConfirmed()).contains("3");
      assertThat(story.entry(TimelineKind.REPLY_RECEIVED).detail()).contains("I agree.");
      assertThat(driver.openTaskElements())
          .contains("Activity_WorkOnIncident")
          .doesNotContain("Activity_DecideSeverity");
      assertThat(page("en")).doesNotContain("We are waiting for you");
    }

    @Test
    void isDecidedByTheTeamWhenTheCustomerObjects() throws Exception {
      decide("Nobody can work", false).andExpect(status().is3xxRedirection());

      assertThat(story.ticket().severity()).isEqualTo("1");
      assertThat(driver.openTaskElements()).contains("Activity_DecideSeverity");
    }

    @Test
    void isNotObjectedToWithoutAReason() throws Exception {
      decide(" ", false)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("Please say why you do not agree.")));

      assertThat(story.kinds()).doesNotContain(TimelineKind.REPLY_RECEIVED);
    }
  }

  @Nested
  class ASolution {

    @BeforeEach
    void isOffered() throws Exception {
      story.openAndAssess("trackforce", "", "Low");
      story.work("resolution", "Restart the tablet");
    }

    @Test
    @Clause("trackforce/agreed")
    void thatTheCustomerAgreesToClosesTheTicketWhichAMessageReopens() throws Exception {
      decide("", true).andExpect(status().is3xxRedirection());
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(page("en")).contains("Is it not solved after all?", "Send and reopen");

      sent("replies", "text", "It is back").andExpect(status().is3xxRedirection());
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
    }

    @Test
    void thatWasDecidedOnMeanwhileIsNotDecidedAgain() throws Exception {
      decide("", true).andExpect(status().is3xxRedirection());
      decide("No, it is back", false)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("No, it is back")));
    }
  }

  @Nested
  class ATicket {

    @BeforeEach
    void isOpen() throws Exception {
      story.open(Requests.of("xtm", "silver", "1"));
    }

    @Test
    void isWithdrawnForGood() throws Exception {
      assertThat(page("en")).contains("Withdraw for good");
      sent("withdrawal", "reason", "Solved by ourselves")
          .andExpect(flash().attribute("done", "withdraw.done"));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WITHDRAWN);
      assertThat(story.entry(TimelineKind.WITHDRAWN).detail()).contains("Solved by ourselves");
      assertThat(page("en")).doesNotContain("Withdraw for good");
    }

    @Test
    @Clause("xtm/4.8")
    void isEscalatedUntilNobodyIsLeft() throws Exception {
      assertThat(page("en")).contains("Escalate now");
      sent("escalation", "reason", " ").andExpect(flash().attribute("wrong", "escalate.missing"));
      for (var level = 1; level <= 4; level++) {
        sent("escalation", "reason", "Our customers leave")
            .andExpect(flash().attribute("done", "escalate.done"));
      }

      assertThat(story.all(TimelineKind.ESCALATED)).hasSize(4);
      assertThat(page("en")).doesNotContain("Escalate now");
      sent("escalation", "reason", "Once more")
          .andExpect(flash().attribute("wrong", "escalate.nobody-left"));
    }

    @Test
    void isToldFilesOnceThoughTheyComeTwice() throws Exception {
      var form = UUID.randomUUID().toString();
      for (var times = 0; times < 2; times++) {
        http.perform(
                multipart("/tickets/{number}/files", story.number())
                    .file(new MockMultipartFile("files", "log.txt", "text/plain", new byte[] {'x'}))
                    .param("form", form)
                    .with(CUSTOMER))
            .andExpect(status().isNoContent());
      }

      assertThat(attachments.of(story.ticket().id()))
          .extracting(Attachment::name)
          .containsExactly("log.txt");
    }

    @Test
    void tellsItsOpenPageThatSomethingHappened() throws Exception {
      var open =
          http.perform(get("/tickets/{number}/live", story.number()).with(CUSTOMER))
              .andExpect(request().asyncStarted())
              .andReturn()
              .getResponse();
      assertThat(open.getContentAsString()).containsOnlyOnce("event:version");
      live.look();
      assertThat(open.getContentAsString()).containsOnlyOnce("event:version");

      story.reply("There is more");
      live.look();

      assertThat(open.getContentAsString().split("event:version")).hasSizeGreaterThan(2);
      assertThat(open.getContentAsString()).doesNotContain("There is more");
    }
  }

  private ResultActions decide(String text, boolean agrees) throws Exception {
    var decided =
        http.perform(
            post("/tickets/{number}/replies", story.number())
                .param("form", UUID.randomUUID().toString())
                .param("text", text)
                .param("agrees", String.valueOf(agrees))
                .param("lang", "en")
                .with(CUSTOMER));
    driver.settle();
    return decided;
  }

  private ResultActions sent(String what, String name, String text) throws Exception {
    var sent =
        http.perform(
            post("/tickets/{number}/{what}", story.number(), what)
                .param("form", UUID.randomUUID().toString())
                .param(name, text)
                .with(CUSTOMER));
    driver.settle();
    return sent;
  }

  private String page(String language) throws Exception {
    return http.perform(
            get("/tickets/{number}", story.number()).param("lang", language).with(CUSTOMER))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
