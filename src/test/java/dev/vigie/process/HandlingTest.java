package dev.vigie.process;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vigie.agreement.Objective;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Handling;
import dev.vigie.ticket.TimelineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is at work on a ticket: teams, developers, and the levels that it is escalated to. */
@VigieTest
class HandlingTest {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private Customers customers;
  @Autowired private Handling handling;

  private Instant start;

  @BeforeEach
  void onMonday() {
    start = driver.startOnMonday("10:00", "Europe/Warsaw");
  }

  @AfterEach
  void keepsEveryRule() throws Exception {
    stands(Map.of(), null);
    assertThat(story.complaints()).isEmpty();
  }

  @Nested
  @Clause("xtm/4.4")
  class WhenDevelopersAreNeeded {

    @Test
    void theResolutionCountsOnTheirHoursFromTheReceiptOn() throws Exception {
      driver.passUntil(warsaw(LocalTime.of(16, 0)));
      story.openAndAssess("xtm", "silver", "1");
      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(story.received().plus(ofHours(2)));
      story.work("developers", "A bug in the parser");

      assertThat(story.clock(Objective.RESOLUTION).calendar()).isEqualTo("xtm-developers");
      assertThat(story.clock(Objective.RESOLUTION).clause()).isEqualTo("xtm/4.4");
      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(story.received().plus(ofHours(2 + 15)).plus(ofMinutes(30)));
      assertThat(story.clock(Objective.UPDATE).calendar()).isEqualTo("xtm-24x5");
    }

    @Test
    void anotherSeverityStaysOnTheirHours() throws Exception {
      story.openAndAssess("xtm", "silver", "1");
      story.work("developers", "A bug in the parser");
      story.changeSeverity("2");

      assertThat(story.clock(Objective.RESOLUTION).calendar()).isEqualTo("xtm-developers");
      assertThat(story.clock(Objective.RESOLUTION).target().code()).isEqualTo("3BD");
    }

    @Test
    @Clause("xtm/2.hours")
    void goldIsNoException() throws Exception {
      story.openAndAssess("xtm", "gold", "1");
      story.work("developers", "A bug in the parser");

      assertThat(story.clock(Objective.RESOLUTION).calendar()).isEqualTo("xtm-developers");
      assertThat(story.clock(Objective.FIRST_RESPONSE).calendar()).isEqualTo("24x7-warsaw");
    }
  }

  @Nested
  @Clause("xtm/4.8")
  class AnEscalationOnRequest {

    @Test
    void tellsTheNextLevelOfSilverEachTime() throws Exception {
      story.openAndAssess("xtm", "silver", "2");
      story.work("escalate", "The print run is tonight");
      escalate("and nobody called", "once");

      assertThat(story.mailsTo("escalation-1@localhost")).hasSize(1);
      assertThat(story.mailsTo("escalation-2@localhost").getFirst().text())
          .contains("Escalated to level 1: Customer Success Consultant");
      assertThat(story.all(TimelineKind.ESCALATION_REQUESTED)).hasSize(2);
    }

    @Test
    void askedForTwiceWithOneKeyTellsOneLevel() throws Exception {
      story.openAndAssess("xtm", "silver", "2");
      escalate("The print run is tonight", "once");
      escalate("The print run is tonight", "once");

      assertThat(story.all(TimelineKind.ESCALATED)).hasSize(1);
    }

    @Test
    void beginsTheIntervalOfGoldAnew() throws Exception {
      story.openAndAssess("xtm", "gold", "2");
      driver.pass(ofHours(1));
      escalate("The print run is tonight", "once");
      var requested = story.last(TimelineKind.ESCALATED);
      driver.pass(ofHours(5));

      assertThat(story.all(TimelineKind.ESCALATED))
          .containsExactly(requested, requested.plus(ofHours(4)));
    }

    @Test
    void isRefusedWhereNobodyIsLeft() throws Exception {
      story.openAndAssess("xtm", "silver", "2");
      for (var key : List.of("1", "2", "3", "4")) {
        escalate("Again", key);
      }

      assertThat(request("Again", "5")).isEqualTo(409);
      assertThat(story.all(TimelineKind.ESCALATED)).hasSize(4);
    }

