package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.clock.SlaClocks;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Alarms as an engine may deliver them: late, twice, too early, or of a plan that changed. */
@VigieTest
class AlarmsTest {

  @Autowired private Alarms alarms;
  @Autowired private SlaClocks clocks;
  @Autowired private TicketQueries queries;
  @Autowired private Timeline timeline;
  @Autowired private TestMailServer mail;
  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry metrics;

  private String number;
  private TicketId ticket;

  @BeforeEach
  void aCriticalTicket() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris");
    var answer =
        http.perform(
                post("/api/tickets")
                    .with(httpBasic("customer", "customer"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(Requests.trackforce("Critical")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    number = JsonPath.read(answer, "$.number");
    ticket = queries.find(number, Visibility.everything()).id();
    driver.settle();
  }

  /** The engine would ring at the instants that it knows. */
  @AfterEach
  void nothingIsOwedAnyMore() {
    jdbc.sql("update sla_clock set state = 'ENDED' where ticket_id = ?")
        .param(ticket.value())
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
      assertThat(kinds()).containsOnlyOnce(TimelineKind.BREACHED);
      assertThat(mailsTo("lead@localhost")).isEqualTo(1);
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

      assertThat(kinds()).containsOnlyOnce(TimelineKind.WARNED);
      assertThat(mailsTo("support@localhost")).isEqualTo(1);
    }

    @Test
    void ofAnEarlierPlanMeansNothing() {
      dueIn(Duration.ofMinutes(10));
      var clock = clock();

      alarms.warn(clock.id(), clock.planNumber() - 1);

      assertThat(kinds()).doesNotContain(TimelineKind.WARNED);
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
    return clocks
        .findByTicketIdAndObjective(ticket.value(), Objective.FIRST_RESPONSE)
        .orElseThrow();
  }

  private List<TimelineKind> kinds() {
    return timeline.of(ticket).stream().map(TimelineEntry::kind).toList();
  }

  private long mailsTo(String address) {
    return mail.received().stream()
        .filter(m -> m.to().equals(address) && m.subject().contains(number))
        .count();
  }
}
