package dev.vigie.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.VigieTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * What anybody may ask about business time and terms, and what they are told if they ask wrongly.
 */
@VigieTest
class BusinessTimeTest {

  private static final String MONDAY = "2026-11-23T10:00:00+01:00";

  @Autowired private MockMvc http;

  @Nested
  class ADeadline {

    @ParameterizedTest
    @CsvSource({
      "trackforce, PT4H, 2026-11-23T13:00:00Z", "trackforce, 2BD, 2026-11-25T09:00:00Z",
      "24x7-paris, PT24H, 2026-11-24T09:00:00Z", "trackforce, 7CD, 2026-11-30T09:00:00Z",
      "trackforce, 1M, 2026-12-23T09:00:00Z"
    })
    void isComputedOnItsCalendar(String calendar, String term, String due) throws Exception {
      deadline(calendar, MONDAY, term)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.dueAt").value(due))
          .andExpect(jsonPath("$.explanation.term").exists());
    }

    @Test
    void isExplainedInTheReadersLanguage() throws Exception {
      var asked =
          get("/api/deadlines")
              .param("calendar", "trackforce")
              .param("start", MONDAY)
              .param("term", "2BD")
              .with(httpBasic("customer", "customer"));

      http.perform(asked.header("Accept-Language", "fr"))
          .andExpect(jsonPath("$.explanation.summary", containsString("2 jours ouvrés")));
    }

    @Test
    void acceptsAPlusThatBecameASpaceOnTheWay() throws Exception {
      deadline("trackforce", MONDAY.replace('+', ' '), "PT1H").andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
      "atlantis, 2026-11-23T10:00:00+01:00, PT1H, calendar, trackforce",
      "trackforce, 2026-11-23T10:00:00, PT1H, start, offset",
      "trackforce, yesterday, PT1H, start, offset",
      "trackforce, 2026-02-30T10:00:00Z, PT1H, start, 2026-02-30",
      "trackforce, 2026-11-23T10:00:00Z, soon, term, soon",
      "trackforce, 2026-11-23T10:00:00Z, '', term, term",
      "trackforce, 2026-11-23T10:00:00Z, -PT1H, term, -PT1H",
      "trackforce, 2026-11-23T10:00:00Z, 28BD..14BD, term, 28BD",
      "trackforce, 2026-11-23T10:00:00Z, PT9999999H, term, between",
      "trackforce, 2026-11-23T10:00:00Z, PT99999999999999999H, term, PT99999999999999999H",
      "trackforce, 2026-11-23T10:00:00Z, 999999999BD, term, between",
      "trackforce, 2026-11-23T10:00:00Z, 99999999999CD, term, 99999999999CD",
      "24x7-paris, 2026-11-23T10:00:00Z, PT9999999999H, term, PT9999999999H",
      "24x7-paris, 2299-12-01T00:00:00Z, PT20000H, start, far",
      "trackforce, +999999999-12-31T00:00:00Z, 1BD, start, far",
      "trackforce, -999999999-01-01T00:00:00Z, PT1H, start, far"
    })
    void namesWhatItCannotRead(
        String calendar, String start, String term, String field, String hint) throws Exception {
      problem(deadline(calendar, start, term), field, hint);
    }

    @Test
    void asksForWhatIsMissing() throws Exception {
      problem(ask(get("/api/deadlines").param("calendar", "trackforce")), "start", "start");
    }

    private ResultActions deadline(String calendar, String start, String term) throws Exception {
      return ask(
          get("/api/deadlines")
              .param("calendar", calendar)
              .param("start", start)
              .param("term", term));
    }
  }

  @Nested
  class ElapsedTime {

    @Test
    void countsOpeningHoursOnly() throws Exception {
      elapsed("trackforce", "2026-11-20T17:00:00+01:00", MONDAY)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.seconds").value(2 * 3600))
          .andExpect(jsonPath("$.explanation.stretches").isNotEmpty());
    }

    @Test
    void isNoneBetweenAnInstantAndItself() throws Exception {
      elapsed("trackforce", MONDAY, MONDAY).andExpect(jsonPath("$.seconds").value(0));
    }

    @ParameterizedTest
    @CsvSource({
      "atlantis, 2026-11-23T10:00:00Z, 2026-11-24T10:00:00Z, calendar, trackforce",
      "trackforce, 2026-11-23T10:00:00, 2026-11-24T10:00:00Z, start, offset",
      "trackforce, 2026-11-23T10:00:00Z, 24/11/2026, end, offset",
      "trackforce, 2026-11-23T10:00:00Z, 2026-11-22T10:00:00Z, end, swap",
      "trackforce, 2026-11-23T10:00:00Z, +999999999-12-31T00:00:00Z, end, far",
      "trackforce, 1000-01-01T00:00:00Z, 9999-01-01T00:00:00Z, end, far"
    })
    void namesWhatItCannotRead(String calendar, String start, String end, String field, String hint)
        throws Exception {
      problem(elapsed(calendar, start, end), field, hint);
    }

    private ResultActions elapsed(String calendar, String start, String end) throws Exception {
      return ask(
          get("/api/elapsed").param("calendar", calendar).param("start", start).param("end", end));
    }
  }

  @Nested
  class TheAgreements {

    @Test
    void areShownAsTheyAreExecuted() throws Exception {
      ask(get("/api/agreements/trackforce"))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.rows[*].severity", hasItem("Important")))
          .andExpect(
              jsonPath("$.rows[3].promises[?(@.objective=='RESOLUTION')].target")
                  .value("14BD..28BD"))
          .andExpect(
              jsonPath("$.rows[0].promises[?(@.objective=='ESCALATION')].target")
                  .value("NOT_SPECIFIED"));
      ask(get("/api/agreements")).andExpect(jsonPath("$[*].agreement", hasItem("trackforce")));
    }

    @Test
    void doNotIncludeWhatNobodyWrote() throws Exception {
      ask(get("/api/agreements/atlantis"))
          .andExpect(status().isNotFound())
          .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
          .andExpect(jsonPath("$.detail", containsString("/api/agreements")));
    }
  }

  private ResultActions ask(MockHttpServletRequestBuilder question) throws Exception {
    return http.perform(
        question.header("Accept-Language", "en").with(httpBasic("customer", "customer")));
  }

  private static void problem(ResultActions answer, String field, String hint) throws Exception {
    answer
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
        .andExpect(jsonPath("$.detail", containsString(hint)))
        .andExpect(jsonPath("$.detail", not(endsWith(".."))))
        .andExpect(jsonPath("$.errors[*].field", hasItem(field)));
  }
}
