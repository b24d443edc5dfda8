package dev.vigie.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.metrics.Backlogs.Open;
import dev.vigie.metrics.Backlogs.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;

class BacklogGaugesTest {

  private static final Clock MONDAY =
      Clock.fixed(Instant.parse("2025-11-24T13:05:00Z"), ZoneOffset.UTC);

  private final Backlogs backlogs = Mockito.mock(Backlogs.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BacklogGauges gauges =
      new BacklogGauges(backlogs, List.of(task("send-mail"), task("bake")), meters, MONDAY);

  @Test
  void sayThatNothingIsKnownRatherThanWhatWas() {
    Mockito.when(backlogs.waiting(ArgumentMatchers.any()))
        .thenReturn(new Waiting(1, 2, 3, 4, 5))
        .thenThrow(new DataAccessResourceFailureException("away"));
    Mockito.when(backlogs.failing()).thenReturn(Map.of("send-mail", 8L));
    Mockito.when(backlogs.open()).thenReturn(List.of(new Open("xtm", "RECEIVED", 7)));

    gauges.read();
    assertThat(value("vigie.tasks.waiting")).isEqualTo(4);
    assertThat(value("vigie.tickets.open")).isEqualTo(7);
    assertThat(failing("send-mail")).isEqualTo(8);
    assertThat(failing("bake")).isZero();

    gauges.read();
    assertThat(value("vigie.tasks.waiting")).isNaN();
    assertThat(failing("send-mail")).isNaN();
    assertThat(meters.find("vigie.tickets.open").gauges()).isEmpty();
  }

  private static Task<?> task(String name) {
    return Tasks.oneTime(name).execute((task, context) -> {});
  }

  private double failing(String task) {
    return meters.get("vigie.tasks.failing").tag("task", task).gauge().value();
  }

  private double value(String name) {
    return meters.get(name).gauge().value();
  }
}
