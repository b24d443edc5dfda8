package dev.vigie.local;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.time.DueWork;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeMachineTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path directory;

  private final BusyEngine engine = new BusyEngine();

  @Test
  void movesNothingBeforeTheEngineHasWorkedOffWhatIsUnderWay() {
    engine.recordsLeft = 3;
    assertThat(machine(ofSeconds(10)).advance(ofHours(2))).isEmpty();

    assertThat(engine.recordsLeftWhenMoved).isZero();
  }

  @Test
  void movesAnEngineThatNeverRestsAllTheSame() {
    engine.recordsLeft = Integer.MAX_VALUE;
    assertThat(machine(ofSeconds(1)).advance(ofHours(2))).isEmpty();

    assertThat(engine.recordsLeftWhenMoved).isPositive();
  }

  @Test
  void waitsForTheMailThatTheEngineAsksForWhenAnAlarmHasRung() {
    var answers = List.of("", "", "", "mail", "mail", "", "").iterator();
    DueWork mails = now -> Optional.of(answers.hasNext() ? answers.next() : "").filter(hasText());

    assertThat(machine(ofSeconds(10), mails).advance(ofHours(2))).isEmpty();

    assertThat(answers).isExhausted();
  }

  @Test
  void namesWhatIsStillToBeDoneWhenPatienceEnds() {
    assertThat(machine(ofSeconds(1), now -> Optional.of("a mail")).advance(ofHours(2)))
        .containsExactly("a mail");
  }

  private static Predicate<String> hasText() {
    return Predicate.not(String::isEmpty);
  }

  private TimeMachine machine(Duration patience, DueWork... work) {
    var clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC), directory.resolve("clock"));
    return new TimeMachine(clock, new EngineClock(clock, engine), List.of(work), patience);
  }

  /** Gets one record further each time it is asked. */
  private static final class BusyEngine implements EngineClock.Engine {

    private int recordsLeft;
    private int recordsLeftWhenMoved = -1;

    @Override
    public boolean toRealTime() {
      return true;
    }

    @Override
    public boolean advance(Duration by) {
      recordsLeftWhenMoved = recordsLeft;
      return true;
    }

    @Override
    public Optional<String> position() {
      recordsLeft = Math.max(0, recordsLeft - 1);
      return Optional.of(String.valueOf(recordsLeft));
    }
  }
}
