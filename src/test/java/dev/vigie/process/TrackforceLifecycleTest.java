package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.ticket.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A ticket under the Trackforce agreement, on every way through the models. */
@VigieTest
class TrackforceLifecycleTest {

  private static final Map<String, Object> CALLED = Map.of("note", "Called Alice, looking into it");

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private TicketQueries tickets;
  @Autowired private Timeline timeline;
  @Autowired private TestMailServer mail;

  private String number;
  private Instant received;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @Nested
  class CallBack {

    @Test
    @Clause("trackforce/callback")
    void isWarnedOfAfterThreeQuartersOfAnHourAndBreachedAfterAnHour() throws Exception {
      open("Critical");
      driver.pass(ofMinutes(44));
      assertThat(kinds()).doesNotContain(TimelineKind.WARNED);

      driver.passUntil(received.plus(ofMinutes(45)));
      assertThat(kinds()).containsOnlyOnce(TimelineKind.WARNED);
      driver.passUntil(received.plus(ofMinutes(59)));
      assertThat(kinds()).doesNotContain(TimelineKind.BREACHED);

      driver.passUntil(received.plus(ofMinutes(60)));
      var clock = clock(Objective.FIRST_RESPONSE);
      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.breachedAt()).contains(received.plus(ofMinutes(60)));
      assertThat(mailsTo("lead@localhost")).hasSize(1);
      assertThat(driver.openTaskElements()).contains("Activity_CallBack");
    }

