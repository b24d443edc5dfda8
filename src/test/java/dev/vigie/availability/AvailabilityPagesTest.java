package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.testing.Clause;
import dev.vigie.testing.VigieTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people and programs read of availability, and what the team writes down. */
@VigieTest
class AvailabilityPagesTest {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor STRANGER = httpBasic("stranger", "stranger");

  @Autowired private MockMvc http;

  private final String name = "XTM Cloud " + UUID.randomUUID();
  private String service;

  @BeforeEach
  void acmeHasAService() throws Exception {
    service =
        id(
            send(
                    "services",
                    """
                    {"customer": "acme", "agreement": "xtm", "plan": "gold", "name": "%s",
                     "activeFrom": "2024-01-01T00:00:00Z"}
                    """
                        .formatted(name))
                .andExpect(status().isCreated()));
  }

  @Nested
  @Clause("xtm/4.10")
  class AFigure {

    @BeforeEach
    void ofAMonthWithAnOutage() throws Exception {
      send(
              "outages",
              """
              {"service": "%s", "startedAt": "2025-06-10T10:00:00Z",
               "endedAt": "2025-06-10T14:00:00.500Z", "cause": "failure", "note": "disk full"}
              """
                  .formatted(service))
          .andExpect(status().isCreated());
    }

    /** June 2025 has 43,200 minutes; 99.5 % of them leave 216 to be down. */
    @Test
    void explainsItselfToPrograms() throws Exception {
      http.perform(
              get("/api/availability")
                  .param("service", service)
                  .param("month", "2025-06")
                  .param("lang", "en")
                  .with(CUSTOMER))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$[0].promised").value("99.5"))
          .andExpect(jsonPath("$[0].outcome").value("BROKEN"))
          .andExpect(jsonPath("$[0].reached").value(99.444425))
          .andExpect(jsonPath("$[0].countedMillis").value(43_200L * 60_000))
          .andExpect(jsonPath("$[0].downMillis").value(240L * 60_000 + 500))
          .andExpect(jsonPath("$[0].leftMillis").value(-24L * 60_000 - 500))
          .andExpect(jsonPath("$[0].clause").value("xtm/4.10"))
          .andExpect(jsonPath("$[0].sums[?(@.reason == 'DOWN')].millis").value(240 * 60_000 + 500))
          .andExpect(jsonPath("$[0].stretches.length()").value(3))
          .andExpect(
              jsonPath("$[0].sentences[1]")
                  .value(
                      "Tue 10 Jun 2025, 12:00 to 16:00: 240\u00a0min 0.5\u00a0s, down, failure of the service"));
    }

    @Test
    void isAskedForBetweenTwoInstants() throws Exception {
      http.perform(
              get("/api/availability")
                  .param("service", service)
                  .param("from", "2025-06-10T13:00:00Z")
                  .param("to", "2025-06-10T15:00:00Z")
                  .with(AGENT))
          .andExpect(jsonPath("$[0].countedMillis").value(120 * 60_000))
          .andExpect(jsonPath("$[0].downMillis").value(60 * 60_000 + 500));
    }

    @ParameterizedTest
    @CsvSource({
      "en, not kept, 99.444%, 'Over the allowed downtime by', 240\u00a0min 0.5\u00a0s",
      "fr, non tenu, '99,444\u00a0%', 'Dépassement de la durée permise', '240\u00a0min 0,5\u00a0s'",
    })
    void isShownWithItsReasons(
        String language, String outcome, String reached, String over, String down)
        throws Exception {
      page("/availability/" + service, language, CUSTOMER)
          .andExpect(content().string(containsString(outcome)))
          .andExpect(content().string(containsString(reached)))
          .andExpect(content().string(containsString(over)))
          .andExpect(content().string(containsString(down)))
          .andExpect(content().string(containsString("xtm/4.10")))
          .andExpect(content().string(not(containsString("??"))))
          .andExpect(content().string(not(containsString("disk full"))))
          .andExpect(content().string(not(containsString("<form class=\"stacked\""))));
      assertThat(listed(language)).contains(name, outcome).doesNotContain("??");
    }

    /** Other tests have their services there, too. */
    private String listed(String language) throws Exception {
      for (var page = 0; ; page++) {
        var list =
            http.perform(
                    get("/availability")
                        .param("lang", language)
                        .param("month", "2025-06")
                        .param("page", String.valueOf(page))
                        .with(CUSTOMER))
                .andReturn()
                .getResponse()
                .getContentAsString();
        if (list.contains(name) || !list.contains("rel=\"next\"")) {
          return list;
        }
      }
    }

