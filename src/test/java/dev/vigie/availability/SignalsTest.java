package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.Corrections.Hand;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.VigieTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What monitoring says, signed, twice, late and in any order. */
@VigieTest
class SignalsTest {

  private static final byte[] SECRET = Base64.getDecoder().decode("d2F0Y2hlcyBldmVyeXRoaW5n");
  private static final byte[] NARROW = "a plain secret of sixteen".getBytes(StandardCharsets.UTF_8);
  private static final Instant DOWN = Instant.parse("2025-06-10T10:00:00Z");
  private static final Instant UP = Instant.parse("2025-06-10T10:30:00Z");

  @Autowired private MockMvc http;
  @Autowired private Services services;
  @Autowired private Outages outages;
  @Autowired private Clock time;

  private MeasuredService service;

  @BeforeEach
  void aServiceIsWatched() {
    service = add("customer-" + UUID.randomUUID());
  }

  @Test
  void openAndEndAnOutage() throws Exception {
    signed("one", "down", DOWN)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.outage.startedAt").value(DOWN.toString()))
        .andExpect(jsonPath("$.outage.reportedBy").value("monitor/probe"))
        .andExpect(jsonPath("$.outage.endedAt").doesNotExist());
    signed("one", "up", UP).andExpect(jsonPath("$.outage.endedAt").value(UP.toString()));

    assertThat(all()).hasSize(1);
    assertThat(all().getFirst().source()).isEqualTo(Outage.Source.MONITORING);
    assertThat(all().getFirst().noticedAt()).as("nobody told us").isEmpty();
  }

  @Test
  void meanTheSameInEveryOrderAndHoweverOftenTheyCome() throws Exception {
    var random = new Random(20261123);
    for (var times = 0; times < 10; times++) {
      var incident = "shuffled-" + times;
      var signals = new ArrayList<String[]>();
      for (var twice = 0; twice < 2; twice++) {
        signals.add(new String[] {"down", DOWN.toString()});
        signals.add(new String[] {"down", DOWN.plusSeconds(60).toString()});
        signals.add(new String[] {"up", DOWN.plusSeconds(30).toString()});
        signals.add(new String[] {"up", UP.toString()});
      }
      Collections.shuffle(signals, random);
      for (var signal : signals) {
        signed(incident, signal[0], Instant.parse(signal[1])).andExpect(status().isAccepted());
      }
      var outage = outage(incident);
      assertThat(outage.startedAt()).isEqualTo(DOWN);
      assertThat(outage.endedAt()).contains(UP);
    }
  }

  @Test
  void leaveAnOutageOpenThatIsDownAgain() throws Exception {
    signed("again", "up", UP);
    signed("again", "down", DOWN);
    assertThat(outage("again").endedAt()).contains(UP);

    signed("again", "down", UP.plusSeconds(60));
    assertThat(outage("again").endedAt()).isEmpty();
  }

  /** Some monitors name each outage of a service alike. */
  @Test
  void ofTheSameIncidentLongAfterItEndedAreAnotherOutage() throws Exception {
    var days = Duration.ofDays(40);
    signed("alike", "down", DOWN);
    signed("alike", "up", UP);
    signed("alike", "down", UP.plus(Duration.ofMinutes(10)))
        .andExpect(jsonPath("$.outage.startedAt").value(DOWN.toString()));
    signed("alike", "up", UP.plus(Duration.ofMinutes(12)));
    signed("alike", "down", DOWN.plus(days))
        .andExpect(jsonPath("$.outage.startedAt").value(DOWN.plus(days).toString()));
    signed("alike", "up", UP.plus(days))
        .andExpect(jsonPath("$.outage.endedAt").value(UP.plus(days).toString()));

    assertThat(spans())
        .containsExactly(
            new TimeSpan(DOWN, UP.plus(Duration.ofMinutes(12))),
            new TimeSpan(DOWN.plus(days), UP.plus(days)));
  }

  @Test
  void endAnOutageWhenItFirstWasUpAgain() throws Exception {
    signed("watched", "down", DOWN);
    signed("watched", "up", UP);
    signed("watched", "up", UP.plusSeconds(3600))
        .andExpect(jsonPath("$.outage.endedAt").value(UP.toString()));
  }

