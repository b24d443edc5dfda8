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
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  @Autowired private TicketStory another;
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

  private String openAndAsk() throws Exception {
    story.openAndAssess("xtm", "silver", "3");
    story.work("ask", "Which version?");
    return story.number();
  }

  @Nested
  class AnOpenTicket {

    @Test
    void isShownWithWhatIsDueFirstAndNext() throws Exception {
      var number = open(Requests.trackforce("Critical"));
      driver.passUntil(story.received().plus(Duration.ofMinutes(30)));

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
    void leadsToItsTasksAndNoOthers() throws Exception {
      open(Requests.trackforce("Critical"));
      var number = open(Requests.trackforce("Critical"));

      assertThat(row(board(), number))
          .contains(
              "href=\"http://tasklist.test/tasklist?filter=all-open&amp;candidateGroup=%s\""
                  .formatted(number));
      assertThat(driver.taskOf(number, "Activity_CallBack").orElseThrow().candidateGroups())
          .isEqualTo("[\"support\",\"%s\"]".formatted(number));
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
      driver.passUntil(story.received().plus(Duration.ofMinutes(70)));

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
      var number = openAndAsk();
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
  class WhoseTurnItIs {

    @Test
    void staysTheTeamsWhateverTheCustomerAdds() throws Exception {
      var number = open(Requests.trackforce("Low"));
      driver.pass(Duration.ofMinutes(30));
      story.reply("It is site 3");
      driver.pass(Duration.ofMinutes(10));

      assertThat(turn(number)).isEqualTo("the customer for support, for 40 min");
    }

    @Test
    @Clause("xtm/4.5")
    void isTheTeamsSinceAnAnswerByPhone() throws Exception {
      var number = openAndAsk();
      driver.pass(Duration.ofDays(5));
      driver.complete("Activity_ObtainAnswer", Map.of("note", "By phone: 7.2.1"));
      driver.pass(Duration.ofMinutes(20));

      assertThat(turn(number)).isEqualTo("the customer for support, for 20 min");
    }

    @Test
    @Clause("xtm/4.5")
    void isTheTeamsSinceTheFirstReplyOfSeveral() throws Exception {
      var number = openAndAsk();
      driver.pass(Duration.ofHours(2));
      story.reply("It is 7.2.1");
      driver.pass(Duration.ofMinutes(30));
      story.reply("On all sites");
      driver.pass(Duration.ofMinutes(10));

      assertThat(turn(number)).isEqualTo("the customer for support, for 40 min");
    }

    @Test
    @Clause("trackforce/agreed")
    void isTheCustomersSinceASolutionWasOffered() throws Exception {
      var number = openAndAssess("trackforce", "Low");
      story.work("resolution", "Please restart");
      driver.pass(Duration.ofMinutes(20));
      assertThat(turn(number)).isEqualTo("we for the customer, for 20 min");

      story.reply("I shall try");
      driver.pass(Duration.ofMinutes(15));
      assertThat(turn(number)).isEqualTo("the customer for support, for 15 min");
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "no", "note", "No"));
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).isEqualTo("the customer for support, for 25 min");
    }

    @Test
    @Clause("trackforce/agreed")
    void isTheTeamsSinceAnObjectionByPhone() throws Exception {
      var number = openAndAssess("trackforce", "Low");
      story.work("workaround", "Please restart");
      driver.pass(Duration.ofHours(1));
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "no", "note", "Does not help"));
      driver.pass(Duration.ofMinutes(10));

      assertThat(turn(number)).isEqualTo("the customer for support, for 10 min");
    }

    @Test
    @Clause("trackforce/agreed")
    void isThatOfAFixSinceTheCustomerAgreed() throws Exception {
      var number = openAndAssess("trackforce", "Low");
      promiseFix();
      driver.pass(Duration.ofHours(3));
      story.reply("We can live with that");
      driver.pass(Duration.ofMinutes(30));
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));
      driver.pass(Duration.ofMinutes(10));

      assertThat(board("turn", "FIX")).contains(link(number));
      assertThat(turn(number)).isEqualTo("the customer for the promised fix, for 40 min");
    }

    @Test
    @Clause("trackforce/agreed")
    void isThatOfAFixAgreedToByPhoneUntilItIsKnownNotToCome() throws Exception {
      var number = openAndAssess("trackforce", "Low");
      promiseFix();
      driver.pass(Duration.ofHours(3));
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", "By phone"));
      driver.pass(Duration.ofMinutes(20));
      assertThat(turn(number)).isEqualTo("the customer for the promised fix, for 20 min");

      driver.complete("Activity_DeliverFix", Map.of("delivered", "no", "note", "Not this week"));
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).isEqualTo("the customer for support, for 10 min");
    }

    @Test
    void isTheTeamsSinceTheReplyThatOpenedItAgain() throws Exception {
      var number = openAndAssess("trackforce", "Low");
      story.work("resolution", "Please restart");
      story.reply("Yes", true);
      driver.pass(Duration.ofDays(2));
      story.reply("It is down again");
      driver.pass(Duration.ofMinutes(20));

      assertThat(turn(number)).isEqualTo("the customer for support, for 20 min");
    }

    @Test
    @Clause("qohash/2.1")
    void isTheCustomersWhileDetailsAreMissingAndTheTeamsWhenSomeWereTold() throws Exception {
      var number = open(Requests.of("qohash", "", "1").replace("\"serviceVersion\": \"7.2\",", ""));
      driver.pass(Duration.ofHours(2));
      assertThat(turn(number)).isEqualTo("we for the customer, for 2 h");

      story.reply("Where do I find it?");
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).startsWith("the customer for ").endsWith(", for 10 min");
      driver.complete("Activity_CompleteRequest", Map.of("note", "-"));
      driver.pass(Duration.ofMinutes(20));
      assertThat(turn(number)).isEqualTo("we for the customer, for 20 min");
    }

    @Test
    @Clause("xtm/1.1")
    void isNobodysAfterAReferralUntilTheCustomerObjects() throws Exception {
      var number = open(Requests.of("xtm", "gold", "2").replace("incident", "feature"));
      driver.pass(Duration.ofMinutes(30));
      assertThat(turn(number)).isEqualTo("nobody; the customer was referred 30 min ago");
      assertThat(board("turn", "TEAM")).doesNotContain(link(number));

      story.reply("It is a bug");
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).isEqualTo("the customer for support, for 10 min");
      driver.complete("Activity_DecideReferral", Map.of("decision", "take", "note", "Indeed"));
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).startsWith("the customer for ").endsWith(", for 20 min");
    }

    @Test
    @Clause("aidi/7.0")
    void isTheAccountManagersOutsideTheContractUntilScopeAndPriceAreAgreed() throws Exception {
      var number =
          open(
              Requests.of("aidi", "", "III")
                  .replace("\"type\"", "\"outsideContract\": true, \"type\""));
      driver.pass(Duration.ofMinutes(30));
      assertThat(turn(number)).isEqualTo("the customer for the account manager, for 30 min");

      driver.complete("Activity_DecideReferral", Map.of("decision", "take", "note", "Two days"));
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).startsWith("the customer for ").endsWith(", for 10 min");
    }

    @Test
    @Clause("offimizer/2.3.broadcast")
    void isThatOfABlockingIncidentFromJoiningItUntilItIsOver() throws Exception {
      another.openAndAssess("offimizer", "", "blocking");
      another.work("announce", "At work");
      var reference = another.entry(TimelineKind.INCIDENT_ANNOUNCED).arguments().getFirst();
      driver.pass(Duration.ofHours(1));
      var number = openAndAssess("offimizer", "blocking");
      story.work("join", Map.of("incident", reference));
      driver.pass(Duration.ofMinutes(20));
      assertThat(board("turn", "INCIDENT"))
          .contains(link(number))
          .doesNotContain(link(another.number()));
      assertThat(turn(number)).isEqualTo("both for the end of a blocking incident, for 20 min");

      another.withdraw("Not ours");
      driver.settle();
      driver.pass(Duration.ofMinutes(10));
      assertThat(turn(number)).startsWith("the customer for ").endsWith(", for 10 min");
    }

    private String openAndAssess(String agreement, String severity) throws Exception {
      story.openAndAssess(agreement, "", severity);
      return story.number();
    }

    private void promiseFix() {
      var until = LocalDate.ofInstant(driver.now(), ZoneOffset.UTC).plusDays(10);
      story.work(
          "laterFix", Map.of("note", "In the next release", "promisedFor", until.toString()));
    }

    private String turn(String number) throws Exception {
      var cell = Pattern.compile("class=\"turn\"[^>]*>([^<]*)<").matcher(row(board(), number));
      assertThat(cell.find()).isTrue();
      return cell.group(1);
    }
  }

  @Nested
  class AFilter {

    @Test
    void showsTheTicketsOfASeverityAsItIsNow() throws Exception {
      var critical = open(Requests.trackforce("Critical"));
      var low = open(Requests.trackforce("Low"));
      assertThat(board("severity", "Critical", "agreement", "trackforce"))
          .contains(link(critical))
          .doesNotContain(link(low));

      story.changeSeverity("Critical");
      driver.settle();
      assertThat(board("severity", "Critical", "agreement", "trackforce"))
          .contains(link(critical), link(low));
    }

    @Test
    @Clause("qohash/3.tiers")
    void showsTheTicketsOfATeamAsItIsNow() throws Exception {
      another.open(Requests.of("qohash", "", "3"));
      var number = another.number();
      var other = open(Requests.trackforce("Critical"));
      assertThat(board("team", "tier-1")).contains(link(number)).doesNotContain(link(other));

      another.assess("3");
      another.work("handOver", Map.of("newTeam", "tier-2", "note", "Look at the index"));
      assertThat(board("team", "tier-1")).doesNotContain(link(number));
      assertThat(board("team", "tier-2")).contains(link(number)).doesNotContain(link(other));
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
