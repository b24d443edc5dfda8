package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Calls;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A ticket under the Trackforce agreement, on every way through the models. */
@VigieTest
class TrackforceLifecycleTest {

  private static final Map<String, Object> CALLED = Map.of("note", "Called Alice, looking into it");

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private TicketStory story;
  @Autowired private Calls calls;

  private Instant received;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @AfterEach
  void keepsEveryRule() throws Exception {
    assertThat(story.complaints()).isEmpty();
  }

  @Nested
  class CallBack {

    @Test
    @Clause("trackforce/callback")
    void isWarnedOfAfterThreeQuartersOfAnHourAndBreachedAfterAnHour() throws Exception {
      open("Critical");
      driver.pass(ofMinutes(44));
      assertThat(story.kinds()).doesNotContain(TimelineKind.WARNED);

      driver.passUntil(received.plus(ofMinutes(45)));
      assertThat(story.kinds()).containsOnlyOnce(TimelineKind.WARNED);
      driver.passUntil(received.plus(ofMinutes(59)));
      assertThat(story.kinds()).doesNotContain(TimelineKind.BREACHED);

      driver.passUntil(received.plus(ofMinutes(60)));
      var clock = story.clock(Objective.FIRST_RESPONSE);
      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.breachedAt()).contains(received.plus(ofMinutes(60)));
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
      assertThat(driver.openTaskElements()).contains("Activity_CallBack");
    }

    @Test
    @Clause("trackforce/callback")
    void inTimeKeepsThePromiseForGood() throws Exception {
      open("Critical");
      driver.pass(ofMinutes(30));
      driver.complete("Activity_CallBack", CALLED);
      driver.pass(ofMinutes(45));

      assertThat(story.clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
      assertThat(story.kinds()).doesNotContain(TimelineKind.BREACHED);
    }

    @Test
    @Clause("trackforce/callback")
    void isDueByTheTaskListToo() throws Exception {
      open("Critical");
      var due = driver.task("Activity_CallBack").dueDate();
      assertThat(Instant.parse(due)).isEqualTo(received.plus(ofMinutes(60)));
    }
  }

  @Nested
  class Severity {

    @Test
    @Clause("trackforce/severity")
    void setByTheTeamPlansEveryClockFromReceipt() throws Exception {
      open("Critical");
      driver.pass(ofMinutes(30));
      driver.complete("Activity_CallBack", CALLED);
      driver.complete(
          "Activity_AssessIncident",
          Map.of("confirmedSeverity", "Important", "note", "Only one site"));

      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(received.plus(Duration.ofHours(24)));
      assertThat(story.clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
      assertThat(story.kinds()).contains(TimelineKind.SEVERITY_CONFIRMED);
    }

    @Test
    @Clause("trackforce/severity")
    void changedOnTheTicketPageReachesTheTasks() throws Exception {
      open("Low");
      driver.complete("Activity_CallBack", CALLED);
      driver.complete(
          "Activity_AssessIncident", Map.of("confirmedSeverity", "Low", "note", "As claimed"));
      story.changeSeverity("Critical");
      driver.settle();

      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(received.plus(Duration.ofHours(8)));
      assertThat(driver.passedElements())
          .contains("incident-work/Activity_RefreshTasks", "resolution-clock/Activity_PlanAlarms");
      driver.passUntil(received.plus(Duration.ofHours(6)));
      assertThat(story.kinds()).contains(TimelineKind.WARNED);
    }

    @Test
    @Clause("trackforce/severity")
    void changedInTheTaskListComesBackToWork() throws Exception {
      openAndAssess("Low");
      driver.complete(
          "Activity_WorkOnIncident",
          Map.of("nextStep", "severity", "newSeverity", "Important", "note", "More sites"));

      assertThat(story.kinds()).contains(TimelineKind.SEVERITY_CHANGED);
      var due = driver.task("Activity_WorkOnIncident").dueDate();
      assertThat(Instant.parse(due)).isEqualTo(received.plus(Duration.ofHours(24)));
    }
  }

  @Nested
  class Updates {

    @Test
    @Clause("trackforce/updates")
    void areAskedForInGoodTimeAndKeptBySending() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(ofMinutes(67)));
      assertThat(driver.openTaskElements()).doesNotContain("Activity_WriteUpdate");

      driver.passUntil(received.plus(ofMinutes(68)));
      driver.complete("Activity_WriteUpdate", Map.of("note", "We found the cause"));

      var sent = story.last(TimelineKind.UPDATE_SENT);
      assertThat(story.clock(Objective.UPDATE).dueAt()).contains(sent.plus(ofMinutes(90)));
      assertThat(story.mailsTo("alice@acme.example")).hasSize(2);
      driver.passUntil(received.plus(ofMinutes(90)));
      assertThat(story.kinds()).doesNotContain(TimelineKind.BREACHED);
    }

