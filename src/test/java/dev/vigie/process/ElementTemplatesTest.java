package dev.vigie.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.annotation.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camunda Modeler offers a designer is what the workers serve. */
class ElementTemplatesTest {

  private static final Path FOLDER = Path.of("bpmn/.camunda/element-templates");

  @Test
  void existForEveryJobTypeAndNoOther() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(ElementTemplatesTest::template).map(t -> hidden(t, "type")))
          .containsExactlyInAnyOrderElementsOf(
              workers().map(ModelAndCodeAgreeTest::type).collect(toSet()));
    }
  }

  @ParameterizedTest
  @MethodSource("workers")
  void askForWhatTheWorkerReads(Method worker) {
    assertThat(inputs(template(worker)))
        .isEqualTo(
            Arrays.stream(worker.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
                .map(Parameter::getName)
                .collect(toSet()));
  }

  @ParameterizedTest
  @MethodSource("workers")
  void areTriedAsOftenAsTheModelsSay(Method worker) {
    assertThat(hidden(template(worker), "retries")).isEqualTo("3");
  }

  @ParameterizedTest
  @MethodSource("workers")
  void areNamedAsTheModelsNameTheTask(Method worker) {
    var names =
        ModelFiles.of("bpmn").stream()
            .flatMap(file -> ModelFiles.elements(file, ModelFiles.BPMN, "serviceTask"))
            .filter(task -> task.getAttribute("id").equals("Activity_" + name(worker)))
            .map(task -> "Vigie: " + task.getAttribute("name"))
            .collect(toSet());

    assertThat(names).contains(template(worker).get("name").asText());
  }

  static Stream<Method> workers() {
    return ModelAndCodeAgreeTest.WORKERS.stream();
  }

  private static Set<String> inputs(JsonNode template) {
    return properties(template)
        .filter(property -> property.at("/binding/type").asText().equals("zeebe:input"))
        .map(property -> property.at("/binding/name").asText())
        .collect(toSet());
  }

  private static String hidden(JsonNode template, String of) {
    return properties(template)
        .filter(property -> property.at("/binding/property").asText().equals(of))
        .map(property -> property.get("value").asText())
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonNode> properties(JsonNode template) {
    return StreamSupport.stream(template.get("properties").spliterator(), false);
  }

  private static JsonNode template(Method worker) {
    var words = name(worker).replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return template(FOLDER.resolve(words + ".json"));
  }

  private static JsonNode template(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As in the class {@code RecordAnswerWorker}. */
  private static String name(Method worker) {
    return worker.getDeclaringClass().getSimpleName().replaceAll("Worker$", "");
  }
}
