package dev.vigie.agreement;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.VigieTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A sixth agreement goes live by two files in a folder: the example of the README, put there while
 * the application runs, then edited.
 */
@VigieTest
class OwnAgreementTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final Path EXAMPLE = Path.of("src/test/resources/own-agreement");
  private static final String TABLE = "helios.dmn";

  private static final String MEASURED_IN_WARSAW =
      """
        <decision id="helios-availability" name="Helios availability">
          <decisionTable id="DecisionTable_Availability" hitPolicy="FIRST">
            <input id="Input_Instance" label="Instance">
              <inputExpression id="InputExpression_Instance" typeRef="string">
                <text>instance</text>
              </inputExpression>
            </input>
            <output id="Output_Promised" name="promised" typeRef="string" />
            <output id="Output_Period" name="period" typeRef="string" />
            <output id="Output_Calendar_Availability" name="calendar" typeRef="string" />
            <output id="Output_From" name="from" typeRef="string" />
            <output id="Output_Clauses_Availability" name="clauses" typeRef="string" />
            <rule id="Rule_Any">
              <inputEntry id="UnaryTests_Any">
                <text></text>
              </inputEntry>
              <outputEntry id="Expression_Promised">
                <text>"99 %"</text>
              </outputEntry>
              <outputEntry id="Expression_Period">
                <text>"calendar month"</text>
              </outputEntry>
              <outputEntry id="Expression_Calendar">
                <text>"24x7-warsaw"</text>
              </outputEntry>
              <outputEntry id="Expression_From">
                <text>"start"</text>
              </outputEntry>
              <outputEntry id="Expression_Clauses">
                <text>"helios/5"</text>
              </outputEntry>
            </rule>
          </decisionTable>
        </decision>
      """;

  @TempDir private static Path folder;

  @Autowired private MockMvc http;
  @Autowired private EngineDriver driver;
  @Autowired private DesignWatch watch;

  @DynamicPropertySource
  static void ownFolder(DynamicPropertyRegistry properties) {
    properties.add("vigie.calendars.location", folder::toString);
    properties.add("vigie.agreements.location", folder::toString);
  }

  @BeforeEach
  void putTheFilesThere() throws Exception {
    Files.copy(
        EXAMPLE.resolve("helios-osaka.yaml"),
        folder.resolve("helios-osaka.yaml"),
        REPLACE_EXISTING);
    write(Files.readString(EXAMPLE.resolve(TABLE)));
    reload().andExpect(status().isOk());
  }

  @AfterEach
  void settle() {
    driver.settle();
  }

  @Test
  void countsItsDeadlinesOnItsOwnCalendar() throws Exception {
    var ticket = open("premium", "high");
    var received = Instant.parse(JsonPath.read(ticket, "$.receivedAt"));

    http.perform(
            get("/api/deadlines")
                .param("calendar", "helios-osaka")
                .param("start", received.toString())
                .param("term", "PT8H")
                .with(CUSTOMER))
        .andExpect(jsonPath("$.dueAt").value(dueAt(ticket, "RESOLUTION").toString()));
    assertThat(dueAt(ticket, "RESOLUTION").atZone(ZoneId.of("Asia/Tokyo")).getHour())
        .isBetween(9, 18);
    assertThat(read(ticket, "RESOLUTION", "clause")).containsExactly("helios/2.3");
  }

  @Test
  void asksForOneOfItsPlans() throws Exception {
    opened("gold", "high")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("premium, standard")));
  }

  @Test
  void isTakenOverWithoutAsking() throws Exception {
    write(table().replace("\"PT1H\"", "\"PT45M\""));

    await()
        .untilAsserted(
            () ->
                http.perform(get("/api/agreements/helios").with(CUSTOMER))
                    .andExpect(jsonPath("$..promises[*].target", hasItem("PT45M"))));
  }

  @Test
  void withAMistakeIsRefusedWithTableRowAndRemedyAndTheOneBeforeCounts() throws Exception {
    write(table().replace("\"PT8H\"", "\"eight hours\""));

    reload()
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("helios.dmn, row premium high")))
        .andExpect(jsonPath("$.detail", containsString("eight hours")))
        .andExpect(jsonPath("$.detail", containsString("PT2H")));
    assertThat(read(open("premium", "high"), "RESOLUTION", "target")).containsExactly("PT8H");
    await().until(() -> watch.health().getStatus().equals(Status.DOWN));
    assertThat(watch.health().getDetails().get("mistake").toString()).contains("eight hours");

    write(table().replace("\"eight hours\"", "\"PT9H\""));
    await().until(() -> watch.health().getStatus().equals(Status.UP));
  }

  @Test
  void isInOrderAgainWhenItsFolderIsBack() throws Exception {
    await().until(() -> watch.health().getStatus().equals(Status.UP));
    var elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, elsewhere);
    await().until(() -> watch.health().getStatus().equals(Status.DOWN));

    Files.move(elsewhere, folder);

    await().until(() -> watch.health().getStatus().equals(Status.UP));
  }

  @Test
  void hasOneZoneWhicheverCalendarsItNames() throws Exception {
    write(
        table()
            .replaceFirst("\"helios-osaka\"", "\"24x7-paris\"")
            .replace("  <dmndi:DMNDI>", MEASURED_IN_WARSAW + "  <dmndi:DMNDI>"));
    reload().andExpect(status().isOk());
    var service = service();
    var month = YearMonth.from(driver.now().atZone(ZoneOffset.UTC)).minusMonths(1);

    http.perform(
            get("/api/reports/sla")
                .param("from", month.atDay(1).toString())
                .param("to", month.atEndOfMonth().toString())
                .param("agreement", "helios")
                .with(MANAGER))
        .andExpect(jsonPath("$.zone").value("Asia/Tokyo"));
    http.perform(get("/api/availability").param("service", service).with(MANAGER))
        .andExpect(jsonPath("$[0].calendar").value("24x7-warsaw"))
        .andExpect(jsonPath("$[0].zone").value("Asia/Tokyo"));
    http.perform(get(statement(month)).with(MANAGER))
        .andExpect(content().string(containsString("Asia/Tokyo")));
  }

  @Test
  void keepsTheCalendarThatTicketsCountOn() throws Exception {
    Files.delete(folder.resolve("helios-osaka.yaml"));
    Files.delete(folder.resolve(TABLE));

    reload()
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("helios-osaka")));
  }

  @Test
  void mayBeReloadedByManagersOnly() throws Exception {
    http.perform(post("/api/agreements/reload").with(AGENT)).andExpect(status().isForbidden());
  }

  @Test
  void leavesOpenTicketsTheirTerms() throws Exception {
    var before = number(open("premium", "high"));
    edit();

    assertThat(read(ticket(before), "RESOLUTION", "target")).containsExactly("PT8H");
    assertThat(read(open("premium", "high"), "RESOLUTION", "target")).containsExactly("PT4H");
  }

  @Test
  void showsWhatAMigrationWouldChangeAndChangesNothing() throws Exception {
    var ticket = open("premium", "high");
    edit();

    migrate("{\"tickets\": [\"%s\"]}".formatted(number(ticket)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.dryRun").value(true))
        .andExpect(jsonPath("$.tickets[0].changes[*].objective").value("RESOLUTION"))
        .andExpect(jsonPath("$.tickets[0].changes[0].before.target").value("PT8H"))
        .andExpect(
            jsonPath("$.tickets[0].changes[0].before.dueAt")
                .value(dueAt(ticket, "RESOLUTION").toString()))
        .andExpect(jsonPath("$.tickets[0].changes[0].after.target").value("PT4H"));
    assertThat(read(ticket(number(ticket)), "RESOLUTION", "target")).containsExactly("PT8H");
    assertThat(timeline(number(ticket))).doesNotContain("TERMS_MIGRATED");
  }

  @Test
  void migratesTicketsThatAreNamedOnly() throws Exception {
    migrate("{\"tickets\": [null]}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail", containsString("no null")));
  }

  @Test
  void migratesOpenTicketsOnceAndWritesItOnTheirTimeline() throws Exception {
    var ticket = number(open("premium", "high"));
    driver.settle();
    edit();

    for (var time = 0; time < 2; time++) {
      migrate("{\"dryRun\": false}").andExpect(status().isOk());
      driver.settle();
    }

    assertThat(read(ticket(ticket), "RESOLUTION", "target")).containsExactly("PT4H");
    assertThat(timeline(ticket)).containsOnlyOnce("TERMS_MIGRATED");
  }

  @Test
  void leavesATicketWhoseSeverityIsGoneAsItIs() throws Exception {
    var ticket = number(open("standard", "low"));
    write(table().replace("\"low\"", "\"minor\""));
    reload().andExpect(status().isOk());

    migrate("{\"tickets\": [\"%s\"], \"dryRun\": false}".formatted(ticket))
        .andExpect(jsonPath("$.tickets[0].obstacle", containsString("severity low")));
    assertThat(timeline(ticket)).doesNotContain("TERMS_MIGRATED");
  }

  private void edit() throws Exception {
    write(table().replace("\"PT8H\"", "\"PT4H\""));
    reload().andExpect(status().isOk());
  }

  private String service() throws Exception {
    var body =
        """
        {"customer": "acme", "agreement": "helios", "plan": "premium", "name": "Line 3",
         "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
        """;
    var added =
        http.perform(
                post("/api/services")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .with(AGENT))
            .andExpect(status().isCreated());
    return JsonPath.read(added.andReturn().getResponse().getContentAsString(), "$.id");
  }

  private String statement(YearMonth month) throws Exception {
    return http.perform(
            post("/statements")
                .param("customer", "acme")
                .param("agreement", "helios")
                .param("month", month.toString())
                .with(MANAGER)
                .with(csrf()))
        .andExpect(status().isFound())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  private static String table() throws IOException {
    return Files.readString(folder.resolve(TABLE));
  }

  private static void write(String table) throws IOException {
    Files.writeString(folder.resolve(TABLE), table);
  }

  private ResultActions reload() throws Exception {
    return http.perform(post("/api/agreements/reload").with(MANAGER));
  }

  private ResultActions migrate(String body) throws Exception {
    return http.perform(
        post("/api/agreements/helios/migration")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(MANAGER));
  }

  private String open(String plan, String severity) throws Exception {
    return opened(plan, severity)
        .andExpect(status().isCreated())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private ResultActions opened(String plan, String severity) throws Exception {
    var body =
        """
        {"agreement": "helios", "plan": "%s", "severity": "%s", "customer": "acme",
         "contact": {"name": "Alice Martin", "email": "alice@acme.example", "language": "en"},
         "service": "Line 3", "type": "incident", "subject": "The line stands still",
         "description": "Since the morning shift."}
        """
            .formatted(plan, severity);
    return http.perform(
        post("/api/tickets").contentType(MediaType.APPLICATION_JSON).content(body).with(CUSTOMER));
  }

  private String ticket(String number) throws Exception {
    return http.perform(get("/api/tickets/{number}", number).with(CUSTOMER))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private List<String> timeline(String number) throws Exception {
    var answer = http.perform(get("/api/tickets/{number}/timeline", number).with(CUSTOMER));
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$[*].kind");
  }

  private static String number(String ticket) {
    return JsonPath.read(ticket, "$.number");
  }

  private static Instant dueAt(String ticket, String objective) {
    return Instant.parse(read(ticket, objective, "dueAt").getFirst());
  }

  private static List<String> read(String ticket, String objective, String field) {
    return JsonPath.read(ticket, "$.clocks[?(@.objective=='%s')].%s".formatted(objective, field));
  }
}
