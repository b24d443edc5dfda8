package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms as an engine may deliver them: late, twice, too early, or of a plan that changed. */
@VigieTest
class AlarmsTest {

  @Autowired private Alarms alarms;
  @Autowired private TicketStory story;
  @Autowired private EngineDriver driver;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry metrics;

  @BeforeEach
  void aCriticalTicket() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris");
    story.open(Requests.trackforce("Critical"));
  }

  /** The engine would ring at the instants that it knows. */
  @AfterEach
  void nothingIsOwedAnyMore() {
    jdbc.sql("update sla_clock set state = 'ENDED' where ticket_id = ?")
        .param(story.ticket().id().value())
        .update();
  }

  @Nested
  class ADueAlarm {

    @Test
    void ringingTwiceIsOneBreachAndOneMail() {
      dueIn(Duration.ofMinutes(-1));
      var clock = clock();

      alarms.breach(clock.id(), clock.planNumber());
      alarms.breach(clock.id(), clock.planNumber());
      driver.settle();

      assertThat(clock().state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock().breachedAt()).isEqualTo(clock.dueAt());
      assertThat(story.kinds()).containsOnlyOnce(TimelineKind.BREACHED);
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
    }

    @Test
    void tellsItsLatenessOnce() {
      dueIn(Duration.ofMinutes(-1));
      var clock = clock();
      var countedBefore = latenesses();

      alarms.breach(clock.id(), clock.planNumber());
      alarms.breach(clock.id(), clock.planNumber());

      assertThat(latenesses()).isEqualTo(countedBefore + 1);
      assertThat(lateness().orElseThrow().max(TimeUnit.SECONDS)).isGreaterThanOrEqualTo(60);
    }

    @Test
    void ofAnEarlierPlanMeansNothing() {
      dueIn(Duration.ofMinutes(-1));
      var clock = clock();

      alarms.breach(clock.id(), clock.planNumber() - 1);

      assertThat(clock().state()).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void ringingALittleEarlyIsSentBack() {
      dueIn(Duration.ofSeconds(30));
      var clock = clock();

      assertThatThrownBy(() -> alarms.breach(clock.id(), clock.planNumber()))
          .isInstanceOfSatisfying(
              AlarmTooEarly.class,
              early -> assertThat(early.ahead()).isPositive().isLessThan(Duration.ofSeconds(32)));
      assertThat(clock().state()).isEqualTo(ClockState.RUNNING);
    }

    @Test
    void ringingFarTooEarlyMeansNothing() {
      var clock = clock();

      alarms.breach(clock.id(), clock.planNumber());

      assertThat(clock().state()).isEqualTo(ClockState.RUNNING);
    }
  }

  @Nested
  class AWarning {

    @Test
    void ringingTwiceIsToldOnce() {
      dueIn(Duration.ofMinutes(10));
      var clock = clock();

      alarms.warn(clock.id(), clock.planNumber());
      alarms.warn(clock.id(), clock.planNumber());
      driver.settle();

      assertThat(story.kinds()).containsOnlyOnce(TimelineKind.WARNED);
      assertThat(story.mailsTo("support@localhost")).hasSize(1);
    }

    @Test
    void ofAnEarlierPlanMeansNothing() {
      dueIn(Duration.ofMinutes(10));
      var clock = clock();

      alarms.warn(clock.id(), clock.planNumber() - 1);

      assertThat(story.kinds()).doesNotContain(TimelineKind.WARNED);
    }
  }

  private long latenesses() {
    return lateness().map(Timer::count).orElse(0L);
  }

  private Optional<Timer> lateness() {
    return Optional.ofNullable(
        metrics.find("vigie.alarm.lateness").tag("objective", "FIRST_RESPONSE").timer());
  }

  /** As if the ticket had come earlier; the engine does not know. */
  private void dueIn(Duration time) {
    var earlier = Duration.between(driver.now().plus(time), clock().dueAt().orElseThrow());
    jdbc.sql(
            """
            update sla_clock set due_at = timestampadd(second, -:earlier, due_at),
              warn_at = timestampadd(second, -:earlier, warn_at) where id = :id""")
        .param("earlier", earlier.toSeconds())
        .param("id", clock().id())
        .update();
  }

  private SlaClock clock() {
    return story.clock(Objective.FIRST_RESPONSE);
  }
}
