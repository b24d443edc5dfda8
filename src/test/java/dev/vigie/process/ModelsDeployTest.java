package dev.vigie.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine accepts all models together, as they are. */
class ModelsDeployTest {

  private final ModelEngine engine = new ModelEngine();

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void deploysEveryModelInOneCommand() {
    var deployed = engine.deploy();

    assertThat(deployed.getProcesses()).hasSameSizeAs(ModelFiles.of("bpmn"));
    assertThat(deployed.getForm()).hasSameSizeAs(ModelFiles.of("form"));
    assertThat(deployed.getDecisions()).isNotEmpty();
  }

  @Test
  void offersTasksWithoutDueDateWhereTheAgreementPromisesNone() {
    engine.deploy();
    var variables = new HashMap<String, Object>();
    variables.putAll(Map.of("ticketId", "T-1", "severity", "1", "severities", List.of("1", "2")));
    variables.put("priority", 90);
    variables.put("team", "support");
    variables.put("number", "V-0000-427");
    variables.put("resolutionDueAt", null);

    engine.startBefore("incident-work", "Activity_AssessIncident", variables);

    assertThat(engine.incidents()).isEmpty();
    assertThat(engine.records("USER_TASK", "CREATED"))
        .map(record -> (UserTaskRecordValue) record.getValue())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getDueDate()).isEmpty();
              assertThat(task.getPriority()).isEqualTo(90);
              assertThat(task.getCandidateGroupsList()).containsExactly("support", "V-0000-427");
            });
  }
}
