package dev.vigie.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application with its local platform, run as a newcomer would, on ports and in a
 * directory of its own.
 */
public final class LocalVigie implements AutoCloseable {

  private static final Path PLATFORM = Path.of("target", "platform").toAbsolutePath();
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final List<String> PORTS =
      List.of(
          "opensearch",
          "opensearch-transport",
          "zeebe-rest",
          "zeebe-grpc",
          "zeebe-command",
          "zeebe-internal",
          "zeebe-management",
          "webapps",
          "webapps-management",
          "smtp",
          "imap");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path directory;
  private final Map<String, Integer> ports = new TreeMap<>();
  private final int port;
  private final List<String> arguments;
  private Process process;

  /**
   * @param name of the directory under {@code target} that keeps data and logs; emptied first
   * @param arguments beyond those that keep it apart from others
   */
  public LocalVigie(String name, String... arguments) {
    this.arguments = List.of(arguments);
    directory = Path.of("target", name).toAbsolutePath();
    deleteData();
    var free = freePorts(PORTS.size() + 1);
    port = free.getFirst();
    for (int i = 0; i < PORTS.size(); i++) {
      ports.put(PORTS.get(i), free.get(i + 1));
    }
  }

  /** Starts it and returns once it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Starts it where it will not come up, and returns once it has ended. */
  public int exitCodeOfStart() {
    launch();
    try {
      if (!process.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new AssertionError("still running, see " + consoleLog());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** What it has said, over all starts. */
  public String console() {
    try {
      return Files.readString(consoleLog());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Path consoleLog() {
    return directory.resolve("console.log");
  }

  /** As a power cut would, without any chance to tidy up. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Kills one process of the platform, which the application starts again.
   *
   * @param id as its log is called
   */
  public void killChild(String id) {
    try {
      var note = Files.readString(directory.resolve("data/run/%s.pid".formatted(id)));
      var child = ProcessHandle.of(Long.parseLong(note.split(" ")[0])).orElseThrow();
      child.destroyForcibly();
      child.onExit().join();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public Path directory() {
    return directory;
  }

  public String url(String path) {
    return "http://localhost:%d%s".formatted(port, path);
  }

  public String webAppUrl(String path) {
    return "http://localhost:%d%s".formatted(ports.get("webapps"), path);
  }

  public int port(String name) {
    return ports.get(name);
  }

  public HttpResponse<String> get(String user, String path) throws IOException {
    return send(request(user, path).GET());
  }

  public HttpResponse<String> post(String user, String path, String json, String... headers)
      throws IOException {
    var request = request(user, path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> put(String user, String path, String json) throws IOException {
    var body = BodyPublishers.ofString(json);
    return send(request(user, path).header("Content-Type", "application/json").PUT(body));
  }

  /** Moves both clocks, and returns when everything due has been handled. */
  public void pass(Duration time) throws IOException {
    move("advance", time);
  }

  /** Like {@link #pass}, up to an instant. */
  public void passUntil(Instant instant) throws IOException {
    move("to", instant);
  }

  @Override
  public void close() {
    if (isRunning()) {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          kill();
        }
      } catch (InterruptedException interrupted) {
        kill();
      }
    }
  }

  private void move(String how, Object there) throws IOException {
    var answer = post("manager", "/local/time", "{\"%s\": \"%s\"}".formatted(how, there));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  private void launch() {
    try {
      shareUnpackedPlatform();
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(consoleLog().toFile()))
              .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** One for all, as it never changes and is large. */
  private void shareUnpackedPlatform() throws IOException {
    var link = directory.resolve("data/platform");
    if (!Files.exists(link)) {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Files.createDirectories(PLATFORM));
    }
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    command.add("-Duser.timezone=Asia/Tokyo"); // nothing may lean on the zone of the machine
    command.add("-jar");
    command.add(System.getProperty("vigie.jar"));
    command.add("--server.port=" + port);
    command.add("--vigie.local.directory=" + directory.resolve("data"));
    ports.forEach(
        (name, number) -> command.add("--vigie.local.ports.%s=%d".formatted(name, number)));
    command.addAll(arguments);
    return command;
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new AssertionError("ended while starting, see " + consoleLog());
      }
      if (ready()) {
        return;
      }
    }
    throw new AssertionError("not ready in time, see " + consoleLog());
  }

  private boolean ready() {
    try {
      TimeUnit.MILLISECONDS.sleep(200); // between two questions, not instead of one
      return get("manager", "/actuator/health/readiness").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest.Builder request(String user, String path) {
    var login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
    return HttpRequest.newBuilder(URI.create(url(path)))
        .timeout(Duration.ofMinutes(3))
        .header("Accept-Language", "en") // whatever this machine speaks
        .header("Authorization", "Basic " + login);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void deleteData() {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  private static List<Integer> freePorts(int count) {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    } finally {
      for (var socket : held) {
        try {
          socket.close();
        } catch (IOException harmless) {
          // it only held the number
        }
      }
    }
  }
}
