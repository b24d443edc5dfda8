package dev.vigie.local;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineClockTest {

  @TempDir private Path directory;

  private final FakeEngine engine = new FakeEngine();
  private MovableClock ours;
  private EngineClock clock;

  @BeforeEach
  void startBoth() {
    ours = new MovableClock(Clock.tickMillis(ZoneOffset.UTC), directory.resolve("clock"));
    clock = new EngineClock(ours, engine);
  }

  @Test
  void movesTheEngineOnceForEachMoveOfOurs() {
    ours.advance(ofHours(2));
    clock.catchesUp();
    clock.catchesUp();
    ours.advance(ofHours(1));

    assertThat(clock.catchesUp()).isTrue();
    assertThat(engine.offset).isEqualTo(ofHours(3));
  }

  @Test
  void movesARestartedEngineByTheWholeOffset() {
    ours.advance(ofHours(2));
    clock.catchesUp();
    engine.offset = Duration.ZERO;
    clock.restarted();

    assertThat(clock.catchesUp()).isTrue();
    assertThat(engine.offset).isEqualTo(ofHours(2));
  }

  @Test
  void isNotInStepWhileTheEngineDoesNotAnswer() {
    ours.advance(ofHours(2));
    engine.answers = false;

    assertThat(clock.catchesUp()).isFalse();
  }

  @Test
  void doesNotMoveTheEngineTwiceWhenAnAnswerGotLost() {
    ours.advance(ofHours(2));
    engine.answers = false;
    clock.catchesUp();
    engine.answers = true;

    assertThat(clock.catchesUp()).isTrue();
    assertThat(engine.offset).isEqualTo(ofHours(2));
  }

  @Test
  void saysTheEngineRestsOnceItGetsNoFurther() {
    engine.busyFor = 4;

    assertThat(clock.rests()).isFalse();
    assertThat(clock.rests()).isFalse();
    assertThat(clock.rests()).isTrue();
  }

  @Test
  void doesNotTakeSilenceForRest() {
    engine.answers = false;

    assertThat(clock.rests()).isFalse();
  }

  /** Does what it is told, even when it does not answer. */
  private static final class FakeEngine implements EngineClock.Engine {

    private Duration offset = Duration.ZERO;
    private boolean answers = true;
    private int busyFor;
    private int position;

    @Override
    public boolean toRealTime() {
      offset = Duration.ZERO;
      return answers;
    }

    @Override
    public boolean advance(Duration by) {
      offset = offset.plus(by);
      return answers;
    }

    @Override
    public Optional<String> position() {
      if (busyFor > 0) {
        busyFor--;
        position++;
      }
      return answers ? Optional.of(String.valueOf(position)) : Optional.empty();
    }
  }
}
