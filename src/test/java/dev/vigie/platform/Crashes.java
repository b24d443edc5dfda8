package dev.vigie.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ends the application, or parts of its platform, as a power cut would. */
final class Crashes {

  /** As their logs are called. */
  static final List<String> CHILDREN = List.of("zeebe", "webapps", "opensearch");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final LocalVigie vigie;
  private final List<Duration> outages = new ArrayList<>();
  private int childrenKilled;

  Crashes(LocalVigie vigie) {
    this.vigie = vigie;
  }

  /**
   * Its platform goes down with it, or its ports would not be free; returns when it is up again.
   */
  void ofApplication() {
    var platform = vigie.handle().descendants().toList();
    vigie.kill();
    await("no orphan").atMost(PATIENCE).until(() -> platform.stream().noneMatch(p -> p.isAlive()));
    vigie.start();
  }

  /** Returns at once; the application starts them again. */
  void of(List<String> children) {
    children.forEach(vigie::killChild);
    childrenKilled += children.size();
  }

  /** Notes how long one lasted, up to whatever the caller takes for its end. */
  void measured(Runnable crash) {
    var crashed = System.nanoTime();
    crash.run();
    outages.add(Duration.ofNanos(System.nanoTime() - crashed));
  }

  List<Long> outagesInSeconds() {
    return outages.stream().map(Duration::toSeconds).toList();
  }

  int childrenKilled() {
    return childrenKilled;
  }
}
