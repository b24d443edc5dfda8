package dev.vigie.local;

import org.springframework.context.SmartLifecycle;

/** Holds back everything else that the application starts until the platform is ready. */
final class PlatformLifecycle implements SmartLifecycle {

  private final LocalPlatform platform;
  private volatile boolean running;

  PlatformLifecycle(LocalPlatform platform) {
    this.platform = platform;
  }

  @Override
  public void start() {
    running = true;
    platform.awaitReady();
  }

  @Override
  public void stop() {
    platform.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** First to start, last to stop. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
