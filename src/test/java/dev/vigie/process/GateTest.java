package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What stands between a request and its promised times. */
@VigieTest
class GateTest {

  private static final String INCOMPLETE =
      Requests.of("qohash", "", "1")
          .replace("\"serviceVersion\": \"7.2\",", "")
          .replace("\"impact\": \"All sites are without tours.\"", "\"impact\": \" \"");
  private static final String FEATURE =
      Requests.of("xtm", "gold", "2").replace("incident", "feature");

  /** Details told later are written down as a reply is, which would have ended the pause. */
  private static final String READS_LIKE_A_REPLY = "reads-like-a-reply";

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private TicketStory story;

  @BeforeEach
  void onTuesday() {
    driver.startOnMonday("10:00", "America/Toronto"); // a holiday there: Labour Day
    driver.pass(ofDays(1));
  }

  @AfterEach
  void keepsEveryRule(TestInfo test) throws Exception {
    if (!test.getTags().contains(READS_LIKE_A_REPLY)) {
      assertThat(story.complaints()).isEmpty();
    }
  }

  @Nested
  class AnIncompleteRequest {

    @Test
    @Clause("qohash/2.1")
    void isToldExactlyWhatItLacksAndOwedNoTimeYet() throws Exception {
      story.open(INCOMPLETE);

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.INCOMPLETE);
      assertThat(story.clocks()).isEmpty();
      assertThat(story.mailsTo("alice@acme.example"))
          .singleElement()
          .satisfies(
              mail ->
                  assertThat(mail.text())
                      .contains(
                          "- la version du service",
                          "- l’impact de l’erreur sur votre travail",
                          story.number()));
      driver.pass(ofHours(3));
      assertThat(story.kinds()).doesNotContain(TimelineKind.BREACHED, TimelineKind.RESPONDED);
    }

