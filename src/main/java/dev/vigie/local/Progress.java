package dev.vigie.local;

/** How far one long step has come. Says so at every tenth of the way. */
final class Progress {

  private static final long MEGABYTE = 1_000_000;

  private final Console console;
  private final String what;
  private final long total;
  private int saidTenths;

  Progress(Console console, String what, long total) {
    this.console = console;
    this.what = what;
    this.total = total;
  }

  void reached(long bytes) {
    var tenths = (int) (10 * bytes / Math.max(total, 1));
    if (tenths > saidTenths) {
      saidTenths = tenths;
      console.say("%s: %d %% (%d of %d MB)", what, 10 * tenths, bytes / MEGABYTE, total / MEGABYTE);
    }
  }
}
