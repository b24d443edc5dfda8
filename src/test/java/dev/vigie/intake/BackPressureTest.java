package dev.vigie.intake;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** More requests than can be worked off. */
@VigieTest
class BackPressureTest {

  private static final int TOO_MANY = 2_001;

  @Autowired private EngineDriver driver;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private MockMvc http;

  @BeforeEach
  void nothingWaits() {
    driver.settle();
    driver.leap(Duration.ofSeconds(2)); // what is known of the backlog is older than a second
  }

  @AfterEach
  void nothingWaitsAgain() {
    workOff();
    driver.leap(Duration.ofSeconds(2));
    driver.settle();
  }

  @Test
  void areSentAwayForAWhileAndNothingElseIs() throws Exception {
    pileUp();
    open()
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string(HttpHeaders.RETRY_AFTER, "10"));
    http.perform(get("/api/tickets").with(httpBasic("customer", "customer")))
        .andExpect(status().isOk());

    workOff();
    driver.leap(Duration.ofSeconds(2));
    open().andExpect(status().isCreated());
  }

  @Test
  void thatWereTakenInBeforeAreAnsweredAgain() throws Exception {
    var key = UUID.randomUUID().toString();
    open(key).andExpect(status().isCreated());
    pileUp();
    driver.leap(Duration.ofSeconds(2));

    open(key).andExpect(status().isCreated());
    open(UUID.randomUUID().toString()).andExpect(status().isServiceUnavailable());
  }

  private ResultActions open() throws Exception {
    return open(UUID.randomUUID().toString());
  }

  private ResultActions open(String key) throws Exception {
    return http.perform(
        post("/api/tickets")
            .header("Idempotency-Key", key)
            .with(httpBasic("customer", "customer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(Requests.trackforce("Low")));
  }

  /** Of a kind that nobody here does. */
  private void pileUp() {
    var due = driver.now().minusSeconds(60).atOffset(ZoneOffset.UTC);
    jdbc.batchUpdate(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values ('piled-up', ?, ?, false, 1)",
        IntStream.range(0, TOO_MANY).mapToObj(n -> new Object[] {"" + n, due}).toList());
  }

  private void workOff() {
    jdbc.update("delete from scheduled_tasks where task_name = 'piled-up'");
  }
}
