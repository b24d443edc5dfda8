package dev.vigie.wallboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.live.LiveTickets;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the team sees on the wall. */
@VigieTest
class WallboardTest {

  private static final String HOSTILE = "<script>alert('x')</script>";
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=", Pattern.CASE_INSENSITIVE);

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private LiveTickets live;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  private String open(String request) throws Exception {
    story.open(request);
    return story.number();
  }

  @Nested
  class AnOpenTicket {

    @Test
    void isShownWithWhatIsDueFirstAndNext() throws Exception {
      var number = open(Requests.trackforce("Critical"));
      driver.pass(Duration.ofMinutes(30));

      assertThat(row(board(), number))
          .contains("First response", "in 29 min", "50% of the time is used")
          .contains("(Europe/Paris)", "then Progress update in 59 min", "acme", "trackforce")
          .contains("the customer for support, for 30 min");
    }

    @Test
    void comesBeforeThoseThatAreDueLater() throws Exception {
      var later = open(Requests.trackforce("Low"));
      var soon = open(Requests.trackforce("Critical"));
      var untimed = open(Requests.of("offimizer", "", "normal"));

      assertThat(board()).containsSubsequence(link(soon), link(later), link(untimed));
    }

    @Test
    void leadsToItsPageAndToTheEngine() throws Exception {
      var number = open(Requests.trackforce("Critical"));

      assertThat(row(board(), number))
          .contains("href=\"/tickets/" + number)
          .contains("Operate, process of " + number, "Tasklist, tasks of " + number)
          .contains("/processes/" + story.ticket().processInstanceKey().orElseThrow());
    }

    @Test
    void cannotBringMarkupOntoTheBoard() throws Exception {
      open(Requests.trackforce("Critical", HOSTILE));

      assertThat(board())
          .startsWith("<!DOCTYPE html>")
          .contains("&lt;script&gt;alert(")
          .doesNotContainPattern(INLINE);
    }

    @Test
    void isGoneWhenItIsClosed() throws Exception {
      var number = open(Requests.trackforce("Critical"));
      story.withdraw("It works again");
      driver.settle();

      assertThat(board()).doesNotContain(number);
    }
  }

  @Nested
  class ABrokenPromise {

    @Test
    @Clause("trackforce/callback")
    void standsAtTheTopUntilItIsKept() throws Exception {
      var number = open(Requests.trackforce("Critical"));
      driver.pass(Duration.ofMinutes(70));

      assertThat(board("urgency", "BREACHED")).contains(link(number));
      assertThat(row(board(), number))
          .startsWith("<tr role=\"row\" class=\"breached\"")
          .contains("First response", "overdue by 10 min", "Missed: First response")
          .contains("100% of the time is used");

      driver.complete("Activity_CallBack", Map.of("note", "Called Alice"));

      assertThat(board("urgency", "BREACHED")).doesNotContain(link(number));
      assertThat(row(board(), number))
          .startsWith("<tr role=\"row\" class=\"soon\"")
          .contains("Missed: First response", "Progress update", "in 19 min");
    }
  }

  @Nested
  class TheCustomersTurn {

    @Test
    @Clause("xtm/4.5")
    void isShownWithSinceWhenAndWhatStandsStill() throws Exception {
      var number = open(Requests.of("xtm", "silver", "3"));
      driver.complete(
          "Activity_AssessIncident", Map.of("confirmedSeverity", "3", "note", "As claimed"));
      driver.complete(
          "Activity_WorkOnIncident", Map.of("nextStep", "ask", "note", "Which version?"));
      driver.pass(Duration.ofMinutes(20));

      assertThat(row(board("turn", "CUSTOMER"), number))
          .contains("we for the customer, for 20 min");
      assertThat(row(board(), number)).doesNotContain("Resolution in");

      story.reply("7.2");
      assertThat(board("turn", "CUSTOMER")).doesNotContain(link(number));
      assertThat(row(board(), number)).contains("New reply", "the customer for support");
    }
  }

  @Nested
  class TheFigures {

