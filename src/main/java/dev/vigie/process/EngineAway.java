package dev.vigie.process;

/** The engine did not answer or was too busy; the same may succeed later. */
public class EngineAway extends RuntimeException {

  EngineAway(Throwable cause) {
    super("The engine does not answer now; repeat the call in a minute.", cause);
  }
}