  @Test
  void ofSeveralOutagesMeanTheSameInEveryOrder() throws Exception {
    var random = new Random(20261124);
    var hours = Duration.ofHours(5);
    for (var times = 0; times < 10; times++) {
      service = add("customer-" + UUID.randomUUID());
      var all =
          new ArrayList<>(
              List.of(
                  List.of("down", DOWN),
                  List.of("up", UP),
                  List.of("down", DOWN.plus(hours)),
                  List.of("up", UP.plus(hours)),
                  List.of("up", UP.plus(hours).plusSeconds(1_800)),
                  List.of("down", DOWN.plus(hours.multipliedBy(2)))));
      Collections.shuffle(all, random);
      for (var one : all) {
        signed("many", (String) one.get(0), (Instant) one.get(1));
      }
      assertThat(spans())
          .as(all.toString())
          .containsExactly(
              new TimeSpan(DOWN, UP),
              new TimeSpan(DOWN.plus(hours), UP.plus(hours)),
              TimeSpan.since(DOWN.plus(hours.multipliedBy(2))));
    }
  }

  /** What came late can make one of two. */
  @Test
  void thatCloseAGapLeaveOneOutage() throws Exception {
    signed("gap", "down", DOWN);
    signed("gap", "up", DOWN.plusSeconds(600));
    signed("gap", "down", DOWN.plusSeconds(1_500));
    signed("gap", "up", UP);
    assertThat(spans()).hasSize(2);
    signed("gap", "down", DOWN.plusSeconds(900));

    assertThat(spans()).containsExactly(new TimeSpan(DOWN, UP));
  }

  @Test
  void sayNothingAsLongAsOnlyTheEndIsKnown() throws Exception {
    signed("late", "up", UP)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.outage").doesNotExist());
    assertThat(all()).isEmpty();
  }

  @Test
  void leaveAloneWhatAPersonSetRight() throws Exception {
    signed("corrected", "down", DOWN);
    signed("corrected", "up", UP);
    var earlier = DOWN.minusSeconds(600);
    outages.correct(
        outage("corrected").id(),
        new OutageFacts(earlier, earlier, UP, InterruptionCause.THIRD_PARTY, "Their line"),
        Outage.State.COUNTED,
        new Hand("lead", "The customer called before"));
    signed("corrected", "up", UP.plusSeconds(3600));
    signed("corrected", "down", DOWN.minusSeconds(60));

    assertThat(outage("corrected").startedAt()).isEqualTo(earlier);
    assertThat(outage("corrected").endedAt()).contains(UP);
  }

  @Test
  void countOnceThoughTheSameMessageComesTwice() throws Exception {
    var id = "msg-" + UUID.randomUUID();
    http.perform(message(SECRET, id, time.instant(), body(service, "twice", "down", DOWN)))
        .andExpect(status().isAccepted());
    http.perform(message(SECRET, id, time.instant(), body(service, "twice", "down", DOWN)))
        .andExpect(status().isAccepted());

    assertThat(all()).hasSize(1);
  }

  @Nested
  class AreRefused {

    @Test
    void ifSomebodyElseSignedThem() throws Exception {
      var body = body(service, "forged", "down", DOWN);
      var message = message("another secret".getBytes(), "id", time.instant(), body);
      http.perform(message).andExpect(status().isUnauthorized());
      http.perform(
              post("/api/outages/signals").content(body).contentType(MediaType.APPLICATION_JSON))
          .andExpect(status().isUnauthorized());
      assertThat(all()).isEmpty();
    }

    @Test
    void ifTheyWereChangedOnTheirWay() throws Exception {
      var message = message(SECRET, "id", time.instant(), body(service, "changed", "down", DOWN));
      http.perform(message.content(body(service, "changed", "up", DOWN)))
          .andExpect(status().isUnauthorized());
    }

