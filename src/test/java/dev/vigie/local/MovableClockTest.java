package dev.vigie.local;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableClockTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Clock real = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path directory;

  @Test
  void showsTheRealTimeUntilItIsMoved() {
    assertThat(clock().instant()).isEqualTo(NOON);
  }

  @Test
  void addsOneMoveToAnother() {
    var clock = clock();
    clock.advance(ofHours(2));
    clock.advance(ofHours(1));

    assertThat(clock.instant()).isEqualTo("2026-06-01T15:00:00Z");
    assertThat(clock.offset()).isEqualTo(ofHours(3));
  }

  @Test
  void staysMovedOverARestart() {
    clock().advance(ofHours(2));

    assertThat(clock().instant()).isEqualTo("2026-06-01T14:00:00Z");
  }

  @Test
  void movesByWholeMillisecondsAsTheEngineDoes() {
    var clock = clock();
    clock.advance(Duration.ofNanos(1_999_999));

    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void movesTogetherWithItsViewsInOtherZones() {
    var clock = clock();
    var paris = clock.withZone(ZoneId.of("Europe/Paris"));
    clock.advance(ofHours(2));

    assertThat(paris.instant()).isEqualTo(clock.instant());
    assertThat(paris.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
  }

  @Test
  void refusesAnOffsetThatItCannotRead() throws IOException {
    Files.writeString(directory.resolve("clock"), "tomorrow");

    assertThatThrownBy(this::clock)
        .isInstanceOf(LocalPlatformFailure.class)
        .hasMessageContaining("does not hold a duration");
  }

  private MovableClock clock() {
    return new MovableClock(real, directory.resolve("clock"));
  }
}