    @Test
    void byAnAgentIsWrittenDownEvenIfNobodyIsLeft() throws Exception {
      story.openAndAssess("xtm", "silver", "2");
      for (int level = 1; level <= 5; level++) {
        story.work("escalate", "Again");
      }

      assertThat(story.all(TimelineKind.ESCALATION_REQUESTED)).hasSize(5);
      assertThat(story.all(TimelineKind.ESCALATED)).hasSize(4);
    }

    @Test
    @Clause("xtm/2.channels")
    void isRefusedForAPlanWithoutSuchAPath() throws Exception {
      story.open(Requests.of("xtm", "basic", "1"));

      assertThat(request("Now!", "1")).isEqualTo(409);
      assertThat(story.kinds()).doesNotContain(TimelineKind.ESCALATION_REQUESTED);
    }

    @Test
    void reachesTheCustomersOwnContacts() throws Exception {
      stands(Map.of("Support Manager", "maria@xtm.example"), null);
      story.open(Requests.of("xtm", "gold", "1"));
      driver.pass(ofHours(1));

      assertThat(story.mailsTo("escalation-1@localhost")).hasSize(1);
      assertThat(story.mailsTo("maria@xtm.example")).hasSize(1);
      assertThat(story.mailsTo("escalation-2@localhost")).isEmpty();
    }

    private void escalate(String reason, String key) throws Exception {
      assertThat(request(reason, key)).isEqualTo(202);
      driver.settle();
    }

    private int request(String reason, String key) throws Exception {
      return story.requestEscalation(reason, key);
    }
  }

  @Nested
  @Clause("qohash/3.tiers")
  class Tiers {

    @Test
    void beginWithTheOneForTheSeverityAndChangeOnHandOver() throws Exception {
      story.open(Requests.of("qohash", "", "3"));
      assertThat(story.ticket().team()).isEqualTo("tier-1");
      story.assess("3");
      driver.complete(
          "Activity_WorkOnIncident",
          Map.of("nextStep", "handOver", "newTeam", "tier-2", "note", "Needs a look at the index"));

      assertThat(story.ticket().team()).isEqualTo("tier-2");
      assertThat(story.entry(TimelineKind.HANDED_OVER).detail())
          .contains("Needs a look at the index");
      assertThat(driver.task("Activity_WorkOnIncident").candidateGroups())
          .isEqualTo("[\"tier-2\",\"%s\"]".formatted(story.number()));
    }

    @Test
    void changeWithTheSeverity() throws Exception {
      story.open(Requests.of("qohash", "", "4"));
      story.assess("4");
      driver.complete(
          "Activity_WorkOnIncident",
          Map.of("nextStep", "severity", "newSeverity", "1", "note", "It spreads"));
      assertThat(story.ticket().team()).isEqualTo("tier-2");

      driver.complete(
          "Activity_WorkOnIncident",
          Map.of("nextStep", "handOver", "newTeam", "tier-3", "note", "Needs the authors"));
      assertThat(story.ticket().team()).isEqualTo("tier-3");
    }

    @Test
    void areNamedWhereSomebodyHandsOverToAnother() throws Exception {
      story.open(Requests.of("qohash", "", "4"));

      assertThat(
              catchThrowable(
                  () ->
                      handling.handOver(
                          story.ticket().id(), "once", "tier-9", "Why not", driver.now())))
          .hasMessageContaining("tier-9")
          .hasMessageContaining("[tier-1]");
    }
  }

  @Test
  @Clause("qohash/6.11")
  void theSupervisorIsToldOfAMissedPromise() throws Exception {
    stands(Map.of(), "chloe@qohash.example");
    story.open(Requests.of("qohash", "", "4"));
    story.changeSeverity("2");
    driver.pass(ofHours(72));

    assertThat(story.mailsTo("chloe@qohash.example")).isNotEmpty();
    assertThat(story.mailsTo("lead@localhost"))
        .hasSameSizeAs(story.mailsTo("chloe@qohash.example"));
  }

  private void stands(Map<String, String> escalationContacts, String supervisor) {
    customers.put(
        "acme",
        new CustomerStanding(
            true,
            true,
            List.of(),
            escalationContacts,
            supervisor,
            null,
            null,
            List.of(),
            null,
            List.of()));
  }

  private Instant warsaw(LocalTime time) {
    return LocalDate.ofInstant(start, WARSAW).atTime(time).atZone(WARSAW).toInstant();
  }
}
