package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.MovedClock;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reaches a clock at once, twice or late, while its customer is asked and answers (D9). */
@VigieTest
class ClocksUnderContentionTest {

  private static final Duration TERM = Duration.ofHours(2);

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private Conversation conversation;
  @Autowired private Alarms alarms;
  @Autowired private MovedClock time;
  @Autowired private JdbcClient jdbc;

  private TicketId ticket;
  private Duration passed = Duration.ZERO;

  /** Its resolution stands still while the customer is awaited (xtm/4.5). */
  @BeforeEach
  void aTicketOfXtm() throws Exception {
    driver.startOnMonday("10:00", "Europe/Warsaw");
    story.open(Requests.of("xtm", "silver", "1"));
    ticket = story.ticket().id();
  }

  /** The engine was passed over here, and its clock stood still. */
  @AfterEach
  void nothingIsOwedAnyMoreAndClocksAgreeAgain() {
    jdbc.sql("update sla_clock set state = 'ENDED' where ticket_id = ?")
        .param(ticket.value())
        .update();
    jdbc.sql("update question set answered_at = asked_at where ticket_id = ?")
        .param(ticket.value())
        .update();
    time.move(passed.negated());
  }

  @RepeatedTest(5)
  @Clause("xtm/4.5")
  void manyRepliesAtOnceEndAPauseOnce() throws Exception {
    conversation.ask(ticket, "asked", "question", "Which version?");
    pass(Duration.ofMinutes(30));

    atOnce(8, i -> conversation.reply(ticket, "reply-" + i, "alice", "7.2.1"));

    assertThat(story.all(TimelineKind.CLOCK_RESUMED)).hasSize(1);
    assertThat(resolution().state()).isEqualTo(ClockState.RUNNING);
    assertThat(Duration.between(story.received().plus(TERM), resolution().dueAt().orElseThrow()))
        .isEqualTo(
            Duration.between(
                story.last(TimelineKind.CLOCK_PAUSED), story.last(TimelineKind.CLOCK_RESUMED)));
  }

  @RepeatedTest(5)
  @Clause("xtm/4.5")
  void questionsAndRepliesAtOnceLeaveAClockThatAddsUp() throws Exception {
    atOnce(
        8,
        i -> {
          if (i % 2 == 0) {
            conversation.ask(ticket, "asked-" + i, "question", "Which version?");
          } else {
            conversation.reply(ticket, "reply-" + i, "alice", "7.2.1");
          }
        });

    var pauses = story.all(TimelineKind.CLOCK_PAUSED).size();
    var resumptions = story.all(TimelineKind.CLOCK_RESUMED).size();
    var paused = resolution().state() == ClockState.PAUSED;
    assertThat(pauses - resumptions).isEqualTo(paused ? 1 : 0);
    assertThat(story.ticket().status() == TicketStatus.WAITING_FOR_CUSTOMER).isEqualTo(paused);
  }

  @RepeatedTest(5)
  void anAlarmAndAQuestionAtTheSameInstantAreTakenInTurn() throws Exception {
    var clock = resolution();
    pass(Duration.between(time.instant(), clock.dueAt().orElseThrow()));

    atOnce(
        2,
        i -> {
          if (i == 0) {
            alarms.breach(clock.id(), clock.planNumber());
          } else {
            conversation.ask(ticket, "asked", "question", "Which version?");
          }
        });

    if (resolution().state() == ClockState.BREACHED) {
      assertThat(resolution().breachedAt()).isEqualTo(clock.dueAt());
    } else { // the question came first, and nothing of the term is left
      assertThat(resolution().state()).isEqualTo(ClockState.PAUSED);
      conversation.reply(ticket, "reply", "alice", "7.2.1");
      var again = resolution();
      alarms.breach(again.id(), again.planNumber());
      assertThat(resolution().state()).isEqualTo(ClockState.BREACHED);
    }
    assertThat(story.kinds()).contains(TimelineKind.BREACHED);
  }

  @Test
  @Clause("xtm/4.5")
  void aReplyAtTheInstantOfTheAlarmThatThePauseDisarmedMovesTheDeadline() {
    var before = resolution();
    pass(Duration.ofMinutes(30));
    conversation.ask(ticket, "asked", "question", "Which version?");
    pass(Duration.between(time.instant(), before.dueAt().orElseThrow()));

    conversation.reply(ticket, "reply", "alice", "7.2.1");
    alarms.breach(before.id(), before.planNumber());

    assertThat(resolution().state()).isEqualTo(ClockState.RUNNING);
    assertThat(resolution().dueAt().orElseThrow())
        .isAfter(before.dueAt().orElseThrow().plus(Duration.ofMinutes(89)));
  }

  @Test
  void anAlarmAnHourLateIsRecordedAtTheInstantThatWasMissed() throws Exception {
    var clock = resolution();
    pass(TERM.plusHours(1));

    atOnce(4, i -> alarms.breach(clock.id(), clock.planNumber()));

    assertThat(resolution().breachedAt()).isEqualTo(clock.dueAt());
    assertThat(story.all(TimelineKind.BREACHED)).containsExactly(clock.dueAt().orElseThrow());
  }

  private void pass(Duration duration) {
    time.move(duration);
    passed = passed.plus(duration);
  }

  private SlaClock resolution() {
    return story.clock(Objective.RESOLUTION);
  }

  private interface Step {
    void take(int number) throws Exception;
  }

  /** All begin together; who waits too long for the ticket's lock says so. */
  private static void atOnce(int count, Step step) throws Exception {
    try (var threads = Executors.newFixedThreadPool(count)) {
      var start = new CyclicBarrier(count);
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        var number = i;
        done.add(
            threads.submit(
                () -> {
                  start.await();
                  step.take(number);
                  return null;
                }));
      }
      for (var each : done) {
        each.get();
      }
    }
  }
}
