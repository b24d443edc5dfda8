package dev.vigie.process;

import static java.time.Duration.ofDays;
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
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Something else happens after a deadline has passed and before its alarm is handled. */
@VigieTest
class OverdueTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Warsaw");
  }

  @AfterEach
  void theTimelineObeysTheAgreement() throws Exception {
    assertThat(story.complaints()).isEmpty();
  }

  @Test
  @Clause("trackforce/callback")
  void aWithdrawalHidesNoBreach() throws Exception {
    story.open(Requests.trackforce("Critical"));
    driver.leap(ofMinutes(61));
    tickets.withdraw(story.ticket().id(), "Alice Martin", "Solved itself");
    driver.settle();

    assertThat(story.clock(Objective.FIRST_RESPONSE).breachedAt())
        .contains(story.received().plus(ofHours(1)));
    assertThat(story.all(TimelineKind.BREACHED)).hasSize(1);
  }

  @Test
  @Clause("trackforce/callback")
  void aCallBackThatIsRecordedAfterTheWithdrawalDoesNotTakeTheTicketUpAgain() throws Exception {
    story.open(Requests.trackforce("Critical"));
    tickets.withdraw(story.ticket().id(), "Alice Martin", "Solved itself");
    tickets.respond(story.ticket().id(), "Called", driver.now());
    driver.settle();

    assertThat(story.ticket().status()).isEqualTo(TicketStatus.WITHDRAWN);
  }

  @Test
  @Clause("trackforce/callback")
  void anotherSeverityHidesNoBreach() throws Exception {
    story.open(Requests.trackforce("Critical"));
    driver.leap(ofMinutes(61));
    story.changeSeverity("Low");
    driver.settle();

    assertThat(story.clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.BREACHED);
    assertThat(story.all(TimelineKind.BREACHED)).containsExactly(story.received().plus(ofHours(1)));
    assertThat(story.mailsTo("lead@localhost")).hasSize(1);
  }

  @Test
  @Clause("xtm/4.7.gold")
  void timeWhileClosedDoesNotCountForAPromiseMadeLater() throws Exception {
    story.openAndAssess("xtm", "gold", "4");
    story.work("resolution", "Restart");
    driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
    var offered =
        story.last(TimelineKind.RESOLUTION_OFFERED); // and the customer awaited from there
    driver.pass(ofDays(2));
    story.reply("It is back");
    story.changeSeverity("3");
    driver.settle();

    var away = Duration.between(offered, story.last(TimelineKind.REOPENED));
    assertThat(story.clock(Objective.RESOLUTION).dueAt())
        .contains(story.received().plus(ofDays(7)).plus(away));
  }
}
