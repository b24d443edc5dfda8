package dev.vigie.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Operate and Tasklist show, asked through their interfaces; a thousand of each at most. */
final class OperateAndTasklist {

  /** A task that waits for an agent. */
  record OpenTask(String key, String ticketNumber, Instant createdAt) {}

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final DateTimeFormatter TASKLIST_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final ObjectMapper json = new ObjectMapper();
  private final LocalVigie vigie;

  OperateAndTasklist(LocalVigie vigie) {
    this.vigie = vigie;
    post("/api/login?username=demo&password=demo", "");
  }

  List<Long> instances(String process) {
    var found =
        search(
            "/v1/process-instances/search",
            """
            {"filter": {"bpmnProcessId": "%s"}, "size": 1000}
            """
                .formatted(process));
    return list(found.get("items")).stream().map(instance -> instance.get("key").asLong()).toList();
  }

  /** How many tickets are still on their way through it. */
  int activeInstances(String process) {
    var found =
        search(
            "/v1/process-instances/search",
            """
            {"filter": {"bpmnProcessId": "%s", "state": "ACTIVE"}, "size": 1000}
            """
                .formatted(process));
    return found.get("items").size();
  }

  List<String> activeIncidents() {
    var found =
        search("/v1/incidents/search", "{\"filter\": {\"state\": \"ACTIVE\"}, \"size\": 1000}");
    return list(found.get("items")).stream()
        .map(incident -> incident.get("message").asText())
        .toList();
  }

  List<OpenTask> openTasks(String element) {
    var found =
        search(
            "/v1/tasks/search",
            """
            {"taskDefinitionId": "%s", "state": "CREATED", "pageSize": 1000,
             "includeVariables": [{"name": "number"}]}
            """
                .formatted(element));
    return list(found).stream()
        .filter(task -> !task.get("variables").isEmpty()) // which are imported after their task
        .map(this::task)
        .toList();
  }

  /** Completes a task as its form would. */
  void complete(OpenTask task, Map<String, ?> form) {
    try {
      accepted(tryToComplete(task, form));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  /** Like {@link #complete}, whatever the engine answers. */
  HttpResponse<String> tryToComplete(OpenTask task, Map<String, ?> form) throws IOException {
    return exchange(
        URI.create(
            "http://localhost:%d/v2/user-tasks/%s/completion"
                .formatted(vigie.port("zeebe-rest"), task.key())),
        json.valueToTree(Map.of("variables", form)).toString());
  }

  private OpenTask task(JsonNode task) {
    return new OpenTask(
        task.get("id").asText(),
        read(task.at("/variables/0/value").asText()).asText(),
        OffsetDateTime.parse(task.get("creationDate").asText(), TASKLIST_TIME).toInstant());
  }

  private JsonNode search(String path, String query) {
    return read(post(path, query));
  }

  private String post(String path, String body) {
    return send(URI.create(vigie.webAppUrl(path)), body);
  }

  private String send(URI address, String body) {
    try {
      return accepted(exchange(address, body));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private static String accepted(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> exchange(URI address, String body) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException malformed) {
      throw new AssertionError(text, malformed);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