    @Test
    @Clause("qohash/2.1")
    void isOwedItsTimesFromTheInstantAtWhichItIsComplete() throws Exception {
      story.open(INCOMPLETE);
      driver.pass(ofMinutes(30));
      tell("{\"serviceVersion\": \"7.2\"}");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.INCOMPLETE);
      driver.pass(ofMinutes(30));
      tell("{\"impact\": \"Nobody can work\"}");

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.RECEIVED);
      var complete = story.entry(TimelineKind.COMPLETED).at();
      assertThat(complete).isAfterOrEqualTo(story.received().plus(ofHours(1)));
      assertThat(story.clock(Objective.FIRST_RESPONSE).startedAt()).isEqualTo(complete);
      assertThat(story.clock(Objective.FIRST_RESPONSE).dueAt()).contains(complete.plus(ofHours(2)));
      assertThat(driver.openTaskElements()).containsExactly("Activity_CallBack");
    }

    @Test
    @Clause("qohash/2.1")
    void isCompletedByAnAgentAsOfTheCustomersReply() throws Exception {
      story.open(INCOMPLETE);
      driver.pass(ofMinutes(20));
      story.reply("It is version 7, and nobody can work");
      driver.pass(ofMinutes(40));
      driver.complete(
          "Activity_CompleteRequest",
          Map.of("serviceVersion", "7", "impact", "Nobody can work", "note", "As written"));

      assertThat(story.ticket().unreadReply()).isFalse();
      assertThat(story.clock(Objective.FIRST_RESPONSE).startedAt())
          .isEqualTo(story.last(TimelineKind.REPLY_RECEIVED));
    }

    @Test
    @Clause("qohash/2.1")
    void needsNoAgentAnyMoreWhenTheCustomerCompletesIt() throws Exception {
      story.open(INCOMPLETE);
      story.reply("Where do I find the version?");
      assertThat(driver.openTaskElements()).containsExactly("Activity_CompleteRequest");
      tell("{\"serviceVersion\": \"7.2\", \"impact\": \"Nobody can work\"}");

      assertThat(driver.openTaskElements()).containsExactly("Activity_CallBack");
    }

    @Test
    @Clause("xtm/4.5")
    @Tag(READS_LIKE_A_REPLY)
    void isNotAnsweredByDetailsToldLaterOn() throws Exception {
      story.openAndAssess("xtm", "silver", "3");
      story.work("ask", "Which job?");
      tell("{\"impact\": \"Nobody can work\"}");

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      assertThat(story.ticket().unreadReply()).isTrue();
      story.reply("The nightly one");
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      assertThat(driver.openTaskElements()).containsExactly("Activity_WorkOnIncident");
    }

    @Test
    @Clause("qohash/2.1")
    void isAskedAgainForWhatIsStillMissing() throws Exception {
      story.open(INCOMPLETE);
      story.reply("It is version 7");
      driver.complete("Activity_CompleteRequest", Map.of("serviceVersion", "7", "note", "-"));

      assertThat(story.mailsTo("alice@acme.example")).hasSize(2);
      assertThat(story.mailsTo("alice@acme.example").getLast().text())
          .contains("- l’impact")
          .doesNotContain("- la version");
    }

    @Test
    @Clause("qohash/2.1")
    void canBeTakenInByAnAgentWhoKnowsEnough() throws Exception {
      story.open(INCOMPLETE);
      story.reply("I cannot find the version");
      driver.complete("Activity_CompleteRequest", Map.of("enough", true, "note", "Found in logs"));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.RECEIVED);
    }

    @Test
    @Clause("qohash/2.1")
    void isRemindedAndThenWithdrawnAndTold() throws Exception {
      story.open(INCOMPLETE);
      dayByDay(15);

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WITHDRAWN);
      assertThat(story.all(TimelineKind.REMINDED)).hasSizeGreaterThan(1);
      assertThat(story.mailsTo("alice@acme.example").getLast().subject()).contains("retiré");
      assertThat(driver.openTaskElements()).isEmpty();
      http.perform(story.replyRequest("Here I am")).andExpect(status().isConflict());
    }

    @Test
    @Clause("offimizer/4.3.2.kb")
    void lacksTheDeclarationThatTheKnowledgeBaseWasConsulted() throws Exception {
      story.open(Requests.of("offimizer", "", "normal").replace("true", "false"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.INCOMPLETE);

      tell("{\"knowledgeBaseConsulted\": true}");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.RECEIVED);
    }

    private void tell(String details) throws Exception {
      http.perform(
              post("/api/tickets/{number}/details", story.number())
                  .with(httpBasic("customer", "customer"))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(details))
          .andExpect(status().isAccepted());
      driver.settle();
    }
  }

  @Nested
  class ARequestOutsideTheAgreement {

    @Test
    @Clause("xtm/1.1")
    void isAnsweredWithWhatToDoInstead() throws Exception {
      story.open(FEATURE);

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.REFERRED);
      assertThat(story.clocks()).isEmpty();
      assertThat(story.mailsTo("alice@acme.example"))
          .singleElement()
          .satisfies(mail -> assertThat(mail.text()).contains("statement of work"));
      assertThat(story.entry(TimelineKind.REFERRED).clause()).contains("xtm/1.1");
    }

    @Test
    @Clause("xtm/1.1")
    void isClosedWhenNobodyOverrulesThat() throws Exception {
      story.open(FEATURE);
      driver.pass(ofDays(8));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(driver.openTaskElements()).isEmpty();
      http.perform(story.replyRequest("Please")).andExpect(status().isConflict());
    }

    @Test
    @Clause("xtm/1.1")
    void canBeLeftByAnAgent() throws Exception {
      story.open(FEATURE);
      driver.complete("Activity_DecideReferral", Map.of("decision", "leave", "note", "Indeed"));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    @Clause("xtm/1.1")
    void isOwedItsTimesFromReceiptWhenAnAgentOverrulesThat() throws Exception {
      story.open(FEATURE);
      driver.pass(ofMinutes(10));
      driver.complete(
          "Activity_DecideReferral", Map.of("decision", "take", "note", "It is a bug after all"));

      assertThat(story.clock(Objective.FIRST_RESPONSE).startedAt()).isEqualTo(story.received());
      assertThat(story.entry(TimelineKind.OVERRULED).detail()).contains("It is a bug after all");
      assertThat(driver.openTaskElements()).containsExactly("Activity_CallBack");
    }

    @Test
    @Clause("aidi/7.0")
    void waitsForScopeAndPriceAndIsOwedItsTimesFromThenOn() throws Exception {
      story.open(
          Requests.of("aidi", "", "III")
              .replace("\"type\"", "\"outsideContract\": true, \"type\""));
      driver.pass(ofDays(20));
      driver.complete(
          "Activity_DecideReferral", Map.of("decision", "take", "note", "Two days, agreed"));

      assertThat(story.clock(Objective.FIRST_RESPONSE).startedAt())
          .isEqualTo(story.entry(TimelineKind.OVERRULED).at())
          .isAfter(story.received().plus(ofDays(19)));
    }

    @Test
    @Clause("aidi/6.0.channel")
    void isWorkedOnWithoutTimesWhereOnlyTheChannelIsWrong() throws Exception {
      story.open(
          Requests.of("aidi", "", "I").replace("\"type\"", "\"channel\": \"mail\", \"type\""));

      assertThat(story.clocks())
          .isNotEmpty()
          .allMatch(clock -> clock.state() == ClockState.NOT_SPECIFIED)
          .allMatch(clock -> clock.clause().equals("aidi/6.0.channel"));
      story.changeSeverity("II");
      assertThat(story.clock(Objective.RESOLUTION).dueAt()).isEmpty();
      assertThat(driver.openTaskElements()).containsExactly("Activity_CallBack");
    }
  }

  @Nested
  class ACustomer {

    @AfterEach
    void inGoodStandingAgain() throws Exception {
      stands(true, true, "");
    }

    @Test
    @Clause("trackforce/scope")
    void withoutAnActiveAccountIsReferred() throws Exception {
      stands(false, true, "");
      story.open(Requests.trackforce("Low"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.REFERRED);
    }

    @Test
    @Clause("offimizer/4.3.2.paid")
    void withoutAPaidSubscriptionIsReferred() throws Exception {
      stands(true, false, "");
      story.open(Requests.of("offimizer", "", "normal"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.REFERRED);
    }

    @Test
    @Clause("xtm/2.channels")
    void isOwedTimesForTheMailsOfDesignatedUsersOnly() throws Exception {
      var mail =
          Requests.of("xtm", "silver", "1").replace("\"type\"", "\"channel\": \"mail\", \"type\"");
      story.open(mail);
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.NOT_SPECIFIED);

      stands(true, true, "\"Alice@acme.example\"");
      story.open(mail);
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
    }

    private void stands(boolean active, boolean paid, String mailUsers) throws Exception {
      http.perform(
              put("/api/customers/acme")
                  .with(httpBasic("manager", "manager"))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(
                      "{\"accountActive\": %s, \"subscriptionPaid\": %s, \"mailUsers\": [%s]}"
                          .formatted(active, paid, mailUsers)))
          .andExpect(status().isOk());
    }
  }

  @Nested
  class Withdrawing {

    @Test
    void endsEveryPromiseAndTheWork() throws Exception {
      story.open(Requests.trackforce("Critical"));
      withdraw().andExpect(status().isAccepted());
      withdraw().andExpect(status().isAccepted());
      driver.settle();
      driver.pass(ofHours(9));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WITHDRAWN);
      assertThat(story.clocks())
          .allMatch(
              clock ->
                  clock.state() == ClockState.ENDED || clock.state() == ClockState.NOT_SPECIFIED);
      assertThat(story.kinds())
          .containsOnlyOnce(TimelineKind.WITHDRAWN)
          .doesNotContain(TimelineKind.BREACHED, TimelineKind.WARNED);
      assertThat(story.mailsTo("alice@acme.example").getLast().subject()).contains("retiré");
      assertThat(driver.openTaskElements()).isEmpty();
    }

    @Test
    void isTooLateOnceTheTicketIsClosed() throws Exception {
      story.open(FEATURE);
      driver.complete("Activity_DecideReferral", Map.of("decision", "leave", "note", "Indeed"));
      withdraw().andExpect(status().isConflict());
    }

    private ResultActions withdraw() throws Exception {
      return http.perform(
          post("/api/tickets/{number}/withdrawal", story.number())
              .with(httpBasic("customer", "customer"))
              .contentType(MediaType.APPLICATION_JSON)
              .content("{\"reason\": \"It works again\"}"));
    }
  }

  @Nested
  class ASilentCustomer {

    @Test
    @Clause("xtm/2.autoclose")
    void ofXtmBasicHasTheTicketClosedAfterFourteenDays() throws Exception {
      story.open(Requests.of("xtm", "basic", "2"));
      var asked = ask();
      driver.passUntil(asked.plus(ofDays(14)).minus(ofMinutes(1)));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);

      driver.pass(ofMinutes(2));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.entry(TimelineKind.SILENT).clause()).contains("xtm/2.autoclose");
      assertThat(driver.openTaskElements()).isEmpty();
    }

    @Test
    @Clause("xtm/2.autoclose")
    void ofXtmSilverIsRemindedForEver() throws Exception {
      story.open(Requests.of("xtm", "silver", "3"));
      ask();
      dayByDay(60);

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      var reminded = story.all(TimelineKind.REMINDED);
      assertThat(reminded).hasSizeGreaterThan(3);
      assertThat(reminded.getLast()).isAfter(reminded.getFirst().plus(ofDays(30)));
    }

    private Instant ask() {
      story.assess(story.ticket().severity());
      story.work("ask", "Which job?");
      return story.last(TimelineKind.QUESTION_SENT);
    }
  }

  private void dayByDay(int days) {
    for (int day = 0; day < days; day++) {
      driver.pass(ofDays(1));
    }
  }
}
