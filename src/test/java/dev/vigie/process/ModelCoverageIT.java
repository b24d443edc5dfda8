package dev.vigie.process;

import static dev.vigie.process.ModelFiles.BPMN;
import static dev.vigie.process.ModelFiles.elements;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.PassedElements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The tests pass every element of every model, or {@code model-coverage-reasons.properties} says
 * why not; {@code target/model-coverage.md} shows how much, model by model.
 *
 * <p>Runs with the integration tests, when the JVM of the others has ended. Camunda's own coverage
 * reports need its newer test runtime, which needs Docker.
 */
@EnabledIfSystemProperty(
    named = "vigie.passed-elements",
    matches = ".+",
    disabledReason = "only Maven is known to run all tests")
@DisabledIfSystemProperty(
    named = "test",
    matches = ".+",
    disabledReason = "a choice of tests cannot pass everything")
class ModelCoverageIT {

  private static final Path REPORT = Path.of("target/model-coverage.md");
  private static final Path REASONS =
      Path.of("src/test/resources/model-coverage-reasons.properties");

  private static Set<String> passed;

  private final Properties reasons = reasons();

  @BeforeAll
  static void report() throws IOException {
    passed = PassedElements.soFar();
    var reasons = reasons();
    Files.writeString(
        REPORT,
        ModelFiles.of("bpmn").stream()
            .map(model -> section(model, reasons))
            .collect(Collectors.joining("\n", "# What the tests pass of the models\n\n", "")));
  }

  @Test
  void everyElementIsPassedOrAReasonSaysWhyNot() {
    assertThat(notPassed(ModelFiles.of("bpmn")))
        .as("not passed; let a test pass it, or write a reason into %s", REASONS)
        .isSubsetOf(reasons.stringPropertyNames());
  }

  @Test
  void everyReasonIsStillNeeded() {
    assertThat(reasons.stringPropertyNames()).isSubsetOf(notPassed(ModelFiles.of("bpmn")));
    assertThat(reasons.values()).allMatch(reason -> !reason.toString().isBlank());
  }

  private static String section(Path model, Properties reasons) {
    var all = all(model);
    var open = notPassed(List.of(model));
    return "## %s: %d %%, %d of %d elements\n\n%s"
        .formatted(
            ModelFiles.idOf(model),
            (all.size() - open.size()) * 100 / all.size(),
            all.size() - open.size(),
            all.size(),
            open.stream()
                .map(id -> "- %s: %s\n".formatted(id, reasons.getProperty(id, "**no reason**")))
                .collect(Collectors.joining()));
  }

  private static Set<String> notPassed(List<Path> models) {
    var open = new TreeSet<String>();
    for (var model : models) {
      open.addAll(all(model));
      open.removeAll(passed);
      open.removeAll(takenUnsaid(model));
    }
    return open;
  }

  private static Set<String> all(Path model) {
    return Stream.concat(ModelFiles.flowNodes(model), elements(model, BPMN, "sequenceFlow"))
        .map(element -> in(model, element.getAttribute("id")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The engine goes from an event-based gateway to an event without a word about the flow. */
  private static Set<String> takenUnsaid(Path model) {
    var gateways =
        elements(model, BPMN, "eventBasedGateway")
            .map(gateway -> gateway.getAttribute("id"))
            .collect(Collectors.toSet());
    return elements(model, BPMN, "sequenceFlow")
        .filter(flow -> gateways.contains(flow.getAttribute("sourceRef")))
        .filter(flow -> passed.contains(in(model, flow.getAttribute("targetRef"))))
        .map(flow -> in(model, flow.getAttribute("id")))
        .collect(Collectors.toSet());
  }

  private static String in(Path model, String id) {
    return ModelFiles.idOf(model) + "/" + id;
  }

  private static Properties reasons() {
    var reasons = new Properties();
    try (var file = Files.newBufferedReader(REASONS)) {
      reasons.load(file);
    } catch (IOException unreadable) {
      throw new AssertionError(REASONS + " cannot be read", unreadable);
    }
    return reasons;
  }
}
