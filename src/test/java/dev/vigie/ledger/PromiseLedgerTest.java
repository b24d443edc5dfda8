package dev.vigie.ledger;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.calendar.Calendars;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the ledger says became of each promise, while a ticket lives through its life. */
@VigieTest
class PromiseLedgerTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;
  @Autowired private Conversation conversation;
  @Autowired private Solutions solutions;
  @Autowired private PromiseOutcomes promises;
  @Autowired private Calendars calendars;

  private TicketId ticket;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  private void open(String request) throws Exception {
    story.open(request);
    ticket = story.ticket().id();
  }

  @Nested
  class APromise {

    @Test
    @Clause("trackforce/callback")
    void isMetWhenItWasKept() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(40));
      var called = driver.now();
      tickets.respond(ticket, "Called", called);

      var response = the(Objective.FIRST_RESPONSE);
      assertThat(response.outcome()).isEqualTo(Outcome.MET);
      assertThat(response.decidedAt()).contains(called);
      assertThat(response.dueAt()).contains(story.received().plus(ofHours(1)));
      assertThat(response.correctedAt()).isEmpty();
    }

    @Test
    @Clause("trackforce/callback")
    void isBreachedAtItsDueInstantAndStaysSoWhenItIsKeptLate() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(61));
      var called = driver.now();
      tickets.respond(ticket, "Called", called);

      var response = the(Objective.FIRST_RESPONSE);
      assertThat(response.outcome()).isEqualTo(Outcome.BREACHED);
      assertThat(response.decidedAt()).contains(story.received().plus(ofHours(1)));
      assertThat(response.keptAt()).contains(called);
    }

    @Test
    @Clause("trackforce/callback")
    void isMetAfterAllWhenItBecomesKnownThatItHadBeenKept() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(61));
      tickets.respond(ticket, "Called", story.received().plus(ofMinutes(30)));

      var response = the(Objective.FIRST_RESPONSE);
      assertThat(response.outcome()).isEqualTo(Outcome.MET);
      assertThat(response.decidedAt()).contains(story.received().plus(ofMinutes(30)));
      assertThat(response.correctedAt()).isPresent();
    }

    @Test
    @Clause("xtm/4.7.automatic")
    void isNoneWhereTheReceiptKeepsItByItself() throws Exception {
      open(Requests.of("xtm", "silver", "3"));

      assertThat(all(Objective.FIRST_RESPONSE)).isEmpty();
      assertThat(all(Objective.ESCALATION)).isEmpty();
    }

    @Test
    void endsWithTheTicket() throws Exception {
      open(Requests.trackforce("Low"));
      story.withdraw("It works again");

      assertThat(outcomes(Objective.RESOLUTION)).containsExactly(Outcome.ENDED);
      assertThat(outcomes(Objective.UPDATE)).containsExactly(Outcome.ENDED);
    }
  }

  @Nested
  class AnUpdate {

    @Test
    @Clause("trackforce/updates")
    void hasAnOutcomeForEachPeriod() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofHours(1));
      conversation.update(ticket, "first", "We look into it", driver.now());
      var sent = driver.now();
      driver.pass(ofHours(2));

      assertThat(outcomes(Objective.UPDATE))
          .containsExactly(Outcome.MET, Outcome.BREACHED, Outcome.RUNNING);
      assertThat(all(Objective.UPDATE).get(1).decidedAt().orElseThrow())
          .isBetween(sent.plus(ofMinutes(89)), sent.plus(ofMinutes(90)));
    }

    @Test
    @Clause("trackforce/updates")
    void thatSeemedMissedAfterTheResolutionIsTakenBack() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(110));
      var asked = solutions.offer(ticket, "offer", Solution.RESOLUTION, "Restarted", null);
      driver.pass(ofMinutes(130));
      conversation.recordAnswer(asked.questionId(), "Agrees", story.received().plus(ofHours(2)));
      solutions.resolve(ticket, "resolve", "Agreed", story.received().plus(ofHours(2)));

      assertThat(outcomes(Objective.UPDATE))
          .containsExactly(Outcome.BREACHED, Outcome.TAKEN_BACK, Outcome.ENDED);
      assertThat(the(Objective.RESOLUTION).outcome()).isEqualTo(Outcome.MET);
    }
  }

  @Nested
  class WhatIsWrittenDownLate {

    @Test
    @Clause("trackforce/updates")
    void isNotMissedOnceMoreAfterItWasTakenBack() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(115));
      var asked = solutions.offer(ticket, "offer", Solution.RESOLUTION, "Restarted", null);
      driver.pass(ofMinutes(3));
      conversation.update(ticket, "late", "We look into it", at(30)); // 11:30 had seemed missed
      driver.pass(ofMinutes(10)); // and so has 12:00
      conversation.recordAnswer(asked.questionId(), "Agrees", at(117));
      solutions.resolve(ticket, "resolve", "Agreed", at(117));

      assertThat(outcomes(Objective.UPDATE))
          .containsExactly(Outcome.TAKEN_BACK, Outcome.MET, Outcome.TAKEN_BACK, Outcome.ENDED);
      assertThat(all(Objective.UPDATE).get(1).dueAt()).contains(at(90));
      assertThat(all(Objective.UPDATE).get(1).startedAt()).isEqualTo(at(0));
      assertThat(all(Objective.UPDATE).get(3).startedAt()).isEqualTo(at(30));
      assertThat(story.clock(Objective.UPDATE).breachedAt()).isEmpty();
    }

    private Instant at(int minutes) {
      return story.received().plus(ofMinutes(minutes));
    }
  }

  @Nested
  class AResolution {

    @Test
    @Clause("xtm/4.5")
    void keepsWhileItStoodStillForTheCustomer() throws Exception {
      driver.startOnMonday("10:00", "Europe/Warsaw");
      open(Requests.of("xtm", "silver", "2"));
      conversation.ask(ticket, "ask", "question", "Which version?");
      assertThat(the(Objective.RESOLUTION).outcome()).isEqualTo(Outcome.PAUSED);
      driver.pass(ofHours(3));
      conversation.reply(ticket, "reply", "Alice", "7.2");

      var resolution = the(Objective.RESOLUTION);
      assertThat(resolution.outcome()).isEqualTo(Outcome.RUNNING);
      assertThat(resolution.dueAt()).isEqualTo(explained(resolution));
    }

    @Test
    void isOwedAgainWhenTheTicketIsOpenedAgainAndStillExplainsItsDeadline() throws Exception {
      open(Requests.trackforce("Low"));
      driver.pass(ofHours(5));
      solutions.offer(ticket, "offer", Solution.RESOLUTION, "Restarted", null);
      conversation.reply(ticket, "agree", "Alice", "Yes", true);
      solutions.resolve(ticket, "resolve", "Agreed", driver.now());
      tickets.close(ticket, "close");
      assertThat(the(Objective.RESOLUTION).outcome()).isEqualTo(Outcome.MET);
      driver.pass(Duration.ofDays(2));
      conversation.reply(ticket, "reply", "Alice", "It is back");

      var resolution = the(Objective.RESOLUTION);
      assertThat(resolution.outcome()).isEqualTo(Outcome.RUNNING);
      assertThat(resolution.decidedAt()).isEmpty();
      assertThat(resolution.correctedAt()).isPresent();
      assertThat(resolution.dueAt()).isEqualTo(explained(resolution));
      assertThat(outcomes(Objective.UPDATE)).containsExactly(Outcome.ENDED, Outcome.RUNNING);
    }

    private Optional<Instant> explained(PromiseOutcome promise) {
      return promises.findWithPausesById(promise.id()).orElseThrow().deadline(calendars).dueAt();
    }
  }

  @Nested
  class AnotherSeverity {

    @Test
    void countsForWhatIsStillOwedAndNotForWhatWasMissedBefore() throws Exception {
      open(Requests.trackforce("Critical"));
      driver.pass(ofMinutes(61));
      story.changeSeverity("Low");

      assertThat(the(Objective.FIRST_RESPONSE).severity()).isEqualTo("Critical");
      assertThat(the(Objective.FIRST_RESPONSE).outcome()).isEqualTo(Outcome.BREACHED);
      assertThat(the(Objective.RESOLUTION).severity()).isEqualTo("Low");
    }

    @Test
    void thatPromisesNoTimeEndsThePromise() throws Exception {
      open(Requests.of("xtm", "silver", "2"));
      story.changeSeverity("4");

      assertThat(outcomes(Objective.RESOLUTION)).containsExactly(Outcome.ENDED);
      story.changeSeverity("2");
      assertThat(outcomes(Objective.RESOLUTION)).containsExactly(Outcome.RUNNING);
    }
  }

  private PromiseOutcome the(Objective objective) {
    var found = all(objective);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<Outcome> outcomes(Objective objective) {
    return all(objective).stream().map(PromiseOutcome::outcome).toList();
  }

  private List<PromiseOutcome> all(Objective objective) {
    return promises.findByTicketIdAndObjectiveOrderBySlot(ticket.value(), objective);
  }
}