    @Test
    void isWhatTheTeamSeesWithTheNoteAndTheForms() throws Exception {
      page("/availability/" + service, "en", AGENT)
          .andExpect(content().string(containsString("disk full")))
          .andExpect(content().string(containsString("Plan maintenance")))
          .andExpect(content().string(containsString("value=\"2025-06-10T16:00:00.500\"")));
    }

    @Test
    void isHiddenFromOthers() throws Exception {
      page("/availability/" + service, "en", STRANGER).andExpect(status().isNotFound());
      page("/availability", "en", STRANGER).andExpect(content().string(not(containsString(name))));
      for (var path : new String[] {"/api/outages", "/api/maintenance", "/api/services"}) {
        http.perform(get(path).with(STRANGER))
            .andExpect(jsonPath("$.items[?(@.service == '%s')]".formatted(service)).isEmpty())
            .andExpect(jsonPath("$.items[?(@.id == '%s')]".formatted(service)).isEmpty());
      }
      http.perform(get("/api/availability").param("service", service).with(STRANGER))
          .andExpect(status().isNotFound());
      http.perform(get("/api/availability").param("customer", "acme").with(STRANGER))
          .andExpect(jsonPath("$[?(@.service.customer == 'acme')]").isEmpty());
    }
  }

  /** The night before 2 June 2025, a Monday, and the week-end before it. */
  @Test
  @Clause("aidi/2.2")
  void closedTimeIsExplainedWithItsClause() throws Exception {
    var aidi =
        id(
            send(
                "services",
                """
                {"customer": "acme", "agreement": "aidi", "name": "%s",
                 "activeFrom": "2024-01-01T00:00:00Z"}
                """
                    .formatted(name)));
    http.perform(
            get("/api/availability")
                .param("service", aidi)
                .param("month", "2025-06")
                .param("lang", "en")
                .with(CUSTOMER))
        .andExpect(jsonPath("$[0].stretches[0].clause").value("aidi/2.2"))
        .andExpect(jsonPath("$[0].sums[?(@.reason == 'HOLIDAY')].clause").value("aidi/2.2"))
        .andExpect(
            jsonPath("$[0].stretches[?(@.reason == 'HOLIDAY')].holiday")
                .value("National Holiday of Quebec"))
        .andExpect(jsonPath("$[0].sums[?(@.reason == 'WEEKEND')].clause").value("aidi/2.2"))
        .andExpect(jsonPath("$[0].sums[?(@.reason == 'OUTSIDE_HOURS')].clause").value("aidi/2.2"))
        .andExpect(
            jsonPath("$[0].sentences[0]")
                .value(
                    "Sun 1 Jun 2025, 00:00 to Mon 2 Jun 2025, 00:00: 1,440\u00a0min, left out, weekend (aidi/2.2)"));
    page("/availability/" + aidi, "fr", CUSTOMER)
        .andExpect(content().string(containsString("<td class=\"clause\">aidi/2.2</td>")))
        .andExpect(content().string(containsString("exclu, week-end (aidi/2.2)")));
  }

