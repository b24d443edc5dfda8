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
          "smtp");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path directory;
  private final Map<String, Integer> ports = new TreeMap<>();
  private final int port;
  private Process process;

  /**
   * @param name of the directory under {@code target} that keeps data and logs; emptied first
   */
  public LocalVigie(String name) {
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
    try {
      Files.createDirectories(directory);
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("console.log").toFile()))
              .start();
      awaitReady();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** As a power cut would, without any chance to tidy up. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
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

  /** Moves both clocks, and returns when everything due has been handled. */
  public void pass(Duration time) throws IOException {
    var answer = post("manager", "/local/time", "{\"advance\": \"%s\"}".formatted(time));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
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

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    command.add("-jar");
    command.add(System.getProperty("vigie.jar"));
    command.add("--server.port=" + port);
    command.add("--vigie.local.directory=" + directory.resolve("data"));
    ports.forEach(
        (name, number) -> command.add("--vigie.local.ports.%s=%d".formatted(name, number)));
    return command;
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new AssertionError("ended while starting, see " + directory.resolve("console.log"));
      }
      if (ready()) {
        return;
      }
    }
    throw new AssertionError("not ready in time, see " + directory.resolve("console.log"));
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
