package dev.vigie.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.local.demo.Http.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The application, as people and programs reach it. What it refuses is said. */
final class Vigie {

  /** Writes for customers of every organisation. */
  static final String CUSTOMER = "agent";

  static final String AGENT = "agent";
  static final String MANAGER = "manager";

  private final Http http;
  private final Consumer<String> progress;

  Vigie(URI base, ObjectMapper json, Consumer<String> progress) {
    this.http = new Http(base, json);
    this.progress = progress;
  }

  /** See {@link Http#send}. */
  Answer send(String method, String path, String user, Object body, String... headers) {
    var answer = http.send(method, path, user, body, headers);
    if (!answer.granted()) {
      progress.accept(
          "Demonstration: %s %s was refused: %s".formatted(method, path, answer.body()));
    }
    return answer;
  }

  Instant now() {
    return Instant.parse(send("GET", "/local/time", MANAGER, null).body().path("now").asText());
  }

  /** What is not done when the answer comes is done by the next time. */
  void moveTo(Instant instant) {
    http.send("POST", "/local/time", MANAGER, Map.of("to", instant.toString()));
  }
}
