package dev.vigie.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.agreement.Agreements;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Happening;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.Yaml;

/** What Prometheus reads, and what dashboard and alerts make of it. */
@VigieTest
class MetricsTest {

  private static final String KEY = "vigie_metrics-of-the-tests-only";
  private static final Path DASHBOARD = Path.of("src/main/docker/grafana/vigie.json");
  private static final Path ALERTS = Path.of("src/main/docker/prometheus/alerts.yml");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private BacklogGauges gauges;
  @Autowired private Timeline timeline;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private TestMailServer mail;
  @Autowired private Agreements agreements;

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @Nested
  class ATicket {

    @Test
    void isCountedWhenItIsOpened() throws Exception {
      var before = scrape();
      story.open(Requests.trackforce("Critical"));

      assertThat(scrape().sum("vigie_tickets_opened_total", labels("trackforce", "Critical")))
          .isEqualTo(
              before.sum("vigie_tickets_opened_total", labels("trackforce", "Critical")) + 1);
    }

    @Test
    void isAmongTheOpenOnes() throws Exception {
      gauges.read();
      var before = scrape();
      story.open(Requests.trackforce("Critical"));
      gauges.read();

      assertThat(
              scrape().sum("vigie_tickets_open", "agreement=\"trackforce\"", "status=\"RECEIVED\""))
          .isEqualTo(
              before.sum("vigie_tickets_open", "agreement=\"trackforce\"", "status=\"RECEIVED\"")
                  + 1);
    }

    @Test
    void isNamedByNoLabelNorIsItsCustomer() throws Exception {
      story.open(Requests.trackforce("Critical"));

      assertThat(scrape().text()).doesNotContain(story.number(), "acme", "alice");
    }
  }

  @Nested
  class APromise {

    @Test
    @Clause("trackforce/callback")
    void isCountedWhenItIsBroken() throws Exception {
      var before = breaches();
      story.open(Requests.trackforce("Critical"));
      driver.pass(Duration.ofMinutes(61));

      assertThat(breaches()).isEqualTo(before + 1);
    }

    @Test
    void isCountedFromZeroBeforeAnyIsBroken() throws Exception {
      var scrape = scrape();
      for (var agreement : agreements.names()) {
        for (var objective : List.of("FIRST_RESPONSE", "UPDATE", "RESOLUTION")) {
          assertThat(scrape.text())
              .contains(
                  "vigie_breaches_total{agreement=\"%s\",objective=\"%s\"}"
                      .formatted(agreement, objective),
                  "vigie_breaches_taken_back_total{agreement=\"%s\",objective=\"%s\"}"
                      .formatted(agreement, objective));
        }
      }
    }

    @Test
    void isNotCountedIfWhatWasDoneIsTakenBack() throws Exception {
      story.open(Requests.trackforce("Critical"));
      var before = breaches();
      transaction.executeWithoutResult(
          status -> {
            record(TimelineKind.BREACHED, "objective.FIRST_RESPONSE");
            status.setRollbackOnly();
          });

      assertThat(breaches()).isEqualTo(before);
    }

    @Test
    void countsApartWhereItSeemedBroken() throws Exception {
      story.open(Requests.trackforce("Critical"));
      var before = scrape().sum("vigie_breaches_taken_back_total");
      transaction.executeWithoutResult(
          status -> record(TimelineKind.BREACH_TAKEN_BACK, "objective.UPDATE"));

      assertThat(scrape().sum("vigie_breaches_taken_back_total")).isEqualTo(before + 1);
    }

    private double breaches() throws Exception {
      return scrape()
          .sum("vigie_breaches_total", "agreement=\"trackforce\"", "objective=\"FIRST_RESPONSE\"");
    }
  }

  @Nested
  class TheFirstResponse {

    private static final String NAME = "vigie_time_to_first_response_seconds";
    private static final String TRACKFORCE = "agreement=\"trackforce\"";

    @Test
    void isMeasuredFromTheReceipt() throws Exception {
      var before = scrape();
      story.open(Requests.trackforce("Critical"));
      driver.passUntil(story.received().plus(Duration.ofMinutes(20)));
      driver.complete("Activity_CallBack", Map.of("note", "Called Alice"));
      var after = scrape();

      assertThat(after.sum(NAME + "_count", TRACKFORCE))
          .isEqualTo(before.sum(NAME + "_count", TRACKFORCE) + 1);
      assertThat(after.sum(NAME + "_sum", TRACKFORCE) - before.sum(NAME + "_sum", TRACKFORCE))
          .isBetween(1200.0, secondsSinceReceipt());
      assertThat(within("900.0", after)).isEqualTo(within("900.0", before));
      assertThat(within("1800.0", after)).isEqualTo(within("1800.0", before) + 1);
    }

    @Test
    @Clause("xtm/4.7")
    void tellsNothingOfTheTeamWhereItIsAutomatic() throws Exception {
      var before = scrape();
      story.open(Requests.of("xtm", "silver", "3"));

      assertThat(story.kinds()).contains(TimelineKind.RESPONDED);
      assertThat(scrape().sum(NAME + "_count")).isEqualTo(before.sum(NAME + "_count"));
    }

    private double within(String seconds, Scrape scrape) {
      return scrape.sum(
          NAME + "_bucket", TRACKFORCE, "severity=\"Critical\"", "le=\"%s\"".formatted(seconds));
    }
  }

