package dev.vigie.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Speaks HTTP with the processes on this machine. */
final class Loopback {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Loopback() {}

  /** The body of a 2xx answer; empty for any other answer and for none. */
  static Optional<String> get(int port, String path) {
    return send(request(port, path).GET().build());
  }

  static Optional<String> postJson(int port, String path, String json) {
    return send(
        request(port, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  static Optional<String> delete(int port, String path) {
    return send(request(port, path).DELETE().build());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + FreePorts.LOOPBACK + ":" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static Optional<String> send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(response)
          .filter(answer -> answer.statusCode() / 100 == 2)
          .map(HttpResponse::body);
    } catch (IOException unreachable) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
