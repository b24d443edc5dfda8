package dev.vigie.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.ticket.Visibility;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people see and do on the pages. */
@VigieTest
class BoardTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor STRANGER = httpBasic("stranger", "stranger");
  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final String HOSTILE = "<script>alert('x')</script>";
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=", Pattern.CASE_INSENSITIVE);

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private TicketQueries tickets;
  @Autowired private Timeline timeline;

  private String number;

  @BeforeEach
  void aTicketOnMonday() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris");
    number = open(Requests.trackforce("Critical", HOSTILE));
    driver.pass(Duration.ofSeconds(1));
  }

  private String open(String request) throws Exception {
    story.post(request);
    return story.number();
  }

  @Nested
  class TheList {

    @Test
    void showsWhatIsDueNext() throws Exception {
      assertThat(html(get("/").with(CUSTOMER)))
          .contains(number, "First response", "in 59 min", "(Europe/Paris)");
    }

    @Test
    void beginsWithTheMostUrgent() throws Exception {
      var later = open(Requests.trackforce("Low"));
      var nothingPromised = open(Requests.of("offimizer", "", "normal"));

      assertThat(html(get("/").with(CUSTOMER)))
          .containsSubsequence("/tickets/" + number, "/tickets/" + later)
          .containsSubsequence("/tickets/" + later, "/tickets/" + nothingPromised);
    }

    @Test
    void showsNothingOfAnotherOrganisationButHowToOpenATicket() throws Exception {
      assertThat(html(get("/").with(STRANGER)))
          .doesNotContain(number)
          .contains("curl -u stranger", "\"customer\": \"globex\"");
    }

    @Test
    void saysInWordsThatAPromiseWasMissed() throws Exception {
      driver.pass(Duration.ofMinutes(61));

      assertThat(html(get("/").param("breached", "true").with(AGENT)))
          .contains(number, "Missed: First response");
    }

    @Test
    void keepsItsFiltersInAnotherLanguage() throws Exception {
      var filtered = get(URI.create("/?status=CLOSED&severity=a%2Bb&lang=en")).with(AGENT);

      assertThat(html(filtered)).contains("href=\"?status=CLOSED&amp;severity=a%2Bb&amp;lang=fr\"");
    }

    @Test
    void isNarrowedByFilters() throws Exception {
      var filtered = get("/").param("status", "CLOSED").param("severity", "").with(AGENT);

      assertThat(html(filtered)).doesNotContain(number);
    }

    @Test
    void showsTheLastPageToWhoAsksBeyondIt() throws Exception {
      http.perform(get("/").param("page", "999999999").with(AGENT)).andExpect(status().isOk());
      http.perform(get("/").param("page", "-1").with(AGENT)).andExpect(status().isOk());
    }

    @Test
    void speaksTheLanguageThatWasChosen() throws Exception {
      http.perform(get("/").param("lang", "fr").with(CUSTOMER))
          .andExpect(cookie().value("lang", "fr"))
          .andExpect(content().string(containsString("Prochaine échéance")));
      assertThat(html(get("/").header("Accept-Language", "de, fr;q=0.8").with(CUSTOMER)))
          .contains("<html lang=\"fr\"");
    }
  }

  @Nested
  class ATicket {

    @Test
    void explainsItsDeadlinesAndShowsWhereItStands() throws Exception {
      assertThat(html(get("/tickets/" + number).with(CUSTOMER)))
          .contains("1 hour from Mon", "counted, 1 h", "Call the customer back")
          .contains("/models/incident-work.bpmn\" data-marks=\"Activity_CallBack\"");
    }

    @Test
    void cannotBringMarkupOntoThePage() throws Exception {
      for (var page : List.of("/", "/tickets/" + number)) {
        assertThat(html(get(page).with(CUSTOMER)))
            .startsWith("<!DOCTYPE html>")
            .contains("&lt;script&gt;alert(")
            .doesNotContainPattern(INLINE);
      }
    }

    @Test
    void ofAnotherOrganisationLooksAsIfItWereNotThere() throws Exception {
      http.perform(get("/tickets/" + number).with(STRANGER))
          .andExpect(status().isNotFound())
          .andExpect(content().string(containsString("There is no such page or ticket")));
      reply(STRANGER, UUID.randomUUID(), "let me in").andExpect(status().isNotFound());
    }

    @Test
    void offersTheTeamWhatCustomersMayNotDo() throws Exception {
      assertThat(html(get("/tickets/" + number).with(AGENT))).contains("Change severity");
      assertThat(html(get("/tickets/" + number).with(CUSTOMER))).doesNotContain("Change severity");
      changeSeverity(CUSTOMER, "Low", "please").andExpect(status().isForbidden());
    }

    @Test
    void takesAnotherSeverityFromTheTeam() throws Exception {
      changeSeverity(AGENT, "Low", "only one gate").andExpect(redirectedUrl("/tickets/" + number));

      assertThat(html(get("/tickets/" + number).with(CUSTOMER)))
          .contains("Severity changed from Critical to Low", "only one gate");
    }

    @Test
    void keepsItsSeverityWithoutAReason() throws Exception {
      changeSeverity(AGENT, "Low", "  ").andExpect(status().isUnprocessableEntity());

      assertThat(kinds()).doesNotContain(TimelineKind.SEVERITY_CHANGED);
    }
  }

  @Nested
  class AReply {

    @Test
    void sentTwiceCountsOnce() throws Exception {
      var form = UUID.randomUUID();
      reply(CUSTOMER, form, "It works again").andExpect(redirectedUrl("/tickets/" + number));
      reply(CUSTOMER, form, "It works again").andExpect(redirectedUrl("/tickets/" + number));

      assertThat(kinds()).containsOnlyOnce(TimelineKind.REPLY_RECEIVED);
      assertThat(html(get("/").with(AGENT))).contains("New reply");
    }

    @Test
    void thatIsTooLongComesBackToBeShortened() throws Exception {
      reply(CUSTOMER, UUID.randomUUID(), "x".repeat(10_001))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("x".repeat(10_001))));
      reply(CUSTOMER, UUID.randomUUID(), "\r\n".repeat(4_999) + "x".repeat(5_001))
          .andExpect(status().is3xxRedirection());
    }

    @Test
    void withoutTheFormsTokenIsRefused() throws Exception {
      var session = user("customer").authorities(() -> "ROLE_CUSTOMER", () -> "ORGANISATION_acme");
      var reply =
          post("/tickets/{number}/replies", number)
              .param("form", UUID.randomUUID().toString())
              .param("text", "forged")
              .with(session);

      http.perform(reply).andExpect(status().isForbidden());
      http.perform(reply.with(csrf())).andExpect(status().is3xxRedirection());
    }
  }

  @Nested
  class ARequestForNothing {

    @Test
    void isAnsweredToProgramsAsTheyUnderstandIt() throws Exception {
      http.perform(get("/api/nothing").accept(MediaType.ALL).with(AGENT))
          .andExpect(status().isNotFound())
          .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void isNoModel() throws Exception {
      http.perform(get("/models/nothing.bpmn").with(AGENT)).andExpect(status().isNotFound());
      http.perform(get("/models/incident.bpmn").with(CUSTOMER))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("<script"))));
    }
  }

  private String html(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.accept(MediaType.TEXT_HTML))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ResultActions reply(RequestPostProcessor who, UUID form, String text) throws Exception {
    return http.perform(
        post("/tickets/{number}/replies", number)
            .param("form", form.toString())
            .param("text", text)
            .with(who));
  }

  private ResultActions changeSeverity(RequestPostProcessor who, String severity, String reason)
      throws Exception {
    return http.perform(
        post("/tickets/{number}/severity", number)
            .param("form", UUID.randomUUID().toString())
            .param("severity", severity)
            .param("reason", reason)
            .with(who));
  }

  private List<TimelineKind> kinds() {
    var ticket = tickets.find(number, Visibility.everything());
    return timeline.of(ticket.id()).stream().map(entry -> entry.kind()).toList();
  }
}
