package dev.vigie.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What a running instance can take along from one version of a model to another. */
class ModelElementsTest {

  private final String xml = read("customer-wait");
  private final ModelElements before = ModelElements.of("customer-wait", xml);

  @Test
  void isEverythingWhereNothingButWordsChanged() {
    assertThat(lostAfter("name=\"Next reminder due\"", "name=\"Remind again\"")).isEmpty();
    assertThat(before.keptIn(before)).isEqualTo(before.shapes().keySet());
  }

  @Test
  void isNotWhatBecameOfAnotherKind() {
    assertThat(
            before.lostIn(
                ModelElements.of(
                    "customer-wait",
                    xml.replace("<bpmn:userTask ", "<bpmn:manualTask ")
                        .replace("</bpmn:userTask>", "</bpmn:manualTask>"))))
        .contains("Activity_ObtainAnswer");
  }

  @Test
  void isNotAnAlarmThatWasAttachedElsewhere() {
    assertThat(
            lostAfter(
                "name=\"Silent for too long\" attachedToRef=\"Activity_ObtainAnswer\"",
                "name=\"Silent for too long\" attachedToRef=\"Activity_RecordAnswer\""))
        .containsExactly("Event_SilentTooLong");
  }

  @Test
  void isNothingOfAnotherProcess() {
    assertThat(ModelElements.of("another", xml).shapes()).isEmpty();
  }

  @Test
  void anInstanceStandsOnTasksAndWaitsButNotOnTheEventsOfAGateway() {
    assertThat(before.waits())
        .contains("Activity_ObtainAnswer", "Event_NextReminderDue")
        .doesNotContain("Event_ReminderDue", "Gateway_Silent");
    assertThat(ModelElements.of("incident", read("incident")).waits())
        .contains("Gateway_AfterClosure", "Activity_HandleIncident", "Activity_WatchResolution")
        .doesNotContain("Event_TicketReopened", "Event_ReopeningPeriodOver");
  }

  private Iterable<String> lostAfter(String was, String is) {
    assertThat(xml).contains(was);
    return before.lostIn(ModelElements.of("customer-wait", xml.replace(was, is)));
  }

  private static String read(String model) {
    try {
      return Files.readString(ModelFiles.ROOT.resolve(model + ".bpmn"));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
