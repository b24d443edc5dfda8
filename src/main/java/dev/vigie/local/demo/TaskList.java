package dev.vigie.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The agents: they see what Tasklist shows, and complete it as its forms would. */
final class TaskList {

  private static final Map<String, Object> ALL =
      Map.of(
          "state",
          "CREATED",
          "pageSize",
          1000,
          "includeVariables",
          List.of(Map.of("name", "number"), Map.of("name", "customer")));

  private final Http tasklist;
  private final Http engine;
  private final ObjectMapper json;
  private final Set<String> completed = new HashSet<>();

  TaskList(URI webapps, URI engine, ObjectMapper json) {
    this.tasklist = new Http(webapps, json);
    this.engine = new Http(engine, json);
    this.json = json;
  }

  /**
   * @param number of the ticket or claim that it is for; empty as long as it is not shown, or if
   *     there is none
   * @param customer likewise
   */
  record Task(String key, String element, String number, String customer) {}

  void signIn() {
    tasklist.send("POST", "/api/login?username=demo&password=demo", null, null);
  }

  /** Tasklist shows a task a moment after it began, and for a moment after it ended. */
  List<Task> open() {
    var found = tasklist.send("POST", "/v1/tasks/search", null, ALL).body();
    return StreamSupport.stream(found.spliterator(), false)
        .map(this::task)
        .filter(task -> !completed.contains(task.key()))
        .toList();
  }

  void complete(Task task, Map<String, Object> form) {
    var path = "/v2/user-tasks/%s/completion".formatted(task.key());
    engine.send("POST", path, null, Map.of("variables", form));
    completed.add(task.key()); // if it was refused, it had ended before
  }

  private Task task(JsonNode task) {
    return new Task(
        task.path("id").asText(),
        task.path("taskDefinitionId").asText(),
        variable("number", task),
        variable("customer", task));
  }

  private String variable(String name, JsonNode task) {
    return StreamSupport.stream(task.path("variables").spliterator(), false)
        .filter(variable -> variable.path("name").asText().equals(name))
        .findFirst()
        .map(variable -> text(variable.path("value").asText()))
        .orElse("");
  }

  private String text(String value) {
    try {
      return json.readTree(value).asText();
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
