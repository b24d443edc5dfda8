package dev.vigie.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Keeps the application from being ready until Tasklist knows every form that was deployed: a task
 * that it meets before its form stays without the form for good.
 */
@Order(FormsImported.AFTER_DEPLOYMENT)
final class FormsImported implements ApplicationRunner {

  static final int AFTER_DEPLOYMENT = Ordered.HIGHEST_PRECEDENCE + 1;

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ResourcePatternResolver resources;
  private final int searchPort;
  private final ObjectMapper json;
  private final Console console;

  FormsImported(
      ResourcePatternResolver resources, int searchPort, ObjectMapper json, Console console) {
    this.resources = resources;
    this.searchPort = searchPort;
    this.json = json;
    this.console = console;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var deployed = deployed();
    var complete = Waiting.until(() -> imported().containsAll(deployed), TIMEOUT);
    if (!complete) {
      throw new LocalPlatformFailure(
          "Tasklist does not know the deployed forms after %d s.".formatted(TIMEOUT.toSeconds()),
          "Its log says why: see webapps.log in the directory logs of the local platform.");
    }
    console.say("Tasklist: knows all forms (%d)", deployed.size());
  }

  private List<JsonNode> deployed() throws IOException {
    var forms = new ArrayList<JsonNode>();
    for (var form : resources.getResources("classpath*:bpmn/forms/*.form")) {
      forms.add(json.readTree(form.getContentAsByteArray()));
    }
    return forms;
  }

  private Set<JsonNode> imported() {
    return Loopback.get(searchPort, "/tasklist-form*/_search?size=10000&ignore_unavailable=true")
        .map(this::schemas)
        .orElse(Set.of());
  }

  private Set<JsonNode> schemas(String answer) {
    return StreamSupport.stream(read(answer).at("/hits/hits").spliterator(), false)
        .map(hit -> read(hit.at("/_source/schema").asText()))
        .collect(Collectors.toSet());
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("OpenSearch answered something else than JSON", notJson);
    }
  }
}
