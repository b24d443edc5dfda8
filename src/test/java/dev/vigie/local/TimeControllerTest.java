package dev.vigie.local;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.vigie.time.DueWork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class TimeControllerTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final FakeWork work = new FakeWork();

  @TempDir private Path directory;
  private MockMvc http;

  @BeforeEach
  void startAtNoon() {
    http = withPatienceOf(ofSeconds(30));
  }

  private MockMvc withPatienceOf(Duration patience) {
    var clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC), directory.resolve("clock"));
    var engine = new EngineClock(clock, new ObedientEngine());
    var time = new TimeMachine(clock, engine, List.of(work), patience);
    return MockMvcBuilders.standaloneSetup(new TimeController(time))
        .setControllerAdvice(new Problems())
        .setMessageConverters(json())
        .build();
  }

  @Test
  void tellsTheTime() throws Exception {
    http.perform(get("/local/time"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("now").value("2026-06-01T12:00:00Z"))
        .andExpect(jsonPath("offset").value("PT0S"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"advance": "PT2H"}
          {"to": "2026-06-01T14:00:00Z"}
          """)
  void movesTheTime(String move) throws Exception {
    move(move)
        .andExpect(status().isOk())
        .andExpect(jsonPath("now").value("2026-06-01T14:00:00Z"))
        .andExpect(jsonPath("offset").value("PT2H"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                    | Give either advance
          {"advance": "PT2H", "to": "2026-06-01T14:00:00Z"}     | Give either advance
          {"advance": "-PT1S"}                                  | Time only moves forward: it is 2026-06-01T12:00:00Z now.
          {"advance": "PT0S"}                                   | Time only moves forward
          {"to": "2026-06-01T12:00:00Z"}                        | Time only moves forward
          {"to": "2027-06-01T12:00:01Z"}                        | Time moves 365 days at once at most.
          {"to": "+1000000000-12-31T23:59:59Z"}                 | Time moves 365 days at once at most.
          """)
  void refusesOtherMoves(String move, String reason) throws Exception {
    move(move)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("detail").value(startsWith(reason)));
  }

  @Nested
  class WhenWorkFallsDue {

    @Test
    void answersOnceItIsDone() throws Exception {
      work.questionsUntilDone.set(3);

      move("{\"advance\": \"PT2H\"}").andExpect(status().isOk());
    }

    @Test
    void saysWhatIsStillToBeDoneWhenItTakesTooLong() throws Exception {
      http = withPatienceOf(ofMillis(500));
      work.questionsUntilDone.set(Integer.MAX_VALUE);

      move("{\"advance\": \"PT2H\"}")
          .andExpect(status().isGatewayTimeout())
          .andExpect(jsonPath("detail").value(containsString("alarms that have not rung")));
    }
  }

  private ResultActions move(String json) throws Exception {
    return http.perform(post("/local/time").contentType(APPLICATION_JSON).content(json));
  }

  private static MappingJackson2HttpMessageConverter json() {
    return new MappingJackson2HttpMessageConverter(
        Jackson2ObjectMapperBuilder.json()
            .featuresToDisable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build());
  }

  @ControllerAdvice
  private static final class Problems extends ResponseEntityExceptionHandler {}

  /** Is done after it has been asked a number of times. */
  private static final class FakeWork implements DueWork {

    private final AtomicInteger questionsUntilDone = new AtomicInteger();

    @Override
    public Optional<String> overdueAt(Instant now) {
      var left = now.isAfter(NOON) && questionsUntilDone.decrementAndGet() > 0;
      return left ? Optional.of("alarms that have not rung") : Optional.empty();
    }
  }

  private static final class ObedientEngine implements EngineClock.Engine {

    @Override
    public boolean toRealTime() {
      return true;
    }

    @Override
    public Optional<String> position() {
      return Optional.of("at the end");
    }

    @Override
    public boolean advance(Duration by) {
      return true;
    }
  }
}
