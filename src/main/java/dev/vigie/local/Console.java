package dev.vigie.local;

import java.util.function.Consumer;

/** Tells the person at the terminal what the local platform does, in a few plain lines. */
record Console(Consumer<String> out) {

  static Console standard() {
    return new Console(line -> System.out.println("[local platform] " + line));
  }

  void say(String line, Object... values) {
    out.accept(line.formatted(values));
  }

  /** Reports how far {@code what} has come, every ten percent; {@code total} in bytes. */
  Progress progress(String what, long total) {
    return new Progress(this, what, total);
  }
}