    @Test
    @Clause("trackforce/callback")
    void inTimeKeepsThePromiseForGood() throws Exception {
      open("Critical");
      driver.pass(ofMinutes(30));
      driver.complete("Activity_CallBack", CALLED);
      driver.pass(ofMinutes(45));

      assertThat(clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
      assertThat(kinds()).doesNotContain(TimelineKind.BREACHED);
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

      assertThat(clock(Objective.RESOLUTION).dueAt()).contains(received.plus(Duration.ofHours(24)));
      assertThat(clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
      assertThat(kinds()).contains(TimelineKind.SEVERITY_CONFIRMED);
    }

    @Test
    @Clause("trackforce/severity")
    void changedOnTheTicketPageReachesTheTasks() throws Exception {
      open("Low");
      driver.complete("Activity_CallBack", CALLED);
      driver.complete(
          "Activity_AssessIncident", Map.of("confirmedSeverity", "Low", "note", "As claimed"));
      changeSeverity("Critical");
      driver.settle();

      assertThat(clock(Objective.RESOLUTION).dueAt()).contains(received.plus(Duration.ofHours(8)));
      assertThat(driver.passedElements())
          .contains("incident-work/Activity_RefreshTasks", "resolution-clock/Activity_PlanAlarms");
      driver.passUntil(received.plus(Duration.ofHours(6)));
      assertThat(kinds()).contains(TimelineKind.WARNED);
    }

    @Test
    @Clause("trackforce/severity")
    void changedInTheTaskListComesBackToWork() throws Exception {
      openAndAssess("Low");
      driver.complete(
          "Activity_WorkOnIncident",
          Map.of("nextStep", "severity", "newSeverity", "Important", "note", "More sites"));

      assertThat(kinds()).contains(TimelineKind.SEVERITY_CHANGED);
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

      var sent = last(TimelineKind.UPDATE_SENT);
      assertThat(clock(Objective.UPDATE).dueAt()).contains(sent.plus(ofMinutes(90)));
      assertThat(mailsTo("alice@acme.example")).hasSize(2);
      driver.passUntil(received.plus(ofMinutes(90)));
      assertThat(kinds()).doesNotContain(TimelineKind.BREACHED);
    }

    @Test
    @Clause("trackforce/updates")
    void missedForHoursAreOneTaskOneMailAndABreachEach() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(Duration.ofHours(4)));

      assertThat(all(TimelineKind.BREACHED))
          .containsExactly(received.plus(ofMinutes(90)), received.plus(ofMinutes(180)));
      assertThat(mailsTo("lead@localhost")).hasSize(1);
      assertThat(driver.openTaskElements()).containsOnlyOnce("Activity_WriteUpdate");
      assertThat(clock(Objective.UPDATE).dueAt()).contains(received.plus(ofMinutes(270)));
    }
  }

  @Nested
  class WaitingForTheCustomer {

    @Test
    void endsWithTheReply() throws Exception {
      openAndAssess("Low");
      ask();
      assertThat(ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      assertThat(driver.openTaskElements()).contains("Activity_ObtainAnswer");

      reply("It is version 7.2.1");
      assertThat(ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(driver.openTaskElements())
          .contains("Activity_WorkOnIncident")
          .doesNotContain("Activity_ObtainAnswer");
    }

    @Test
    void endsWhenAnAgentIsToldByPhone() throws Exception {
      openAndAssess("Low");
      ask();
      driver.complete("Activity_ObtainAnswer", Map.of("note", "By phone: 7.2.1"));

      assertThat(kinds()).contains(TimelineKind.ANSWERED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void remindsASilentCustomerAtGrowingIntervals() throws Exception {
      openAndAssess("Low");
      ask();
      var asked = last(TimelineKind.QUESTION_SENT);
      driver.passUntil(asked.plus(ofDays(2)));
      assertThat(all(TimelineKind.REMINDED)).hasSize(1);
      driver.passUntil(asked.plus(ofDays(7)));
      assertThat(all(TimelineKind.REMINDED)).hasSize(1);
      driver.passUntil(asked.plus(ofDays(8)).plus(ofMinutes(5)));
      assertThat(all(TimelineKind.REMINDED)).hasSize(2);
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
      reply("Yes, it works again");
      var replied = last(TimelineKind.REPLY_RECEIVED);
      driver.pass(ofMinutes(20));
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));

      assertThat(clock(Objective.RESOLUTION).metAt()).contains(replied);
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.MET);
      assertThat(clock(Objective.UPDATE).state()).isEqualTo(ClockState.ENDED);
      assertThat(ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(driver.openTaskElements()).isEmpty();
    }

    @Test
    @Clause("trackforce/agreed")
    void goesBackToWorkWhenTheCustomerObjects() throws Exception {
      openAndAssess("Low");
      offer("workaround");
      driver.complete(
          "Activity_ObtainAgreement", Map.of("agreement", "no", "note", "Does not help"));

      assertThat(kinds()).contains(TimelineKind.WORKAROUND_OFFERED, TimelineKind.OBJECTED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    @Clause("trackforce/resolution")
    void isBreachedOnceWhenTheResolutionIsLateAndWorkGoesOn() throws Exception {
      openAndAssess("Critical");
      driver.passUntil(received.plus(Duration.ofHours(8)).minus(ofMinutes(1)));
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      driver.passUntil(received.plus(Duration.ofHours(8)));
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);

      offer("resolution");
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock(Objective.RESOLUTION).metAt()).isPresent();
      assertThat(ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    @Clause("trackforce/resolution")
    void ofARangeIsWarnedOfFromItsBeginningAndBreachedAtItsEnd() throws Exception {
      openAndAssess("None");
      var clock = clock(Objective.RESOLUTION);
      assertThat(clock.term()).contains("14BD..28BD");
      driver.passUntil(clock.warnAt().orElseThrow());
      assertThat(kinds()).contains(TimelineKind.WARNED);
      driver.passUntil(clock.dueAt().orElseThrow());
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
    }
  }

  @Nested
  class AfterClosure {

    @Test
    void aReplyWithinSevenDaysOpensTheTicketAgain() throws Exception {
      closed();
      driver.pass(ofDays(6));
      reply("It is broken again");

      assertThat(ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
      offer("resolution");
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));
      assertThat(ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(all(TimelineKind.CLOSED)).hasSize(2);
    }

    @Test
    void timeWhileClosedDoesNotCount() throws Exception {
      closed();
      var due = clock(Objective.RESOLUTION).dueAt().orElseThrow();
      var closedAt = clock(Objective.RESOLUTION).metAt().orElseThrow();
      driver.pass(ofDays(2));
      reply("It is broken again");
      var reopened = last(TimelineKind.REOPENED);

      assertThat(clock(Objective.RESOLUTION).dueAt())
          .contains(due.plus(Duration.between(closedAt, reopened)));
    }

    @Test
    void nothingMoreIsPossibleAfterSevenDays() throws Exception {
      closed();
      driver.passUntil(ticket().reopenUntil().orElseThrow().plus(ofSeconds(1)));

      assertThat(driver.passedElements()).contains("incident/Event_TicketClosed");
      http.perform(replyRequest("Too late"))
          .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(409));
    }
  }

  private void open(String severity) throws Exception {
    var answer =
        http.perform(
                MockMvcRequestBuilders.post("/api/tickets")
                    .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(Requests.trackforce(severity)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
    number = JsonPath.read(answer.getContentAsString(), "$.number");
    received = ticket().receivedAt();
    driver.settle();
  }

  private void openAndAssess(String severity) throws Exception {
    open(severity);
    driver.complete("Activity_CallBack", CALLED);
    driver.complete(
        "Activity_AssessIncident", Map.of("confirmedSeverity", severity, "note", "As claimed"));
  }

  private void ask() {
    driver.complete(
        "Activity_WorkOnIncident", Map.of("nextStep", "ask", "note", "Which version is it?"));
  }

  private void offer(String kind) {
    driver.complete("Activity_WorkOnIncident", Map.of("nextStep", kind, "note", "Please restart"));
  }

  private void closed() throws Exception {
    openAndAssess("Critical");
    offer("resolution");
    driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", ""));
  }

  private void reply(String text) throws Exception {
    http.perform(replyRequest(text))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(202));
    driver.settle();
  }

  private RequestBuilder replyRequest(String text) {
    return MockMvcRequestBuilders.post("/api/tickets/{number}/replies", number)
        .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"text\": \"%s\"}".formatted(text));
  }

  private void changeSeverity(String severity) throws Exception {
    http.perform(
            MockMvcRequestBuilders.post("/api/tickets/{number}/severity", number)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic("agent", "agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"severity\": \"%s\", \"reason\": \"It spreads\"}".formatted(severity)))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(202));
  }

  private Ticket ticket() {
    return tickets.find(number, Visibility.everything());
  }

  private SlaClock clock(Objective objective) {
    return tickets.clocks(ticket()).stream()
        .filter(clock -> clock.objective() == objective)
        .findFirst()
        .orElseThrow();
  }

  private List<TimelineKind> kinds() {
    return timeline.of(ticket().id()).stream().map(entry -> entry.kind()).toList();
  }

  private List<Instant> all(TimelineKind kind) {
    return timeline.of(ticket().id()).stream()
        .filter(entry -> entry.kind() == kind)
        .map(entry -> entry.at())
        .toList();
  }

  private Instant last(TimelineKind kind) {
    return all(kind).getLast();
  }

  private List<TestMailServer.Received> mailsTo(String address) {
    return mail.received().stream()
        .filter(received -> received.to().equals(address))
        .filter(received -> received.subject().contains(number))
        .toList();
  }
}
