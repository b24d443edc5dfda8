package dev.vigie.process;

import java.time.Instant;
import java.time.ZonedDateTime;

/** Reads instants that the models took from the engine's clock ({@code now()} in FEEL). */
final class EngineTime {

  private EngineTime() {}

  /**
   * @param text like {@code 2026-11-22T09:00:00.123Z[Etc/UTC]} or with an offset; null where no
   *     task was completed, which gives null
   */
  static Instant instant(String text) {
    return text == null ? null : ZonedDateTime.parse(text).toInstant();
  }
}
