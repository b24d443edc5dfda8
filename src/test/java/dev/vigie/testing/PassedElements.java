package dev.vigie.testing;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What test engines executed of the models, as process id and element id. */
public final class PassedElements {

  private static final Set<String> ON_ENGINES_OF_ONE_TEST = ConcurrentHashMap.newKeySet();

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

  /** By all tests of this JVM up to now. */
  public static Set<String> soFar() {
    var passed = new TreeSet<>(ON_ENGINES_OF_ONE_TEST);
    passed.addAll(on(TestPlatform.ENGINE));
    return passed;
  }
}
