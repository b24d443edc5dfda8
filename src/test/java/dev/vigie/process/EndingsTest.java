package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Assessment;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a ticket comes to its end: what is offered, agreed to, promised for later, and delivered. */
@VigieTest
class EndingsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private Conversation conversation;
  @Autowired private TicketQueries queries;
  @Autowired private Assessment assessment;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @AfterEach
  void keepsItsPromises() throws Exception {
    assertThat(story.complaints()).isEmpty();
  }

  @Nested
  class AFixPromisedForLater {

    @Test
    @Clause("trackforce/agreed")
    void countsAsTheResolutionAtTheInstantAtWhichTheCustomerAgrees() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      promiseFix(10);
      driver.pass(ofMinutes(10));
      story.reply("We can live with that", true);
      var agreed = story.last(TimelineKind.REPLY_RECEIVED);

      assertThat(story.clock(Objective.RESOLUTION).metAt()).contains(agreed);
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.ENDED);
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.FIX_PROMISED);
      assertThat(story.ticket().promisedUntil())
          .contains(today().plusDays(10).atTime(23, 59).atZone(PARIS).toInstant());
      assertThat(story.mailsTo("alice@acme.example").getLast().text()).contains("23:59");
    }

    @Test
    @Clause("trackforce/agreed")
    void closesTheTicketWhenItIsThere() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      agreeToAFixIn(10);
      driver.pass(ofDays(3));
      driver.complete(
          "Activity_DeliverFix", Map.of("delivered", "yes", "note", "Release 7.3 has it"));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.mailsTo("alice@acme.example"))
          .anySatisfy(mail -> assertThat(mail.text()).contains("Release 7.3 has it"));
      assertThat(story.all(TimelineKind.BREACHED)).isEmpty();
    }

    @Test
    void isToldToTheLeadWhenItsDayIsOver() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      agreeToAFixIn(2);
      var until = story.ticket().promisedUntil().orElseThrow();
      driver.passUntil(until);

      assertThat(story.entry(TimelineKind.FIX_LATE).at()).isEqualTo(until);
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
      assertThat(driver.openTaskElements()).contains("Activity_DeliverFix");
    }

    @Test
    @Clause("trackforce/agreed")
    void thatDoesNotComeIsOwedAgain() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      var due = story.clock(Objective.RESOLUTION).dueAt().orElseThrow();
      agreeToAFixIn(10);
      var agreed = story.last(TimelineKind.REPLY_RECEIVED);
      driver.pass(ofDays(1));
      theFixDoesNotCome();
      var broken = story.entry(TimelineKind.FIX_NOT_DELIVERED).at();

      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      assertThat(story.clock(Objective.RESOLUTION).dueAt())
          .contains(due.plus(Duration.between(agreed, broken)));
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    /** Found by RandomCrashIT: nobody watched what was owed again. */
    @Test
    @Clause("trackforce/agreed")
    void thatDoesNotComeIsWatchedAgain() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      agreeToAFixIn(10);
      driver.pass(ofDays(1));
      theFixDoesNotCome();
      var update = story.clock(Objective.UPDATE).dueAt().orElseThrow();
      var resolution = story.clock(Objective.RESOLUTION).dueAt().orElseThrow();
      assertThat(story.all(TimelineKind.BREACHED)).isEmpty();

      driver.passUntil(update.plusSeconds(1));
      assertThat(driver.openTaskElements()).contains("Activity_WriteUpdate");
      assertThat(story.entry(TimelineKind.BREACHED).at()).isEqualTo(update);
      driver.passUntil(resolution.plusSeconds(1));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    @Clause("trackforce/agreed")
    void thatDoesNotComeIsOwedAsItsSeverityIsByThen() throws Exception {
      story.openAndAssess("trackforce", "", "Low");
      agreeToAFixIn(10);
      assessment.change(story.ticket().id(), "worse", "Critical", "lead", "All sites now");
      driver.pass(ofDays(1));
      theFixDoesNotCome();
      var broken = story.entry(TimelineKind.FIX_NOT_DELIVERED).at();

      assertThat(story.clock(Objective.UPDATE).dueAt()).contains(broken.plus(ofMinutes(90)));
      assertThat(story.clock(Objective.RESOLUTION).target().toString()).isEqualTo("PT8H");
    }

    @Test
    void thatDoesNotComeAsksForNoSecondUpdate() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      driver.passUntil(story.clock(Objective.UPDATE).warnAt().orElseThrow().plusSeconds(1));
      assertThat(driver.openTaskElements()).containsOnlyOnce("Activity_WriteUpdate");
      agreeToAFixIn(10);
      theFixDoesNotCome();

      driver.passUntil(story.clock(Objective.UPDATE).warnAt().orElseThrow().plusSeconds(1));
      assertThat(driver.openTaskElements()).containsOnlyOnce("Activity_WriteUpdate");
    }

    @Test
    @Clause("xtm/4.7.gold")
    void isNoResolutionWhereTheAgreementDoesNotSaySo() throws Exception {
      story.openAndAssess("xtm", "gold", "2");
      agreeToAFixIn(10);

      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.RUNNING);
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.FIX_PROMISED);
    }

    @Test
    @Clause("xtm/4.7.release")
    void isHowPriorityFourEndsWithTheNextRelease() throws Exception {
      story.openAndAssess("xtm", "gold", "4");
      agreeToAFixIn(10);
      driver.pass(ofDays(1));
      driver.complete("Activity_DeliverFix", Map.of("delivered", "yes", "note", "In 13.2"));

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.ENDED);
    }
  }

  @Nested
  class AnAgreement {

    @Test
    @Clause("trackforce/agreed")
    void inAsManyWordsNeedsNoAgent() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      offer("resolution");
      story.reply("Yes, it works again", true);

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.clock(Objective.RESOLUTION).metAt())
          .contains(story.last(TimelineKind.REPLY_RECEIVED));
    }

    @Test
    void refusedInAsManyWordsGoesBackToWork() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      offer("resolution");
      story.reply("No, it is still down", false);

      assertThat(story.kinds()).contains(TimelineKind.OBJECTED);
      assertThat(driver.openTaskElements()).contains("Activity_WorkOnIncident");
    }

    @Test
    void isRefusedWhereNothingIsOffered() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");

      assertThat(story.tryToReply("Yes", true)).isEqualTo(409);
      assertThat(story.all(TimelineKind.REPLY_RECEIVED)).isEmpty();
    }

    @Test
    @Clause("qohash/6.12")
    void toAWorkaroundIsAnotherEndingThanAResolution() throws Exception {
      story.openAndAssess("qohash", "", "1");
      offer("workaround");
      story.reply("That helps", true);

      assertThat(story.entry(TimelineKind.WORKAROUND).clause()).contains("qohash/6.12");
      assertThat(story.clock(Objective.UPDATE).state()).isEqualTo(ClockState.ENDED);
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    @Clause("trackforce/resolution")
    void thatCameInTimeTakesBackTheBreachThatWasRecordedBeforeItWasRead() throws Exception {
      story.openAndAssess("trackforce", "", "Critical");
      driver.passUntil(story.received().plus(ofHours(7)));
      offer("resolution");
      driver.pass(ofMinutes(10));
      story.reply("It works, thank you");
      var replied = story.last(TimelineKind.REPLY_RECEIVED);
      driver.pass(ofHours(1));
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.BREACHED);
      driver.complete("Activity_ObtainAgreement", Map.of("agreement", "yes", "note", "Works"));

      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.MET);
      assertThat(story.clock(Objective.RESOLUTION).metAt()).contains(replied);
      assertThat(story.clock(Objective.RESOLUTION).breachedAt()).isEmpty();
      assertThat(story.all(TimelineKind.BREACH_TAKEN_BACK))
          .as("of the resolution, and of the update that was no longer owed")
          .hasSize(2);
      assertThat(story.mailsTo("lead@localhost").getLast().subject()).contains("Not missed");
    }
  }

  @Nested
  class Silence {

    @Test
    @Clause("xtm/2.autoclose")
    void onASolutionClosesATicketOfBasicAfterFourteenDays() throws Exception {
      story.openAndAssess("xtm", "basic", "1");
      offer("resolution");
      var fortnightLater = story.last(TimelineKind.RESOLUTION_OFFERED).plus(ofDays(14));
      driver.pass(ofDays(13));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.SOLUTION_OFFERED);
      driver.pass(ofDays(2));

      assertThat(story.clock(Objective.RESOLUTION).metAt())
          .as("however late it was noticed")
          .contains(fortnightLater);
      assertThat(story.entry(TimelineKind.SOLUTION_UNDISPUTED).clause())
          .contains("xtm/2.autoclose");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.MET);
    }

    @Test
    @Clause("trackforce/agreed")
    void isNoAgreementWhereBothSidesHaveToAgree() throws Exception {
      story.openAndAssess("trackforce", "", "Low");
      offer("resolution");
      for (var day = 0; day < 30; day++) {
        driver.pass(ofDays(1));
      }

      assertThat(story.ticket().status()).isEqualTo(TicketStatus.SOLUTION_OFFERED);
      assertThat(story.all(TimelineKind.REMINDED)).hasSizeGreaterThan(2);
    }
  }

  @Test
  @Clause("xtm/4.5")
  void theResolutionStandsStillWhileTheCustomerIsAskedToAgree() throws Exception {
    story.openAndAssess("xtm", "silver", "1");
    offer("resolution");
    assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.PAUSED);
    driver.pass(ofHours(5));
    story.reply("Yes", true);

    assertThat(story.clock(Objective.RESOLUTION).state()).isEqualTo(ClockState.MET);
    assertThat(story.clock(Objective.RESOLUTION).breachedAt()).isEmpty();
    assertThat(queries.waitedForCustomer(story.ticket(), driver.now()))
        .isBetween(ofHours(5), ofHours(5).plusMinutes(1));
  }

  @Test
  @Clause("trackforce/updates")
  void anUpdateWrittenInTimeTakesBackTheBreachThatWasRecordedFirst() throws Exception {
    story.openAndAssess("trackforce", "", "Critical");
    driver.pass(ofMinutes(100));
    var due = story.received().plus(ofMinutes(90));
    assertThat(story.all(TimelineKind.BREACHED)).contains(due);
    conversation.update(story.ticket().id(), "late-job", "Halfway", due.minus(ofMinutes(5)));
    driver.settle();

    assertThat(story.clock(Objective.UPDATE).breachedAt()).isEmpty();
    assertThat(story.clock(Objective.UPDATE).dueAt()).contains(due.plus(ofMinutes(85)));
    assertThat(story.all(TimelineKind.BREACH_TAKEN_BACK)).hasSize(1);
  }

  @Test
  @Clause("qohash/3.customer")
  void theCustomerIsRemindedOfThePeopleThatSeverityOneWants() throws Exception {
    story.openAndAssess("qohash", "", "1");
    driver.complete("Activity_WorkOnIncident", Map.of("nextStep", "ask", "note", "Which node?"));

    assertThat(story.mailsTo("alice@acme.example").getLast().text())
        .contains("Which node?", "à plein temps");
  }

  private void offer(String kind) {
    story.work(kind, "Please restart");
  }

  private void promiseFix(int days) {
    var until = today().plusDays(days).toString();
    story.work("laterFix", Map.of("note", "The next release has it", "promisedFor", until));
  }

  private void agreeToAFixIn(int days) throws Exception {
    promiseFix(days);
    story.reply("We can live with that", true);
  }

  private void theFixDoesNotCome() {
    driver.complete("Activity_DeliverFix", Map.of("delivered", "no", "note", "Not this week"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(driver.now(), PARIS);
  }
}
