package dev.vigie.process;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A designer changes a model in a file while tickets are open. */
@VigieTest
class ModelMigrationTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final String STEP = "Activity_ReviewIncident";
  private static final String INCOMPLETE =
      Requests.of("qohash", "", "1").replace("\"serviceVersion\": \"7.2\",", "");
  private static final String FOR_REAL = "{\"dryRun\": false}";

  @TempDir private static Path folder;

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private TicketStory story;

  @DynamicPropertySource
  static void ownFolder(DynamicPropertyRegistry properties) {
    properties.add("vigie.models.location", folder::toString);
  }

  @BeforeEach
  void deployTheModelsAsTheyAre() throws Exception {
    restore();
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  /** For the other tests: they share the engine, where the newest version counts. */
  @AfterEach
  void restore() throws Exception {
    driver.settle();
    for (var model : ModelFiles.of("bpmn")) {
      save(ModelFiles.idOf(model), UnaryOperator.identity());
    }
    deploy().andExpect(status().isOk());
  }

  @Nested
  class AStepThatIsAddedAhead {

    @Test
    void isShownByTheDryRunWhichMovesNothing() throws Exception {
      open("Critical");
      var newest = versionOf("incident", addStep());

      migrate("incident", "")
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.dryRun").value(true))
          .andExpect(jsonPath("$.more").value(false))
          .andExpect(jsonPath("$.version").value(newest))
          .andExpect(jsonPath("$.changes[0].from").value(newest - 1))
          .andExpect(jsonPath("$.changes[0].added", contains(STEP)))
          .andExpect(jsonPath("$.changes[0].gone", empty()))
          .andExpect(jsonPath("$.tickets[0].number").value(story.number()))
          .andExpect(jsonPath("$.tickets[0].instance").value(instance()))
          .andExpect(jsonPath("$.tickets[0].from").value(newest - 1))
          .andExpect(jsonPath("$.tickets[0].to").value(newest))
          .andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());

      assertThat(story.kinds()).doesNotContain(TimelineKind.MODEL_MIGRATED);
      resolve();
      assertThat(driver.openTaskElements()).containsExactly("Activity_FollowUp");
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void isTakenByATicketThatWasMigratedOnWhichAllElseStaysAsItWas() throws Exception {
      story.open(INCOMPLETE);
      var other = story.number();
      open("Critical");
      var due = deadlines();
      var alarms = driver.armedTimers();
      var mails = mails();
      addStep();

      for (var time = 0; time < 2; time++) {
        migrate("incident", "{\"dryRun\": false, \"tickets\": [\"%s\"]}".formatted(story.number()))
            .andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());
        driver.settle();
      }
      assertThat(story.kinds()).containsOnlyOnce(TimelineKind.MODEL_MIGRATED);
      migrate("incident", "").andExpect(jsonPath("$.tickets[*].number", contains(other)));

      assertThat(deadlines()).isEqualTo(due);
      assertThat(driver.armedTimers()).isEqualTo(alarms);
      driver.passUntil(story.received().plus(ofMinutes(59)));
      assertThat(story.kinds()).doesNotContain(TimelineKind.BREACHED);
      driver.passUntil(story.received().plus(ofMinutes(60)));
      assertThat(story.all(TimelineKind.BREACHED))
          .containsExactly(story.received().plus(ofMinutes(60)));
      assertThat(story.all(TimelineKind.WARNED)).hasSize(1);

      resolve();
      assertThat(story.ticket().status()).isNotEqualTo(TicketStatus.CLOSED);
      driver.complete(STEP, Map.of("note", "Nothing to add"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
      assertThat(mails()).doesNotHaveDuplicates().containsAll(mails);
      assertThat(story.all(TimelineKind.CLOSED)).hasSize(1);
    }

    @Test
    void isForTheTeamAloneOnTheTimeline() throws Exception {
      open("Low");
      addStep();
      migrate("incident", FOR_REAL);

      http.perform(get("/api/tickets/{number}/timeline", story.number()).with(AGENT))
          .andExpect(
              jsonPath("$[?(@.kind=='MODEL_MIGRATED')].text", hasItem(containsString("incident"))));
      http.perform(get("/api/tickets/{number}/timeline", story.number()).with(CUSTOMER))
          .andExpect(jsonPath("$[?(@.kind=='MODEL_MIGRATED')]", empty()));
    }
  }

  @Nested
  class AStepThatIsTakenAway {

    @Test
    void isNamedWhereATicketStandsOnItAndTheTicketStays() throws Exception {
      addStep();
      open("Critical");
      resolve();
      var newest = versionOf("incident", removeStep());

      for (var body : List.of("", FOR_REAL)) {
        migrate("incident", body)
            .andExpect(status().isOk())
            .andExpect(
                jsonPath(
                    "$.tickets[0].obstacle",
                    allOf(
                        containsString("stands on " + STEP),
                        containsString("version " + newest),
                        containsString("work past it first"))));
      }
      assertThat(story.kinds()).doesNotContain(TimelineKind.MODEL_MIGRATED);

      driver.complete(STEP, Map.of("note", "Reviewed"));
      var alarms = driver.armedTimers();
      assertThat(alarms).isNotEmpty();
      migrate("incident", FOR_REAL).andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());
      assertThat(driver.armedTimers()).isEqualTo(alarms);
      driver.passUntil(story.ticket().reopenUntil().orElseThrow().minus(ofMinutes(1)));
      assertThat(story.ticket().settled()).isFalse();
      driver.pass(ofMinutes(1).plusSeconds(1));
      assertThat(story.ticket().settled()).isTrue();
    }

    @Test
    void doesNotKeepATicketThatStandsElsewhere() throws Exception {
      addStep();
      open("Critical");
      var due = deadlines();
      var alarms = driver.armedTimers();
      removeStep();

      migrate("incident", "")
          .andExpect(jsonPath("$.changes[0].gone", contains(STEP)))
          .andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());
      migrate("incident", FOR_REAL).andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());

      assertThat(deadlines()).isEqualTo(due);
      assertThat(driver.armedTimers()).isEqualTo(alarms);
      resolve();
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }
  }

  @Nested
  class ACalledModel {

    @Test
    void isMigratedByItselfAndItsAlarmRingsAtTheSameInstant() throws Exception {
      open("Critical");
      var due = deadlines();
      var alarms = driver.armedTimers();
      edit("first-response-clock", xml -> xml.replace("Warn the team", "Alert the team"));

      migrate("first-response-clock", FOR_REAL)
          .andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());
      migrate("first-response-clock", "").andExpect(jsonPath("$.tickets", empty()));

      assertThat(deadlines()).isEqualTo(due);
      assertThat(driver.armedTimers()).isEqualTo(alarms);
      driver.passUntil(story.received().plus(ofMinutes(44)));
      assertThat(story.kinds()).doesNotContain(TimelineKind.WARNED);
      driver.passUntil(story.received().plus(ofMinutes(45)));
      assertThat(story.all(TimelineKind.WARNED)).hasSize(1);
      driver.passUntil(story.received().plus(ofMinutes(59)));
      assertThat(story.clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.RUNNING);
      driver.passUntil(story.received().plus(ofMinutes(60)));
      assertThat(story.clock(Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.BREACHED);
      assertThat(story.mailsTo("lead@localhost")).hasSize(1);
    }

    @Test
    @Clause("trackforce/agreed")
    void isMigratedWhileAPromisedFixIsWaitedFor() throws Exception {
      open("Critical");
      offer(Map.of("nextStep", "laterFix", "note", "In 5.1", "promisedFor", inAMonth()));
      story.reply("Fine", true);
      edit("solution", xml -> xml.replace("Deliver the promised fix", "Ship the promised fix"));

      migrate("solution", FOR_REAL).andExpect(jsonPath("$.tickets[0].obstacle").doesNotExist());

      driver.complete("Activity_DeliverFix", Map.of("delivered", "yes", "note", "In 5.1"));
      assertThat(story.ticket().status()).isEqualTo(TicketStatus.CLOSED);
    }

    private String inAMonth() {
      return LocalDate.ofInstant(driver.now(), ZoneId.of("Europe/Paris")).plusMonths(1).toString();
    }

    @Test
    void thatHasEndedIsSaidToHave() throws Exception {
      open("Critical");
      resolve();
      edit("first-response-clock", xml -> xml.replace("Warn the team", "Alert the team"));

      migrate("first-response-clock", FOR_REAL)
          .andExpect(jsonPath("$.tickets[0].obstacle", containsString("it has ended")));
      migrate("first-response-clock", "").andExpect(jsonPath("$.tickets", empty()));
    }

    @Test
    void thatVigieHasNotMetIsSaidToBeUnknown() throws Exception {
      open("Critical");

      migrate("incident-work", "{\"tickets\": [\"%s\"]}".formatted(story.number()))
          .andExpect(jsonPath("$.tickets[0].instance").doesNotExist())
          .andExpect(jsonPath("$.tickets[0].obstacle", containsString("its very first task")));
    }
  }

  @Nested
  class TheCall {

    @Test
    void isForManagers() throws Exception {
      for (var other : List.of(CUSTOMER, AGENT)) {
        http.perform(post("/api/models/incident/migration").with(other))
            .andExpect(status().isForbidden());
        http.perform(post("/api/models/deployment").with(other)).andExpect(status().isForbidden());
      }
    }

    @Test
    void namesTheModelsWhereItKnowsNone() throws Exception {
      migrate("incidents", "")
          .andExpect(status().isNotFound())
          .andExpect(
              jsonPath(
                  "$.detail",
                  allOf(containsString("'incidents'"), containsString("incident-work"))));
    }

    @Test
    void refusesATicketThatThereIsNot() throws Exception {
      migrate("incident", "{\"tickets\": [\"VIG-999999\"]}")
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail", containsString("VIG-999999")));
    }

    @Test
    void refusesWhatIsNoNumber() throws Exception {
      migrate("incident", "{\"tickets\": [null]}")
          .andExpect(status().is4xxClientError())
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Test
    void refusesMoreThanItCanDoAtOnce() throws Exception {
      var many = "\"%s\"".formatted(String.join("\", \"", Collections.nCopies(501, "1")));
      migrate("incident", "{\"tickets\": [%s]}".formatted(many))
          .andExpect(status().is4xxClientError())
          .andExpect(jsonPath("$.detail", containsString("more than 500")));
    }

    @Test
    void saysThatATicketIsClosedForGood() throws Exception {
      open("Critical");
      resolve();
      driver.passUntil(story.ticket().reopenUntil().orElseThrow().plusSeconds(1));
      addStep();

      migrate("incident", "{\"dryRun\": false, \"tickets\": [\"%s\"]}".formatted(story.number()))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.tickets[0].obstacle", containsString("closed for good")));
      migrate("incident", "").andExpect(jsonPath("$.tickets", empty()));
    }

    @Test
    void isDescribed() throws Exception {
      http.perform(get("/v3/api-docs").with(MANAGER))
          .andExpect(
              jsonPath("$.paths['/api/models/{model}/migration'].post.description").isNotEmpty())
          .andExpect(jsonPath("$.paths['/api/models/deployment'].post.description").isNotEmpty());
    }
  }

  @Nested
  class AModelWithAMistake {

    @Test
    void isAnsweredWithItsFileAndNothingChanges() throws Exception {
      var before = versionOf("incident", deploy());
      save("incident", xml -> xml.replace("targetRef=\"Activity_CloseTicket\"", "targetRef=\"\""));

      deploy()
          .andExpect(status().isUnprocessableEntity())
          .andExpect(jsonPath("$.detail", containsString("incident.bpmn")));
      migrate("incident", "").andExpect(jsonPath("$.version").value(before));
    }
  }

  private void open(String severity) throws Exception {
    story.open(Requests.trackforce(severity));
  }

  private void resolve() {
    offer(Map.of("nextStep", "resolution", "note", "Please restart"));
    driver.complete("Activity_ObtainAnswer", Map.of("agreement", "yes", "note", ""));
  }

  private void offer(Map<String, Object> solution) {
    story.assess("Critical");
    driver.complete("Activity_WorkOnIncident", solution);
  }

  private List<Instant> deadlines() {
    return story.clocks().stream()
        .flatMap(clock -> Stream.of(clock.warnAt(), clock.dueAt()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<String> mails() {
    return story.mailsTo("alice@acme.example").stream()
        .map(TestMailServer.Received::messageId)
        .toList();
  }

  private String instance() {
    return story.ticket().processInstanceKey().orElseThrow().toString();
  }

  /** Between the work and the closure. */
  private ResultActions addStep() throws Exception {
    return edit(
        "incident",
        xml ->
            xml.replace(
                    "sourceRef=\"Activity_HandleIncident\" targetRef=\"Activity_CloseTicket\" />",
                    """
                    sourceRef="Activity_HandleIncident" targetRef="%1$s" />
                    <bpmn:userTask id="%1$s" name="Review the incident">
                      <bpmn:incoming>Flow_ToCloseTicket</bpmn:incoming>
                      <bpmn:outgoing>Flow_Reviewed</bpmn:outgoing>
                    </bpmn:userTask>
                    <bpmn:sequenceFlow id="Flow_Reviewed" sourceRef="%1$s" targetRef="Activity_CloseTicket" />
                    """
                        .formatted(STEP))
                .replace(
                    "<bpmn:incoming>Flow_ToCloseTicket</bpmn:incoming>\n      <bpmn:outgoing>Flow_ToAfterClosure",
                    "<bpmn:incoming>Flow_Reviewed</bpmn:incoming>\n      <bpmn:outgoing>Flow_ToAfterClosure"));
  }

  private ResultActions removeStep() throws Exception {
    return edit("incident", UnaryOperator.identity());
  }

  private ResultActions edit(String model, UnaryOperator<String> change) throws Exception {
    save(model, change);
    return deploy().andExpect(status().isOk());
  }

  /** Where a designer's Modeler would; user tasks as the test engine can complete them. */
  private static void save(String model, UnaryOperator<String> change) throws IOException {
    var file = model + ".bpmn";
    var xml =
        Files.readString(ModelFiles.ROOT.resolve(file)).replaceAll("<zeebe:userTask\\s*/>", "");
    Files.writeString(folder.resolve(file), change.apply(xml));
  }

  private ResultActions deploy() throws Exception {
    return http.perform(post("/api/models/deployment").with(MANAGER));
  }

  private static int versionOf(String model, ResultActions deployed) throws Exception {
    List<Integer> found =
        JsonPath.read(
            deployed.andReturn().getResponse().getContentAsString(),
            "$[?(@.model=='%s')].version".formatted(model));
    return found.getFirst();
  }

  private ResultActions migrate(String model, String body) throws Exception {
    return http.perform(
        post("/api/models/{model}/migration", model)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(MANAGER));
  }
}
