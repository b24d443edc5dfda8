package dev.vigie.process;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TimelineKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the agreements promise, as tickets and engine carry it out. */
@VigieTest
class PromisesOfTheFiveAgreementsTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;

  private Instant start;

  @BeforeEach
  void onMonday() {
    start = driver.startInSeptember("10:00", "Europe/Warsaw");
  }

  @AfterEach
  void keepsEveryRule() throws Exception {
    assertThat(story.complaints()).isEmpty();
  }

  @Nested
  class AnAutomaticResponse {

    @Test
    @Clause("xtm/4.7.automatic")
    void isTheReceiptSoNobodyHasToCallBack() throws Exception {
      story.open(Requests.of("xtm", "silver", "3"));

      assertThat(story.clock(Objective.FIRST_RESPONSE).metAt()).contains(story.received());
      assertThat(story.all(TimelineKind.RESPONDED)).containsExactly(story.received());
      assertThat(driver.openTaskElements()).contains("Activity_AssessIncident");
      assertThat(driver.openTaskElements()).doesNotContain("Activity_CallBack");
    }

    @Test
    @Clause("xtm/4.7.automatic")
    void isSaidInTheReceipt() throws Exception {
      story.open(Requests.of("xtm", "basic", "4"));

      assertThat(story.mailsTo("alice@acme.example").getFirst().text()).contains("automatic");
    }
  }

  @Nested
  class Updates {

    /**
     * The Monday is Labour Day in Quebec, so the first 24 business hours end on Thursday, 14:00.
     */
    @Test
    @Clause("qohash/3.updates.1")
    void comeEverySixHoursForADayAndEachBusinessDayThen() throws Exception {
      story.open(Requests.of("qohash", "", "1"));

      for (var due :
          List.of(
              toronto(1, "14:00"),
              toronto(2, "11:00"),
              toronto(2, "17:00"),
              toronto(3, "14:00"),
              toronto(4, "14:00"),
              toronto(7, "14:00"))) {
        assertThat(story.clock(Objective.UPDATE).dueAt()).contains(due);
        driver.passUntil(due);
      }
      assertThat(story.all(TimelineKind.BREACHED)).hasSize(7); // six updates, and the response
    }

    @Test
    @Clause("qohash/3.updates.3")
    void areNotOwedBeforeTheResolutionOfALesserSeverity() throws Exception {
      story.open(Requests.of("qohash", "", "3"));
      driver.pass(ofHours(100));

      assertThat(driver.openTaskElements()).doesNotContain("Activity_WriteUpdate");
    }

    private Instant toronto(int daysLater, String time) {
      var zone = ZoneId.of("America/Toronto");
      var day = start.atZone(zone).toLocalDate().plusDays(daysLater);
      return LocalDateTime.parse(day + "T" + time).atZone(zone).toInstant();
    }
  }

  @Nested
  class AnotherSeverity {

    @Test
    @Clause("xtm/4.7.basic")
    void armsAPromiseThatTheFirstOneDidNotMake() throws Exception {
      story.open(Requests.of("xtm", "basic", "2"));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.NOT_SPECIFIED);

      story.changeSeverity("1");
      driver.pass(ofHours(2));

      assertThat(story.clock(Objective.RESOLUTION).breachedAt())
          .contains(story.received().plus(ofHours(2)));
    }

    @Test
    @Clause("xtm/4.8")
    void armsAnEscalationThatTheFirstOneDidNotKnow() throws Exception {
      story.open(Requests.of("xtm", "gold", "3"));

      story.changeSeverity("1");
      driver.pass(ofMinutes(30));

      assertThat(story.all(TimelineKind.ESCALATED))
          .containsExactly(story.received().plus(ofMinutes(30)));
    }
  }

  @Nested
  class Escalation {

    @Test
    @Clause("xtm/4.8")
    void goesUpOneLevelForEachIntervalAndStopsAtTheFourth() throws Exception {
      story.open(Requests.of("xtm", "gold", "1"));
      driver.pass(ofMinutes(29));
      assertThat(story.all(TimelineKind.ESCALATED)).isEmpty();

      driver.pass(ofHours(6));

      assertThat(story.all(TimelineKind.ESCALATED))
          .containsExactly(at(30), at(60), at(90), at(120));
      for (int level = 1; level <= 4; level++) {
        assertThat(story.mailsTo("escalation-%d@localhost".formatted(level))).hasSize(1);
      }
      assertThat(story.clock(Objective.ESCALATION).state()).isEqualTo(ClockState.ENDED);
      assertThat(driver.passedElements()).contains("escalation-clock/Event_EscalationOver");
    }

    @Test
    @Clause("xtm/4.8")
    void tellsEachLevelWhatTheEarlierOnesWereTold() throws Exception {
      story.open(Requests.of("xtm", "gold", "2"));
      driver.pass(ofHours(9));

      assertThat(story.mailsTo("escalation-2@localhost").getFirst().text())
          .contains("level 2, Support Manager")
          .contains("Escalated to level 1: Customer Success Consultant")
          .doesNotContain("Escalated to level 2");
    }

    @Test
    @Clause("xtm/4.8")
    void endsWithTheResolution() throws Exception {
      story.openAndAssess("xtm", "gold", "2");
      driver.complete(
          "Activity_WorkOnIncident", Map.of("nextStep", "resolution", "note", "Restarted"));
      driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
      driver.pass(ofHours(20));

      assertThat(story.all(TimelineKind.ESCALATED)).isEmpty();
      assertThat(story.clock(Objective.ESCALATION).state()).isEqualTo(ClockState.ENDED);
    }

    @Test
    @Clause("xtm/4.5")
    void goesOnWhileTheCustomerIsAwaitedButResolutionDoesNot() throws Exception {
      story.openAndAssess("xtm", "gold", "2");
      driver.complete(
          "Activity_WorkOnIncident", Map.of("nextStep", "ask", "note", "Which version is it?"));

      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.PAUSED);
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.RUNNING);
      driver.pass(ofHours(4));
      assertThat(story.all(TimelineKind.ESCALATED)).hasSize(1);
    }

    private Instant at(int minutes) {
      return story.received().plus(ofMinutes(minutes));
    }
  }
}
