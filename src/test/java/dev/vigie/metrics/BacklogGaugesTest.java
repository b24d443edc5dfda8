package dev.vigie.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.metrics.Backlogs.Open;
import dev.vigie.metrics.Backlogs.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.dao.DataAccessResourceFailureException;

class BacklogGaugesTest {

  private final Backlogs backlogs = Mockito.mock(Backlogs.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BacklogGauges gauges = new BacklogGauges(backlogs, meters, Clock.systemUTC());

  @Test
  void sayThatNothingIsKnownRatherThanWhatWas() {
    Mockito.when(backlogs.waiting(ArgumentMatchers.any()))
        .thenReturn(new Waiting(1, 2, 3, 4, 5, 6))
        .thenThrow(new DataAccessResourceFailureException("away"));
    Mockito.when(backlogs.open()).thenReturn(List.of(new Open("xtm", "RECEIVED", 7)));

    gauges.read();
    assertThat(value("vigie.tasks.waiting")).isEqualTo(4);
    assertThat(value("vigie.tickets.open")).isEqualTo(7);

    gauges.read();
    assertThat(value("vigie.tasks.waiting")).isNaN();
    assertThat(meters.find("vigie.tickets.open").gauges()).isEmpty();
  }

  private double value(String name) {
    return meters.get(name).gauge().value();
  }
}
