package dev.vigie.process;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the severity is found, reviewed and decided, and who proves to be whom. */
@VigieTest
class AssessmentTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;

  /** A Tuesday for Quebec, whose Monday may be a holiday. */
  @BeforeEach
  void onTuesday() {
    driver.startOnMonday("10:00", "America/Toronto");
    driver.pass(ofHours(24));
  }

  @Nested
  @Clause("qohash/2.2.3")
  class AnotherSeverityThanTheCustomers {

    @BeforeEach
    void isProposed() throws Exception {
      story.open(Requests.of("qohash", "", "1"));
      story.assess("3", "One report is slow");
    }

    @Test
    void isAskedOfTheCustomerWhileTheClaimedOneCounts() {
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      assertThat(story.ticket().severity()).isEqualTo("1");
      assertThat(story.entry(TimelineKind.SEVERITY_PROPOSED).detail())
          .contains("One report is slow");
      assertThat(story.mailsTo("alice@acme.example").getLast().text())
          .contains("gravité 3", "One report is slow", "Sans réponse");
    }

    @Test
    void countsFromADayOfSilenceOn() throws Exception {
      var asked = story.last(TimelineKind.SEVERITY_PROPOSED);
      var dayLater = asked.plus(ofHours(24));
      driver.passUntil(dayLater.minusSeconds(60));
      assertThat(story.ticket().severity()).isEqualTo("1");
      driver.passUntil(dayLater);

      assertThat(story.last(TimelineKind.SEVERITY_UNDISPUTED))
          .isBetween(dayLater, dayLater.plusSeconds(60));
      assertThat(story.ticket().severity()).isEqualTo("3");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.IN_PROGRESS);
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.NOT_SPECIFIED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
      assertThat(story.mailsTo("alice@acme.example").getLast().text())
          .contains("désormais 3", "était de 1");
    }

    @Test
    void isDecidedByTheTeamWhenTheCustomerObjects() throws Exception {
      story.reply("No, the whole sales team stands still");
      driver.complete(
          "Activity_DecideSeverity",
          Map.of("confirmedSeverity", "1", "note", "Sales cannot work, so it is core business"));

      assertThat(story.ticket().severityConfirmed()).contains("1");
      assertThat(story.entry(TimelineKind.SEVERITY_CONFIRMED).detail())
          .contains("Sales cannot work, so it is core business");
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void isDecidedByTheTeamWhenAnAgentHearsTheAnswer() {
      driver.complete("Activity_ObtainAnswer", Map.of("note", "Agrees, by phone"));
      driver.complete(
          "Activity_DecideSeverity", Map.of("confirmedSeverity", "3", "note", "Agreed"));

      assertThat(story.ticket().severityConfirmed()).contains("3");
    }
  }

  @Test
  @Clause("trackforce/severity")
  void isSetByTheTeamAloneWhereTheAgreementSaysSo() throws Exception {
    story.open(Requests.trackforce("Critical"));
    driver.complete("Activity_CallBack", Map.of("note", "Called"));
    driver.complete(
        "Activity_AssessIncident", Map.of("confirmedSeverity", "Low", "note", "One site only"));

    assertThat(story.ticket().severity()).isEqualTo("Low");
    assertThat(story.kinds()).doesNotContain(TimelineKind.SEVERITY_PROPOSED);
  }

  @Nested
  class TheLevelOfAidi {

    @Test
    @Clause("aidi/6.0.level")
    void followsFromTheFactsAndNotFromTheClaim() throws Exception {
      open("incident", "IV", "\"production\": true, \"degradation\": \"no access\"");

      assertThat(story.ticket().severity()).isEqualTo("I");
      assertThat(story.entry(TimelineKind.SEVERITY_FOUND).clause()).contains("aidi/6.0.level");
      assertThat(story.clock(Objective.FIRST_RESPONSE).target().code()).isEqualTo("PT30M");
    }

    @Test
    @Clause("aidi/6.0.single")
    void isTheAgentsChoiceForOneCustomerWithADegradedMajorFeature() throws Exception {
      open(
          "incident",
          "IV",
          "\"customersAffected\": 1, \"feature\": \"budget\", \"degradation\": \"important\"");
      assertThat(story.ticket().severity()).isEqualTo("II");

      driver.complete("Activity_CallBack", Map.of("note", "Called"));
      driver.complete(
          "Activity_AssessIncident",
          Map.of("confirmedSeverity", "III", "note", "Month's end past"));

      assertThat(story.ticket().severity()).isEqualTo("III");
      assertThat(story.clock(Objective.RESOLUTION).target().code()).isEqualTo("10BD");
    }

    @Test
    @Clause("aidi/6.0.level")
    void isTheClaimedOneWhereNobodyToldTheFacts() throws Exception {
      open("incident", "III", "\"browser\": \"Firefox\"");

      assertThat(story.ticket().severity()).isEqualTo("III");
      assertThat(story.kinds()).doesNotContain(TimelineKind.SEVERITY_FOUND);
    }
  }

  @Nested
  @Clause("aidi/6.0.identity")
  class WhoAsksForAScript {

    @Test
    void provesWhoTheyAreBeforeWorkBegins() throws Exception {
      openAndAssess("batch-script");
      assertThat(driver.openTaskElements()).contains("Activity_CheckIdentity");
      driver.complete(
          "Activity_CheckIdentity", Map.of("identity", "proven", "note", "Called +1 514 555 0100"));

      assertThat(story.entry(TimelineKind.IDENTITY_PROVEN).clause()).contains("aidi/6.0.identity");
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void isAskedForAProofAsLongAsThereIsDoubt() throws Exception {
      openAndAssess("batch-script");
      driver.complete(
          "Activity_CheckIdentity",
          Map.of("identity", "doubt", "note", "Who is your second contact?"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.WAITING_FOR_CUSTOMER);
      assertThat(story.mailsTo("alice@acme.example").getLast().text())
          .contains("Who is your second contact?");
      story.reply("Bob, +1 514 555 0101");
      assertThat(driver.openTaskElements()).contains("Activity_CheckIdentity");
      driver.complete(
          "Activity_CheckIdentity", Map.of("identity", "proven", "note", "Bob confirmed it"));

      assertThat(story.kinds())
          .containsSubsequence(TimelineKind.IDENTITY_IN_DOUBT, TimelineKind.IDENTITY_PROVEN);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void needsNothingForAQuestion() throws Exception {
      openAndAssess("question");

      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    private void openAndAssess(String type) throws Exception {
      open(type, "IV", "\"browser\": \"Firefox\"");
      story.assess("IV");
    }
  }

  private void open(String type, String severity, String facts) throws Exception {
    story.open(
        Requests.of("aidi", "", severity)
            .replace("\"type\": \"incident\"", "\"type\": \"%s\"".formatted(type))
            .replace("\"subject\"", facts + ", \"subject\""));
  }
}