  @Test
  void whatIsSetRightStaysVisible() throws Exception {
    var outage =
        id(
            send(
                "outages",
                "{\"service\": \"%s\", \"startedAt\": \"2025-06-10T10:00:00Z\", \"endedAt\": \"2025-06-10T11:00:00Z\"}"
                    .formatted(service)));
    http.perform(
            put("/api/outages/{id}", outage)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"startedAt": "2025-06-10T10:00:00Z", "endedAt": "2025-06-10T10:30:00Z",
                     "cause": "third party", "state": "COUNTED", "note": "Ask Bob for the bill",
                     "reason": "It was their line"}
                    """)
                .with(AGENT))
        .andExpect(jsonPath("$.corrections[*].field").value(hasItem("cause")))
        .andExpect(jsonPath("$.corrections[*].before").value(hasItem("2025-06-10T11:00:00Z")));

    http.perform(get("/api/outages/{id}", outage).with(CUSTOMER))
        .andExpect(jsonPath("$.corrections[*].field").value(not(hasItem("note"))))
        .andExpect(jsonPath("$.note").doesNotExist());
    page("/availability/" + service, "en", CUSTOMER)
        .andExpect(content().string(not(containsString("Bob"))))
        .andExpect(content().string(containsString("It was their line")))
        .andExpect(
            content()
                .string(containsString("Ended: Tue 10 Jun 2025, 13:00 → Tue 10 Jun 2025, 12:30")))
        .andExpect(
            content().string(containsString("Cause: failure of the service → a third party")));
  }

  @Test
  void aFormThatChangesNothingIsNoCorrection() throws Exception {
    var outage =
        id(
            send(
                "outages",
                "{\"service\": \"%s\", \"startedAt\": \"2025-10-26T00:30:00.250Z\", \"endedAt\": \"2025-10-26T01:30:00Z\"}"
                    .formatted(service)));
    // both read 02:30 in Warsaw, the second time after the clocks were put back
    http.perform(
            post("/availability/outages/{id}", outage)
                .param("startedAt", "2025-10-26T02:30:00.250")
                .param("endedAt", "2025-10-26T02:30")
                .param("noticedAt", "")
                .param("cause", "failure")
                .param("state", "COUNTED")
                .param("reason", "Looked at it")
                .with(AGENT))
        .andExpect(flash().attribute("done", "availability.corrected"));

    http.perform(get("/api/outages/{id}", outage).with(AGENT))
        .andExpect(jsonPath("$.endedAt").value("2025-10-26T01:30:00Z"))
        .andExpect(jsonPath("$.corrections").isEmpty());
  }

  @Nested
  class WhatCannotBeSo {

    @Test
    void isShownAgainOnThePageWithWhatWasWritten() throws Exception {
      http.perform(
              post("/availability/{id}/outages", service)
                  .param("form", UUID.randomUUID().toString())
                  .param("startedAt", "2025-06-10T12:00")
                  .param("endedAt", "2025-06-10T11:00")
                  .param("cause", "internet")
                  .param("note", "their router")
                  .param("lang", "en")
                  .with(AGENT))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("The end lies before the beginning.")))
          .andExpect(content().string(containsString("their router")))
          .andExpect(content().string(containsString("value=\"2025-06-10T12:00\"")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
        delimiter = '|',
        value = {
          "outages | {'startedAt': '2499-06-10T10:00:00Z'} | startedAt",
          "outages | {'startedAt': '1925-06-10T10:00:00Z'} | startedAt",
          "outages | {} | startedAt",
          "outages | {'startedAt': '2025-06-10T10:00:00Z', 'cause': 'ghosts'} | cause",
          "outages | {'startedAt': '2025-06-10T10:00:00Z', 'endedAt': '2025-06-10T09:00:00Z'} | endedAt",
          "maintenance | {'plannedFrom': '2025-06-10T10:00:00Z', 'plannedTo': '2025-06-10T10:00:00Z', 'what': 'x'} | plannedTo",
          "maintenance | {'plannedFrom': '2025-06-10T10:00:00Z', 'plannedTo': '2025-09-10T10:00:00Z', 'what': 'x'} | plannedTo",
          "maintenance | {'plannedFrom': '2025-06-10T10:00:00Z', 'plannedTo': '2025-06-10T11:00:00Z'} | what",
          "maintenance | {'agreement': 'xtm', 'plannedFrom': '2025-06-10T10:00:00Z', 'plannedTo': '2025-06-10T11:00:00Z', 'what': 'x'} | service",
        })
    void isAnsweredWithTheFieldAndTheRemedy(String what, String body, String field)
        throws Exception {
      var written =
          body.replace('\'', '"')
              .replaceFirst("\\{", "{\"service\": \"%s\", ".formatted(service))
              .replace(", }", "}");
      send(what, written)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "\"gold\" | \"platinum\" | plan",
          "\"xtm\" | \"helios\" | agreement",
          "\"activeFrom\" | \"activeTo\": \"2023-01-01T00:00:00Z\", \"activeFrom\" | activeTo",
          "\"plan\" | \"instance\": \"moon\", \"plan\" | instance",
        })
    void isNoService(String right, String wrong, String field) throws Exception {
      send(
              "services",
              """
              {"customer": "acme", "agreement": "xtm", "plan": "gold", "name": "Nowhere",
               "activeFrom": "2024-01-01T00:00:00Z"}
              """
                  .replace(right, wrong))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.errors[0].field").value(field));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"month=2025-13", "month=soon", "from=2025-06-01T00:00:00Z", "month=9999999-01"})
    void isNoMonth(String query) throws Exception {
      var parts = query.split("=");
      http.perform(
              get("/api/availability")
                  .param("service", service)
                  .param(parts[0], parts[1])
                  .with(AGENT))
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }
  }

  @Test
  void theSameServiceIsWrittenDownOnceAndEnded() throws Exception {
    var again =
        """
        {"customer": "acme", "agreement": "xtm", "plan": "gold", "name": "%s",
         "activeFrom": "2024-01-01T00:00:00Z"}
        """
            .formatted(name);
    assertThat(id(send("services", again))).isEqualTo(service);
    send("services", again.replace("gold", "silver")).andExpect(status().isUnprocessableEntity());
    http.perform(
            put("/api/services/{id}", service)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"plan": "gold", "name": "%s", "activeFrom": "2024-01-01T00:00:00Z",
                     "activeTo": "2025-06-15T22:00:00Z", "reason": "The contract ended"}
                    """
                        .formatted(name))
                .with(AGENT))
        .andExpect(status().isOk());

    // half of June in Warsaw
    http.perform(
            get("/api/availability")
                .param("service", service)
                .param("month", "2025-06")
                .with(AGENT))
        .andExpect(jsonPath("$[0].countedMillis").value(15L * 1_440 * 60_000));
    http.perform(
            get("/api/availability")
                .param("service", service)
                .param("month", "2025-07")
                .with(AGENT))
        .andExpect(jsonPath("$[0].outcome").value("NOT_MEASURED"));
  }

  @Test
  void outagesAndMaintenanceThatAreTooManyForOnePageAreTurnedOver() throws Exception {
    for (var day = 1; day <= 17; day++) {
      for (var hour = 10; hour < 13; hour++) {
        var at = "2025-06-%02dT%02d:00:00Z".formatted(day, hour);
        send(
            "outages",
            "{\"service\": \"%s\", \"startedAt\": \"%s\", \"endedAt\": \"%s\", \"note\": \"note %d-%d\"}"
                .formatted(service, at, at.replace(":00:00Z", ":10:00Z"), day, hour));
      }
    }
    page("/availability/" + service, "en", AGENT)
        .andExpect(content().string(containsString("Page 1 of 2")))
        .andExpect(content().string(containsString("outages=1#outages")))
        .andExpect(content().string(not(containsString("note 1-10"))));
    page("/availability/" + service + "?outages=1", "en", AGENT)
        .andExpect(content().string(containsString("Page 2 of 2")))
        .andExpect(content().string(containsString("note 1-10")))
        .andExpect(content().string(not(containsString("note 17-12"))));
    page("/availability/" + service + "?maintenance=7", "en", AGENT)
        .andExpect(content().string(containsString("None is planned.")));
  }

  /** No list of a customer's services is ever cut off without a word. */
  @Test
  void aCustomerHasNoMoreServicesUnderAnAgreementThanAreShown() throws Exception {
    var body =
        """
        {"customer": "%s", "agreement": "aidi", "name": "Number %d",
         "activeFrom": "2024-01-01T00:00:00Z"}
        """;
    var many = "many-" + UUID.randomUUID();
    for (var number = 1; number <= 200; number++) {
      send("services", body.formatted(many, number)).andExpect(status().isCreated());
    }
    send("services", body.formatted(many, 200)).andExpect(status().isCreated());
    send("services", body.formatted(many, 201))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("customer"));
  }

  @Test
  void theListSaysWhatToDoWhereThereIsNone() throws Exception {
    page("/availability?customer=nobody", "en", AGENT)
        .andExpect(
            content().string(containsString("Write down which services the customers have")));
  }

  private ResultActions page(String path, String language, RequestPostProcessor who)
      throws Exception {
    var asked = get(path).param("lang", language).with(who);
    return http.perform(path.contains("customer=") ? asked : asked.param("month", "2025-06"));
  }

  private ResultActions send(String what, String body) throws Exception {
    return http.perform(
        post("/api/" + what).contentType(MediaType.APPLICATION_JSON).content(body).with(AGENT));
  }

  private static String id(ResultActions answered) throws Exception {
    return JsonPath.read(answered.andReturn().getResponse().getContentAsString(), "$.id");
  }
}
