package dev.vigie.process;

import static dev.vigie.process.ModelFiles.BPMN;
import static dev.vigie.process.ModelFiles.ZEEBE;
import static dev.vigie.process.ModelFiles.elements;
import static dev.vigie.process.ModelFiles.stream;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What every model keeps to, so that a designer's change stays readable and executable. */
class ModelConventionsTest {

  /** Messages that begin a process, which therefore need not find one. */
  private static final Set<String> STARTING =
      Set.of(
          "ticket.received",
          "ticket.follow-up-owed",
          "ticket.call-owed",
          "claim.received",
          "credit.review-owed",
          "statement.month-over");

  private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
  private static final Pattern CLAUSE = Pattern.compile("[a-z]+/[\\w.-]+");
  private static final Pattern ID = Pattern.compile("(Activity|Event|Gateway|Flow)_[A-Z][A-Za-z]+");

  @Nested
  class EveryModel {

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void isNamedAsItsFile(Path file) {
      var process = elements(file, BPMN, "process").findFirst().orElseThrow();

      assertThat(process.getAttribute("id")).isEqualTo(ModelFiles.idOf(file));
      assertThat(process.getAttribute("name")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void hasIdsThatAPersonChose(Path file) {
      assertThat(drawable(file).map(ModelConventionsTest::id))
          .isNotEmpty()
          .allMatch(id -> ID.matcher(id).matches());
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void drawsAllThatItExecutes(Path file) {
      var drawn =
          Stream.of("BPMNShape", "BPMNEdge")
              .flatMap(kind -> elements(file, DRAWING, kind))
              .map(shape -> shape.getAttribute("bpmnElement"))
              .collect(toSet());

      assertThat(drawable(file).map(ModelConventionsTest::id)).allMatch(drawn::contains);
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void namesWhatAPersonReads(Path file) {
      var named =
          ModelFiles.flowNodes(file)
              .filter(
                  node ->
                      !isGateway(node) || ModelFiles.children(node, BPMN, "outgoing").count() > 1);

      assertThat(named)
          .allSatisfy(node -> assertThat(node.getAttribute("name")).as(id(node)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void namesTheAnswersOfAQuestion(Path file) {
      var questions =
          elements(file, BPMN, "exclusiveGateway")
              .filter(gateway -> ModelFiles.children(gateway, BPMN, "outgoing").count() > 1)
              .map(ModelConventionsTest::id)
              .collect(toSet());

      assertThat(elements(file, BPMN, "sequenceFlow"))
          .filteredOn(flow -> questions.contains(flow.getAttribute("sourceRef")))
          .allSatisfy(flow -> assertThat(flow.getAttribute("name")).as(id(flow)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void namesItsMessagesAndHowTheyFindIt(Path file) {
      assertThat(elements(file, BPMN, "message"))
          .allSatisfy(
              message -> assertThat(message.getAttribute("name")).matches("[a-z]+\\.[a-z-]+"))
          .filteredOn(message -> !STARTING.contains(message.getAttribute("name")))
          .allSatisfy(
              message ->
                  assertThat(only(message, "subscription").getAttribute("correlationKey"))
                      .matches("=(ticketId|clockId|questionId|callId|statementId|reviewId)"));
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void callsOnlyWhatIsDeployedWithIt(Path file) {
      var processes = ids(ModelFiles.of("bpmn"));

      assertThat(elements(file, ZEEBE, "calledElement"))
          .allSatisfy(
              called -> {
                assertThat(processes).contains(called.getAttribute("processId"));
                assertThat(called.getAttribute("bindingType")).isEqualTo("deployment");
                assertThat(called.getAttribute("propagateAllChildVariables")).isEqualTo("false");
              });
    }
  }

  @Nested
  class EveryServiceTask {

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void isServedByTheWorkerOfItsNameAndRetried(Path file) {
      assertThat(elements(file, BPMN, "serviceTask"))
          .allSatisfy(
              task -> {
                var definition = only(task, "taskDefinition");
                assertThat(definition.getAttribute("type")).isEqualTo(jobType(task));
                assertThat(definition.getAttribute("retries")).isEqualTo("3");
              });
    }

    private static String jobType(Element task) {
      var name = id(task).substring("Activity_".length());
      return "sla." + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
  }

  @Nested
  class EveryUserTask {

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void isACamundaUserTaskForTheTeamThatWorksOnTheTicket(Path file) {
      assertThat(elements(file, BPMN, "userTask"))
          .allSatisfy(
              task -> {
                assertThat(only(task, "userTask")).isNotNull();
                assertThat(only(task, "assignmentDefinition").getAttribute("candidateGroups"))
                    .matches(isOfATicket(file) ? "=\\[.+, number]" : "=\\[team]|managers");
                assertThat(only(task, "taskSchedule").getAttribute("dueDate")).startsWith("=");
                assertThat(only(task, "priorityDefinition").getAttribute("priority"))
                    .isEqualTo("=priority");
              });
    }

    /** By its number among them, Tasklist shows the tasks of one ticket. */
    private static boolean isOfATicket(Path file) {
      return !Set.of("monthly-statement.bpmn", "credit-claim.bpmn", "credit-review.bpmn")
          .contains(file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.process.ModelConventionsTest#models")
    void hasAFormThatIsDeployedWithIt(Path file) {
      var forms = ids(ModelFiles.of("form"));

      assertThat(elements(file, BPMN, "userTask").map(task -> only(task, "formDefinition")))
          .allSatisfy(
              form -> {
                assertThat(forms).contains(form.getAttribute("formId"));
                assertThat(form.getAttribute("bindingType")).isEqualTo("deployment");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormIsNamedAsItsFile(Path file) throws IOException {
    assertThat(Files.readString(file))
        .containsPattern("(?m)^  \"id\": \"" + ModelFiles.idOf(file) + "\"");
  }

  @Test
  void everyClauseThatAnAgreementCitesExists() throws IOException {
    var clauses =
        Files.readAllLines(Path.of("src/test/resources/clauses.csv")).stream()
            .map(line -> line.split(",", 2)[0])
            .toList();
    var cited = ModelFiles.of("dmn").stream().flatMap(ModelConventionsTest::citedBy).toList();

    assertThat(cited).isNotEmpty().allMatch(clauses::contains);
  }

  static List<Path> models() {
    return ModelFiles.of("bpmn");
  }

  static List<Path> forms() {
    return ModelFiles.of("form");
  }

  private static Stream<String> citedBy(Path agreement) {
    return elements(agreement, "*", "outputEntry")
        .map(Element::getTextContent)
        .filter(text -> text.contains("/"))
        .flatMap(text -> CLAUSE.matcher(text).results().map(MatchResult::group));
  }

  private static Set<String> ids(List<Path> files) {
    return files.stream().map(ModelFiles::idOf).collect(toSet());
  }

  private static Stream<Element> drawable(Path file) {
    return Stream.concat(ModelFiles.flowNodes(file), elements(file, BPMN, "sequenceFlow"));
  }

  private static boolean isGateway(Element node) {
    return node.getLocalName().endsWith("Gateway");
  }

  private static String id(Element element) {
    return element.getAttribute("id");
  }

  private static Element only(Element owner, String extension) {
    var found = stream(owner.getElementsByTagNameNS(ZEEBE, extension)).toList();
    assertThat(found).as("%s of %s", extension, id(owner)).hasSize(1);
    return found.getFirst();
  }
}