    @Test
    void ifTheyWereSentLongAgo() throws Exception {
      var body = body(service, "old", "down", DOWN);
      for (var away : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
        http.perform(message(SECRET, "id", time.instant().plus(away), body))
            .andExpect(status().isUnauthorized());
      }
      http.perform(
              message(SECRET, "id-" + UUID.randomUUID(), time.instant().minusSeconds(240), body))
          .andExpect(status().isAccepted());
    }

    @Test
    void ofServicesThatTheProgramDoesNotWatch() throws Exception {
      http.perform(message(NARROW, "n-1", time.instant(), body(service, "narrow", "down", DOWN)))
          .andExpect(status().isNotFound());
      var watched = add("watched");
      http.perform(
              message(
                  NARROW,
                  "n-" + UUID.randomUUID(),
                  time.instant(),
                  body(watched, "n", "down", DOWN)))
          .andExpect(status().isAccepted());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "\"down\" | \"sideways\" | 422 | state",
          "\"at\" | \"when\" | 422 | at",
          "2025-06-10T10:00:00Z | 2499-06-10T10:00:00Z | 422 | at",
          "2025-06-10T10:00:00Z | noon | 400 | ''",
          "{ | [ | 400 | ''",
        })
    void ifTheyMakeNoSense(String right, String wrong, int answer, String field) throws Exception {
      var body = body(service, "nonsense", "down", DOWN).replace(right, wrong);
      var refused =
          http.perform(message(SECRET, "id", time.instant(), body))
              .andExpect(status().is(answer))
              .andReturn()
              .getResponse();
      assertThat(refused.getContentType()).isEqualTo("application/problem+json");
      assertThat(refused.getContentAsString()).contains(field.equals("''") ? "" : field);
    }

    @Test
    void fromCustomersAndDesigners() throws Exception {
      for (var nobody : List.of("customer", "designer")) {
        http.perform(
                post("/api/outages/signals")
                    .content(body(service, "x", "down", DOWN))
                    .contentType(MediaType.APPLICATION_JSON)
                    .with(httpBasic(nobody, nobody)))
            .andExpect(status().isForbidden());
      }
    }
  }

  @Test
  void comeAlsoWithTheKeyOfAPersonOfTheTeam() throws Exception {
    http.perform(
            post("/api/outages/signals")
                .content(body(service, "by-key", "down", DOWN))
                .contentType(MediaType.APPLICATION_JSON)
                .with(httpBasic("agent", "agent")))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.outage.reportedBy").value("agent"));
  }

  private MeasuredService add(String customer) {
    return services.add(
        customer,
        "trackforce",
        new ServiceFacts(
            "Watched " + UUID.randomUUID(),
            "",
            ServiceInstance.PRODUCTION,
            Instant.parse("2024-01-01T00:00:00Z"),
            null));
  }

  private ResultActions signed(String incident, String state, Instant at) throws Exception {
    return http.perform(
        message(
            SECRET,
            "msg-" + UUID.randomUUID(),
            time.instant(),
            body(service, incident, state, at)));
  }

  private static MockHttpServletRequestBuilder message(
      byte[] secret, String id, Instant sent, String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    var text = "%s.%d.%s".formatted(id, sent.getEpochSecond(), body);
    var signature =
        Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    return post("/api/outages/signals")
        .contentType(MediaType.APPLICATION_JSON)
        .header("webhook-id", id)
        .header("webhook-timestamp", sent.getEpochSecond())
        .header("webhook-signature", "v1,b2xk v1," + signature)
        .content(body);
  }

  private static String body(MeasuredService service, String incident, String state, Instant at) {
    return "{\"service\": \"%s\", \"incident\": \"%s\", \"state\": \"%s\", \"at\": \"%s\"}"
        .formatted(service.id(), incident, state, at);
  }

  private Outage outage(String incident) {
    return all().stream()
        .filter(outage -> outage.note().equals(incident) || outage.corrected())
        .findFirst()
        .orElseThrow();
  }

  private List<TimeSpan> spans() {
    return all().stream()
        .filter(outage -> outage.state() == Outage.State.COUNTED)
        .map(Outage::span)
        .toList();
  }

  private List<Outage> all() {
    return outages.during(
        service.id(),
        new TimeSpan(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")));
  }
}
