package dev.vigie.testing;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What test engines executed of the models, as process id and element id. Where Maven runs the
 * tests, each JVM that it starts leaves a list of them when it ends.
 */
public final class PassedElements {

  /** Where the lists of one build are; null where it is not Maven that runs the tests. */
  private static final String DIRECTORY = System.getProperty("vigie.passed-elements");

  private static final Set<String> ON_ENGINES_OF_ONE_TEST = ConcurrentHashMap.newKeySet();
  private static final Set<ZeebeTestEngine> OF_ALL_TESTS = ConcurrentHashMap.newKeySet();

  static {
    if (DIRECTORY != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(PassedElements::write));
    }
  }

  private PassedElements() {}

  /** Every flow node that some instance left by its own way, and every sequence flow it took. */
  public static Set<String> on(ZeebeTestEngine engine) {
    return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
        .filter(
            record ->
                record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED
                    || record.getIntent() == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN)
        .map(record -> (ProcessInstanceRecordValue) record.getValue())
        .filter(value -> value.getBpmnElementType() != BpmnElementType.PROCESS)
        .map(value -> value.getBpmnProcessId() + "/" + value.getElementId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** To be called before the engine of a single test stops, and its records go. */
  public static void keep(ZeebeTestEngine engine) {
    ON_ENGINES_OF_ONE_TEST.addAll(on(engine));
  }

  /** To be called for an engine that lives as long as its JVM. */
  static void watch(ZeebeTestEngine engine) {
    OF_ALL_TESTS.add(engine);
  }

  /** By all tests of this build whose JVMs have ended. */
  public static Set<String> soFar() throws IOException {
    var passed = new TreeSet<String>();
    try (var lists = Files.list(Path.of(DIRECTORY))) {
      for (var list : lists.toList()) {
        passed.addAll(Files.readAllLines(list));
      }
    }
    return passed;
  }

  private static void write() {
    OF_ALL_TESTS.forEach(PassedElements::keep);
    try {
      var directory = Files.createDirectories(Path.of(DIRECTORY));
      Files.write(
          directory.resolve(ProcessHandle.current().pid() + ".txt"), ON_ENGINES_OF_ONE_TEST);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
