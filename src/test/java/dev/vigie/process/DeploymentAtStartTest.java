package dev.vigie.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.retry.backoff.NoBackOffPolicy;

/** What happens at start while the engine is still on its way, or refuses a model. */
class DeploymentAtStartTest {

  private final ModelDeployment models = mock(ModelDeployment.class);
  private final DeploymentAtStart start = new DeploymentAtStart(models, new NoBackOffPolicy());

  @Test
  void isRepeatedUntilTheEngineIsThere() {
    var away = new EngineAway(new RuntimeException("connection refused"));
    when(models.deploy()).thenThrow(away, away, away, away, away).thenReturn(List.of());

    start.run(null);

    verify(models, times(6)).deploy();
  }

  @Test
  void isNotRepeatedForAModelThatTheEngineRefuses() {
    var refused = new UnusableModel("no", new RuntimeException("a flow leads nowhere"));
    when(models.deploy()).thenThrow(refused);

    assertThatThrownBy(() -> start.run(null)).isSameAs(refused);

    verify(models, times(1)).deploy();
  }
}
