package dev.vigie.time;

import java.time.Instant;
import java.util.Optional;

/** Something that acts at an instant, and can say whether all that fell due has been done. */
public interface DueWork {

  /** What was due at {@code now} and has not been done yet, in a few words; empty if nothing. */
  Optional<String> overdueAt(Instant now);
}