    @Test
    @Clause("trackforce/updates")
    void missedForHoursAreOneTaskOneMailAndABreachEach() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(Duration.ofHours(4)));

      assertThat(story.all(TimelineKind.BREACHED))
          .containsExactly(received.plus(ofMinutes(90)), received.plus(ofMinutes(180)));
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
      assertThat(driver.openTaskElements()).containsOnlyOnce("Activity_WriteUpdate");
      assertThat(story.clock(Objective.UPDATE).dueAt()).contains(received.plus(ofMinutes(270)));
    }
  }

  @Nested
  class WaitingForTheCustomer {

    @Test
    void endsWithTheReply() throws Exception {
      openAndAssess("Low");
      ask();
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      assertThat(driver.openTaskElements()).contains("Activity_ObtainAnswer");

      story.reply("It is version 7.2.1");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(driver.openTaskElements())
          .contains("Activity_WorkOnIncident")
          .doesNotContain("Activity_ObtainAnswer");
    }

    @Test
    void endsWhenAnAgentIsToldByPhone() throws Exception {
      openAndAssess("Low");
      ask();
      driver.complete("Activity_ObtainAnswer", Map.of("note", "By phone: 7.2.1"));

      assertThat(story.kinds()).contains(TimelineKind.ANSWERED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void remindsASilentCustomerAtGrowingIntervals() throws Exception {
      openAndAssess("Low");
      ask();
      var asked = story.last(TimelineKind.QUESTION_SENT);
      driver.passUntil(asked.plus(ofDays(2)));
      assertThat(story.all(TimelineKind.REMINDED)).hasSize(1);
      driver.passUntil(asked.plus(ofDays(7)));
      assertThat(story.all(TimelineKind.REMINDED)).hasSize(1);
      driver.passUntil(asked.plus(ofDays(8)).plus(ofMinutes(5)));
      assertThat(story.all(TimelineKind.REMINDED)).hasSize(2);
    }
  }

  @Nested
  class Ending {

    @Test
    @Clause("trackforce/agreed")
    void isAgreedByBothSidesAtTheInstantOfTheReply() throws Exception {
      openAndAssess("Critical");
      offer("resolution");
      driver.pass(ofMinutes(10));
      story.reply("Yes, it works again");
      var replied = story.last(TimelineKind.REPLY_RECEIVED);
      driver.pass(ofMinutes(20));
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));

      assertThat(story.clock(Objective.RESOLUTION).metAt()).contains(replied);
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.MET);
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.ENDED);
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(driver.openTaskElements()).containsExactly("Activity_FollowUp");
    }

    @Test
    @Clause("trackforce/agreed")
    void goesBackToWorkWhenTheCustomerObjects() throws Exception {
      openAndAssess("Low");
      offer("workaround");
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "no", "note", "Does not help"));

      assertThat(story.kinds()).contains(TimelineKind.WORKAROUND_OFFERED, TimelineKind.OBJECTED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    @Clause("trackforce/resolution")
    void isBreachedOnceWhenTheResolutionIsLateAndWorkGoesOn() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(Duration.ofHours(8)).minus(ofMinutes(1)));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      driver.passUntil(received.plus(Duration.ofHours(8)));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);

      offer("resolution");
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
      assertThat(story.clock(Objective.RESOLUTION).metAt()).isPresent();
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    @Clause("trackforce/resolution")
    void ofARangeIsWarnedOfFromItsBeginningAndBreachedAtItsEnd() throws Exception {
      openAndAssess("None");
      var clock = story.clock(Objective.RESOLUTION);
      assertThat(clock.term()).contains("14BD..28BD");
      driver.passUntil(clock.warnAt().orElseThrow());
      assertThat(story.kinds()).contains(TimelineKind.WARNED);
      driver.passUntil(clock.dueAt().orElseThrow());
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
    }
  }

  @Nested
  class AfterClosure {

    @Test
    void aReplyWithinSevenDaysOpensTheTicketAgain() throws Exception {
      closed();
      driver.pass(ofDays(6));
      story.reply("It is broken again");

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
      offer("resolution");
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.all(TimelineKind.CLOSED)).hasSize(2);
    }

    @Test
    void timeWhileClosedDoesNotCount() throws Exception {
      closed();
      var due = story.clock(Objective.RESOLUTION).dueAt().orElseThrow();
      var closedAt = story.clock(Objective.RESOLUTION).metAt().orElseThrow();
      driver.pass(ofDays(2));
      story.reply("It is broken again");
      var reopened = story.last(TimelineKind.REOPENED);

      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(due.plus(Duration.between(closedAt, reopened)));
    }

    @Test
    void nothingMoreIsPossibleAfterSevenDays() throws Exception {
      closed();
      driver.passUntil(story.ticket().reopenUntil().orElseThrow().plus(ofSeconds(1)));

      assertThat(driver.passedElements()).contains("incident/Event_TicketClosed");
      http.perform(story.replyRequest("Too late"))
          .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(409));
    }
  }

  @Nested
  class ByPhoneToo {

    private static final String CALL = "Activity_CallCustomer";

    @Test
    @Clause("trackforce/channels")
    void whatIsAskedUnderCriticalIsAnAgentsTaskWithNumberAndScript() throws Exception {
      openAndAssess("Critical");
      ask();

      assertThat(driver.openTaskElements()).containsOnlyOnce(CALL);
      var due = story.last(TimelineKind.QUESTION_SENT).plus(ofMinutes(30));
      assertThat(Instant.parse(driver.task(CALL).dueDate())).isEqualTo(due);
      var call = calls.task(story.ticket().id(), owed());
      assertThat(call.contact()).isEqualTo("Alice Martin");
      assertThat(call.phone()).isEqualTo("+33 1 23 45 67 89");
      assertThat(call.script()).startsWith("Bonjour").endsWith("Which version is it?");
      assertThat(call.clause()).isEqualTo("trackforce/channels");

      driver.complete(CALL, Map.of("outcome", "reached", "note", "She looks it up"));

      assertThat(story.entry(TimelineKind.CALL_MADE).arguments())
          .containsExactly("call.question", "call.reached");
      assertThat(driver.openTaskElements()).doesNotContain(CALL).contains("Activity_ObtainAnswer");
    }

    @Test
    @Clause("trackforce/channels")
    void isTriedAgainAQuarterOfAnHourLaterWhereNobodyAnswers() throws Exception {
      openAndAssess("Important");
      offer("workaround");
      driver.complete(CALL, Map.of("outcome", "again"));
      assertThat(driver.openTaskElements()).doesNotContain(CALL);

      driver.pass(ofMinutes(15).plus(ofSeconds(5)));
      driver.complete(CALL, Map.of("outcome", "unreachable"));
      driver.pass(ofMinutes(16));

      assertThat(story.all(TimelineKind.CALL_TRIED)).hasSize(1);
      assertThat(story.entry(TimelineKind.CALL_MADE).arguments()).contains("call.unreachable");
      assertThat(driver.openTaskElements()).doesNotContain(CALL);
    }

    @Test
    void isNeedlessOnceTheCustomerAnswered() throws Exception {
      openAndAssess("Critical");
      ask();
      story.reply("It is version 7.2.1");

      assertThat(driver.openTaskElements()).doesNotContain(CALL);
      assertThat(story.kinds())
          .contains(TimelineKind.CALL_DROPPED)
          .doesNotContain(TimelineKind.CALL_MADE);
      assertThat(driver.passedElements()).contains("customer-call/Event_CallDropped");
    }

    @Test
    @Clause("trackforce/updates")
    void isOneTaskHoweverManyUpdatesWereWritten() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(ofMinutes(68)));
      driver.complete("Activity_WriteUpdate", Map.of("note", "We found the cause"));
      var next = story.clock(Objective.UPDATE).warnAt().orElseThrow();
      driver.passUntil(next.plus(ofSeconds(30)));
      driver.complete("Activity_WriteUpdate", Map.of("note", "We are mending it"));

      assertThat(driver.openTaskElements()).containsOnlyOnce(CALL);
      assertThat(calls.task(story.ticket().id(), owed()).script()).endsWith("We are mending it");
    }

    @Test
    void isWrittenDownOnceThoughItIsToldTwice() throws Exception {
      openAndAssess("Critical");
      ask();
      var call = owed();
      var at = driver.now();
      for (var time = 0; time < 2; time++) {
        calls.made(story.ticket().id(), call, "job", "message", "", at);
        calls.made(story.ticket().id(), call, "job", "again", "", at);
      }

      assertThat(story.all(TimelineKind.CALL_MADE)).hasSize(1);
      assertThat(story.all(TimelineKind.CALL_TRIED)).hasSize(1);
    }

    @Test
    @Clause("trackforce/channels")
    void isNobodyCalledUnderLow() throws Exception {
      openAndAssess("Low");
      ask();

      assertThat(driver.openTaskElements()).doesNotContain(CALL);
      assertThat(story.kinds()).doesNotContain(TimelineKind.CALL_OWED);
    }

    private String owed() {
      return story.newest(TimelineKind.CALL_OWED).arguments().get(1);
    }
  }

  private void open(String severity) throws Exception {
    story.open(Requests.trackforce(severity));
    received = story.received();
  }

  private void openAndAssess(String severity) throws Exception {
    open(severity);
    story.assess(severity);
  }

  private void ask() {
    story.work("ask", "Which version is it?");
  }

  private void offer(String kind) {
    story.work(kind, "Please restart");
  }

  private void closed() throws Exception {
    openAndAssess("Critical");
    offer("resolution");
    driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
  }
}
