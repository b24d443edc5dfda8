package dev.vigie.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Fuzz;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Requests that nobody would send: each is answered, and none with a failure of ours. */
@VigieTest
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpFuzzTest {

  private static final int BODIES = 5_000;
  private static final int QUERIES = 3_000;

  private static final List<byte[]> NASTY =
      bytes(
          "\"",
          "{",
          "}",
          "[[[[",
          "null",
          "1e999",
          "-0",
          "\\u0000",
          "\\ud800",
          "\0",
          "\u202e",
          "'; drop table ticket; --",
          "${jndi:ldap://x}",
          "<script>",
          "../../etc/passwd",
          "%s%n%p",
          "{{7*7}}",
          "\"severity\":",
          "\"contact\": 5,",
          "x".repeat(30_000),
          "[".repeat(3_000));

  @Autowired private MockMvc http;
  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private JdbcClient jdbc;

  @Test
  void areAnsweredWhateverTheirBodyHolds() throws Exception {
    var bodies =
        new Fuzz(
            bytes(
                Requests.trackforce("Low").replace("acme\"", "nobody-at-all\""),
                Requests.of("xtm", "gold", "1").replace("acme\"", "nobody-at-all\""),
                "{\"text\": \"It is version 7.2\", \"agrees\": true}",
                "{\"impact\": \"All sites\", \"more\": {\"a\": [1, 2]}}",
                "{\"reason\": \"It cannot wait\"}"),
            NASTY);
    story.post(Requests.trackforce("Low"));
    var paths = List.of("", "/%s/replies", "/%s/details", "/%s/withdrawal", "/%s/escalation");
    for (var n = 0; n < BODIES; n++) {
      var path = "/api/tickets" + paths.get(n % paths.size()).formatted(story.number());
      var request = post(path).contentType(MediaType.APPLICATION_JSON).content(bodies.input(n));
      assertThat(status(request)).as("body %d to %s", n, path).isBetween(200, 499);
    }
    driver.settle();

    assertThat(jdbc.sql("select count(*) from ticket").query(Long.class).single()).isPositive();
  }

  @Test
  void areAnsweredWhateverTheirAddressHolds() throws Exception {
    var values =
        new Fuzz(
            bytes(
                "PT2H",
                "3BD",
                "2034-06-05T10:00:00+02:00",
                "qohash",
                "V-0000-427",
                "RESOLUTION",
                "25",
                "receivedAt,asc"),
            NASTY.stream().filter(nasty -> nasty.length < 1_000).toList());
    for (var n = 0; n < QUERIES; n++) {
      var value = new String(values.input(n), StandardCharsets.UTF_8);
      var other = new String(values.input(n + 1), StandardCharsets.UTF_8);
      var request =
          switch (n % 5) {
            case 0 ->
                get("/api/deadlines")
                    .param("calendar", "qohash")
                    .param("start", value)
                    .param("term", other);
            case 1 ->
                get("/api/elapsed")
                    .param("calendar", value)
                    .param("start", other)
                    .param("end", value);
            case 2 ->
                get("/api/tickets")
                    .param("status", value)
                    .param("page", other)
                    .param("size", value)
                    .param("sort", other);
            case 3 -> get("/api/tickets/{number}/clocks/{objective}/explanation", value, other);
            default -> get("/").param("status", value).param("page", other).param("lang", value);
          };
      assertThat(status(request)).as("%d: %s, %s", n, value, other).isBetween(200, 499);
    }
  }

  private int status(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.with(httpBasic("customer", "customer")))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private static List<byte[]> bytes(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
