package dev.vigie.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints how long something takes, when it has been done a few times before. */
public final class Stopwatch {

  private static final int MOST_WARM = 30;

  private final int times;

  public Stopwatch(int times) {
    this.times = times;
  }

  public void time(String what, Callable<?> asked) throws Exception {
    for (var warm = 0; warm < Math.clamp(times / 3, 1, MOST_WARM); warm++) {
      asked.call();
    }
    var nanos = new long[times];
    for (var n = 0; n < times; n++) {
      var begun = System.nanoTime();
      asked.call();
      nanos[n] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "  %-42s median %8.1f ms, 99 %% %8.1f ms, most %8.1f ms%n",
        what,
        nanos[times / 2] / 1e6,
        nanos[times * 99 / 100] / 1e6,
        nanos[times - 1] / 1e6);
  }
}
