package dev.vigie.process;

import static dev.vigie.process.ModelFiles.BPMN;
import static dev.vigie.process.ModelFiles.ZEEBE;
import static dev.vigie.process.ModelFiles.elements;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.vigie.agreement.Agreements;
import dev.vigie.credit.ClaimWords;
import dev.vigie.credit.Claims;
import dev.vigie.statement.StatementTask;
import dev.vigie.ticket.Calls;
import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketService;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The models and the code that serves them call the same things by the same names. */
class ModelAndCodeAgreeTest {

  static final List<Method> WORKERS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.vigie")
              .stream()
              .flatMap(type -> type.getMethods().stream())
              .filter(method -> method.isAnnotatedWith(JobWorker.class))
              .map(JavaMethod::reflect)
              .toList();

  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*(?!\\w|\\()");
  private static final Set<String> OF_FEEL =
      Set.of("null", "true", "false", "and", "or", "not", "if", "then", "else", "in");

  @Nested
  class EveryTaskType {

    @Test
    void isInAModelAndTheOtherWayRound() {
      assertThat(constants(TaskTypes.class)).isEqualTo(attributes("taskDefinition", "type"));
    }

    @Test
    void isServedByOneWorker() {
      assertThat(WORKERS.stream().map(ModelAndCodeAgreeTest::type))
          .containsExactlyInAnyOrderElementsOf(constants(TaskTypes.class));
    }
  }

  @Nested
  class AWorker {

    @Test
    void isNamedAfterItsTask() {
      assertThat(WORKERS)
          .allSatisfy(
              worker -> {
                var name = worker.getDeclaringClass().getSimpleName();
                var task = Character.toLowerCase(name.charAt(0)) + name.substring(1);
                assertThat(task).isEqualTo(type(worker).substring("sla.".length()) + "Worker");
              });
    }

    @Test
    void canBeCalledByTheEnginesStarter() {
      assertThat(WORKERS)
          .allMatch(worker -> Modifier.isPublic(worker.getModifiers()))
          .allMatch(worker -> Modifier.isPublic(worker.getDeclaringClass().getModifiers()));
    }

    @Test
    void readsOnlyWhatSomebodyWrote() {
      var read =
          WORKERS.stream()
              .flatMap(worker -> Arrays.stream(worker.getParameters()))
              .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
              .map(Parameter::getName);

      assertThat(read).isNotEmpty().isSubsetOf(written());
    }

    @Test
    void writesOnlyWhatSomebodyReads() {
      var read = readByModels();
      read.addAll(namedInForms());
      WORKERS.stream()
          .flatMap(worker -> Arrays.stream(worker.getParameters()))
          .map(Parameter::getName)
          .forEach(read::add);

      assertThat(WORKERS.stream().flatMap(ModelAndCodeAgreeTest::output)).isSubsetOf(read);
    }
  }

  @Nested
  class EveryMessage {

    @Test
    void isInAModelAndTheOtherWayRound() {
      assertThat(constants(Messages.class))
          .isEqualTo(models(BPMN, "message").map(m -> m.getAttribute("name")).collect(sorted()));
    }
  }

  @Nested
  class EveryForm {

    @Test
    void isUsedByATask() {
      var forms = ModelFiles.of("form").stream().map(ModelFiles::idOf).collect(sorted());

      assertThat(attributes("formDefinition", "formId")).isEqualTo(forms);
    }
  }

  @Nested
  class AnExpression {

    @Test
    void namesOnlyWhatSomebodyWrote() {
      assertThat(readByModels()).isNotEmpty().isSubsetOf(written());
    }
  }

  /** What workers and mappings write, and what a ticket's process begins with. */
  private static Set<String> written() {
    var written = WORKERS.stream().flatMap(ModelAndCodeAgreeTest::output).collect(sorted());
    written.addAll(attributes("input", "target"));
    written.addAll(attributes("output", "target"));
    var service = mock(TicketService.class, RETURNS_DEEP_STUBS);
    var ticket = mock(Ticket.class, RETURNS_DEEP_STUBS);
    var agreements = mock(Agreements.class, RETURNS_DEEP_STUBS);
    var variables = new IncidentVariables(service, agreements, "");
    written.addAll(variables.of(ticket, new FollowUps.Task("", "", "", "")).keySet());
    var claims = mock(Claims.class, RETURNS_DEEP_STUBS);
    var words = mock(ClaimWords.class, RETURNS_DEEP_STUBS);
    written.addAll(new ClaimVariables(claims, words, "").ofReview("", "").keySet());
    written.addAll(variables.of(ticket, "", new Calls.Task("", "", "", "", "", "", "")).keySet());
    var statement = new StatementTask("", "", "", "", "", "");
    written.addAll(new StatementVariables("").of(statement).keySet());
    return written;
  }

  /** The variables in all expressions of the models: timers, conditions, mappings and the rest. */
  private static Set<String> readByModels() {
    var attributes =
        models(ZEEBE, "*")
            .flatMap(
                element -> {
                  var all = element.getAttributes();
                  return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                      .map(i -> all.item(i).getNodeValue());
                });
    var texts =
        Stream.of("conditionExpression", "timeDate", "timeDuration", "timeCycle")
            .flatMap(name -> models(BPMN, name))
            .map(Element::getTextContent);
    return Stream.concat(attributes, texts)
        .map(String::trim)
        .filter(text -> text.startsWith("="))
        .flatMap(
            text -> WORD.matcher(TEXT.matcher(text).replaceAll("")).results().map(w -> w.group()))
        .filter(word -> !OF_FEEL.contains(word))
        .collect(sorted());
  }

  private static Set<String> namedInForms() {
    return ModelFiles.of("form").stream()
        .flatMap(form -> WORD.matcher(read(form)).results().map(MatchResult::group))
        .collect(sorted());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<String> output(Method worker) {
    return worker.getReturnType().isRecord() ? names(worker.getReturnType()) : Stream.empty();
  }

  private static Stream<String> names(Class<?> written) {
    return Arrays.stream(written.getRecordComponents())
        .flatMap(
            part ->
                part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    ? names(part.getType())
                    : Stream.of(part.getName()));
  }

  static String type(Method worker) {
    return worker.getAnnotation(JobWorker.class).type();
  }

  private static Set<String> attributes(String extension, String attribute) {
    return models(ZEEBE, extension).map(e -> e.getAttribute(attribute)).collect(sorted());
  }

  private static Stream<Element> models(String namespace, String name) {
    return ModelFiles.of("bpmn").stream().flatMap(file -> elements(file, namespace, name));
  }

  private static Set<String> constants(Class<?> names) {
    return Arrays.stream(names.getDeclaredFields())
        .map(ModelAndCodeAgreeTest::value)
        .collect(sorted());
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return toCollection(TreeSet::new);
  }
}