    @Test
    void countWhatIsOpenAndBreached() throws Exception {
      var before = new Figures(board());
      open(Requests.trackforce("Critical"));
      open(Requests.trackforce("Low"));
      var opened = new Figures(board());
      assertThat(opened.of("open")).isEqualTo(before.of("open") + 2);
      assertThat(opened.of("soon")).isEqualTo(before.of("soon") + 1);
      assertThat(opened.of("received")).isEqualTo(before.of("received") + 2);

      driver.pass(Duration.ofMinutes(61));
      assertThat(new Figures(board()).of("breached")).isEqualTo(before.of("breached") + 1);
    }

    @Test
    void countOnlyWhatTheFiltersLeave() throws Exception {
      open(Requests.trackforce("Critical"));
      open(Requests.of("xtm", "gold", "1"));
      var xtm = board("agreement", "xtm");

      assertThat(xtm).contains(link(story.number())).doesNotContain(">trackforce</span>");
      assertThat(new Figures(xtm).of("open")).isLessThan(new Figures(board()).of("open"));
      assertThat(xtm).contains("href=\"/board?urgency=BREACHED&amp;agreement=xtm\"");
    }
  }

  @Nested
  class ThePage {

    @Test
    void saysThatNothingMatches() throws Exception {
      assertThat(board("severity", "none of ours")).contains("No ticket matches");
    }

    @Test
    void showsTheLastPageToWhoAsksBeyondIt() throws Exception {
      var number = open(Requests.trackforce("Critical"));

      assertThat(board("page", "999999999", "agreement", "trackforce"))
          .contains("trackforce", "acme");
      assertThat(board("page", "-1")).contains(link(number));
    }

    @Test
    void doesNotUnderstandAFilterThatDoesNotExist() throws Exception {
      http.perform(get("/board").param("urgency", "NEVER").with(httpBasic("agent", "agent")))
          .andExpect(status().isBadRequest());
    }

    @Test
    void comesAgainByItselfIfItsReaderWantsThat() throws Exception {
      http.perform(get("/board").with(httpBasic("agent", "agent")))
          .andExpect(header().doesNotExist("Refresh"));
      http.perform(get("/board").param("reload", "true").with(httpBasic("agent", "agent")))
          .andExpect(header().string("Refresh", "60"));
    }

    @Test
    void speaksFrench() throws Exception {
      open(Requests.trackforce("Critical"));

      assertThat(board("lang", "fr"))
          .contains("Tableau", "Qui attend qui", "le client attend support");
    }

    @Test
    void hearsOfWhateverHappensToAnyTicket() throws Exception {
      var open =
          http.perform(get("/board/live").with(httpBasic("agent", "agent")))
              .andExpect(request().asyncStarted())
              .andReturn()
              .getResponse();
      live.look();
      var told = open.getContentAsString().split("event:version").length;

      open(Requests.trackforce("Critical"));
      live.look();

      assertThat(open.getContentAsString().split("event:version")).hasSizeGreaterThan(told);
      assertThat(open.getContentAsString()).doesNotContain("Guard tour");
    }
  }

  /** The large numbers at the head. */
  private record Figures(String page) {

    int of(String style) {
      var figure =
          Pattern.compile("class=\"wall-figure %s\"[^>]*><strong>([\\d,]+)<".formatted(style))
              .matcher(page);
      assertThat(figure.find()).as(style).isTrue();
      return Integer.parseInt(figure.group(1).replace(",", ""));
    }
  }

  private static String link(String number) {
    return "href=\"/tickets/%s\"".formatted(number);
  }

  /** From its beginning to the next one. */
  private static String row(String page, String number) {
    var at = page.indexOf(link(number));
    assertThat(at).as("%s is on the board", number).isPositive();
    return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
  }

  private String board(String... parameters) throws Exception {
    MockHttpServletRequestBuilder board = get("/board");
    for (var i = 0; i < parameters.length; i += 2) {
      board.param(parameters[i], parameters[i + 1]);
    }
    return http.perform(board.accept(MediaType.TEXT_HTML).with(httpBasic("agent", "agent")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