  @Nested
  class WhatWaits {

    @Test
    void isToldOfMails() throws Exception {
      mail.refuse(true);
      try {
        story.open(Requests.trackforce("Critical"));
        driver.pass(Duration.ofMinutes(5));
        gauges.read();

        assertThat(scrape().sum("vigie_mail_unsent")).isPositive();
        assertThat(scrape().sum("vigie_mail_oldest_unsent_seconds"))
            .isBetween(300.0, secondsSinceReceipt());
        assertThat(scrape().sum("vigie_tasks_failing", "task=\"send-mail\"")).isPositive();
      } finally {
        mail.refuse(false);
        driver.pass(Duration.ofMinutes(2));
      }
      gauges.read();
      assertThat(scrape().sum("vigie_mail_unsent")).isZero();
      assertThat(scrape().sum("vigie_mail_oldest_unsent_seconds")).isZero();
    }

    @Test
    void isToldOfTasks() throws Exception {
      driver.settle();
      jdbc.sql(
              "insert into scheduled_tasks"
                  + " (task_name, task_instance, execution_time, picked, version)"
                  + " values ('of-nobody', 'one', ?, false, 1)")
          .param(driver.now().minusSeconds(60).atOffset(ZoneOffset.UTC))
          .update();
      try {
        gauges.read();
        assertThat(scrape().sum("vigie_tasks_waiting")).isEqualTo(1);
      } finally {
        jdbc.sql("delete from scheduled_tasks where task_name = 'of-nobody'").update();
      }
    }

    @Test
    void isToldOfMailboxes() throws Exception {
      assertThat(scrape().sum("vigie_mailbox_up", "mailbox=\"xtm\"")).isBetween(0.0, 1.0);
      assertThat(scrape().labels("vigie_mailbox_up")).contains("mailbox");
    }
  }

  @Nested
  class TheKey {

    @Test
    void opensTheMetricsAndNothingElse() throws Exception {
      with(KEY, "/actuator/prometheus").andExpect(status().isOk());
      for (var other :
          List.of("/api/tickets", "/actuator/info", "/api/customers/acme", "/v3/api-docs")) {
        with(KEY, other).andExpect(status().isForbidden());
      }
    }

    @Test
    void isTheRightOne() throws Exception {
      with(KEY + "x", "/actuator/prometheus").andExpect(status().isUnauthorized());
      http.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
      http.perform(get("/actuator/prometheus").with(httpBasic("customer", "customer")))
          .andExpect(status().isForbidden());
      http.perform(get("/actuator/prometheus").with(httpBasic("agent", "agent")))
          .andExpect(status().isOk());
    }
  }

  /** Nothing on a dashboard stays empty, and no alert silent, because of a name. */
  @Nested
  class DashboardAndAlerts {

    @BeforeEach
    void everythingHasHappenedOnce() throws Exception {
      story.open(Requests.trackforce("Critical"));
      driver.pass(Duration.ofMinutes(61));
      driver.complete("Activity_CallBack", Map.of("note", "Called Alice"));
      transaction.executeWithoutResult(
          status -> record(TimelineKind.BREACH_TAKEN_BACK, "objective.UPDATE"));
      gauges.read();
      scrape(); // is a request, too
    }

    @Test
    void nameOnlyWhatIsTold() throws Exception {
      var scrape = scrape();
      for (var text : expressions()) {
        var expression = new Expression(text);
        var toldByPrometheus = new HashSet<>(List.of("up"));
        toldByPrometheus.addAll(scrape.names());
        assertThat(expression.metrics()).as(text).isNotEmpty().isSubsetOf(toldByPrometheus);
        var labels = new HashSet<>(List.of("job", "instance", "le"));
        expression.metrics().forEach(metric -> labels.addAll(scrape.labels(metric)));
        assertThat(expression.labels()).as(text).isSubsetOf(labels);
      }
    }

    private List<String> expressions() throws IOException {
      var found = new ArrayList<String>();
      for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
        panel.path("targets").forEach(target -> found.add(target.get("expr").asText()));
      }
      Map<String, List<Map<String, List<Map<String, Object>>>>> alerts =
          new Yaml().load(Files.readString(ALERTS));
      alerts.get("groups").stream()
          .flatMap(group -> group.get("rules").stream())
          .forEach(rule -> found.add((String) rule.get("expr")));
      assertThat(found).hasSizeGreaterThan(30);
      return found;
    }
  }

  private double secondsSinceReceipt() {
    return Duration.between(story.received(), driver.now()).toMillis() / 1000.0;
  }

  private void record(TimelineKind kind, String objective) {
    var id = new TicketId(story.ticket().id().value());
    var now = driver.now();
    timeline.record(
        id, UUID.randomUUID().toString(), Happening.of(now, kind, "test", objective, now, now));
  }

  private static String[] labels(String agreement, String severity) {
    return new String[] {
      "agreement=\"%s\"".formatted(agreement),
      "severity=\"%s\"".formatted(severity),
      "channel=\"api\""
    };
  }

  private Scrape scrape() throws Exception {
    return new Scrape(
        with(KEY, "/actuator/prometheus")
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private ResultActions with(String key, String path) throws Exception {
    return http.perform(get(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + key));
  }
}
