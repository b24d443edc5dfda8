package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.agreement.ServiceInstance;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Which outages tickets tell of: from the customer's notice until it works again. */
@VigieTest
class TicketOutagesTest {

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private Services services;
  @Autowired private Outages outages;
  @Autowired private TicketOutages ofTickets;

  private final String customer = "acme";
  private final String name = "GuardTek " + UUID.randomUUID();

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @AfterEach
  void letTheEngineBegin() {
    driver.settle();
  }

  @Test
  @Clause("xtm/4.10")
  void ofPriorityOneOfGoldCountsByItselfFromTheReceiptUntilTheSolution() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "1");
    assertThat(told()).as("nobody has confirmed it yet").isEmpty();

    story.assess("1");
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().state()).isEqualTo(Outage.State.COUNTED);
    assertThat(told().getFirst().startedAt()).isEqualTo(story.received());
    assertThat(told().getFirst().noticedAt()).contains(story.received());
    assertThat(told().getFirst().endedAt()).isEmpty();

    driver.pass(Duration.ofMinutes(40));
    driver.completeOf(
        story.number(),
        "Activity_WorkOnIncident",
        Map.of("nextStep", "workaround", "note", "Use the other node"));
    var restored = story.last(TimelineKind.WORKAROUND_OFFERED);
    driver.pass(Duration.ofHours(5));
    story.reply("It works", true);

    assertThat(told().getFirst().endedAt())
        .as("it worked since it was offered, not since the customer said so")
        .contains(restored);
  }

  @Test
  @Clause("xtm/4.10")
  void ofAPriorityThatTurnsOutLowerEndsThere() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "1");
    story.assess("1");
    driver.pass(Duration.ofMinutes(30));
    story.changeSeverity("3");

    assertThat(told().getFirst().state()).isEqualTo(Outage.State.COUNTED);
    assertThat(told().getFirst().endedAt()).contains(story.last(TimelineKind.SEVERITY_CHANGED));
  }

  @Test
  @Clause("xtm/4.10")
  void ofAPriorityThatIsRaisedAgainIsAnotherOne() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "1");
    story.assess("1");
    story.changeSeverity("3");
    driver.pass(Duration.ofMinutes(30));
    story.changeSeverity("1");

    assertThat(told()).hasSize(2);
    assertThat(told().getLast().startedAt()).isEqualTo(story.last(TimelineKind.SEVERITY_CHANGED));
    assertThat(told().getLast().endedAt()).isEmpty();
  }

  @Test
  @Clause("xtm/4.10")
  void ofAPriorityThatIsRaisedBeginsThere() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "3");
    story.assess("3");
    driver.pass(Duration.ofDays(3));
    story.changeSeverity("1");

    assertThat(told().getFirst().state()).isEqualTo(Outage.State.COUNTED);
    assertThat(told().getFirst().startedAt())
        .as("until then it could be used")
        .isEqualTo(story.last(TimelineKind.SEVERITY_CHANGED));
  }

  @Test
  @Clause("xtm/4.10")
  void ofAPriorityThatTheTeamFindsHigherThanTheCustomerDidBeginsWithTheReceipt() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "3");
    story.assess("1");

    assertThat(told().getFirst().startedAt()).isEqualTo(story.received());
  }

  @Test
  @Clause("trackforce/agreed")
  void thatIsRecordedAfterwardsEndsWithThePromisedFixAndNotWithItsOffer() throws Exception {
    var service = add("trackforce", "");
    open("trackforce", "", "Important");
    story.assess("Important");
    driver.completeOf(
        story.number(),
        "Activity_WorkOnIncident",
        Map.of(
            "nextStep",
            "laterFix",
            "note",
            "The next release has it",
            "promisedFor",
            LocalDate.ofInstant(driver.now(), ZoneId.of("Europe/Paris")).plusDays(10).toString()));
    story.reply("We can live with that", true);
    driver.pass(Duration.ofDays(3));
    driver.completeOf(
        story.number(), "Activity_DeliverFix", Map.of("delivered", "yes", "note", "It is there"));
    http.perform(
        post("/tickets/{number}/outage", story.number())
            .param("service", service.id())
            .with(httpBasic("agent", "agent")));

    assertThat(told().getFirst().endedAt()).contains(story.last(TimelineKind.RESOLVED));
  }

  @Test
  @Clause("trackforce/availability")
  void isProposedToAPersonWhereTheAgreementDoesNotSay() throws Exception {
    var service = add("trackforce", "");
    open("trackforce", "", "Critical");
    story.assess("Critical");

    assertThat(told().getFirst().state()).isEqualTo(Outage.State.PROPOSED);
    assertThat(page("agent")).contains("This severity may be an outage", "to be decided", name);
    assertThat(page("customer")).doesNotContain("to be decided");
    assertThat(servicePage(service, "customer")).contains("None is known.");
    assertThat(servicePage(service, "agent")).contains("It counts", "Not an outage");

    decide("COUNTED");
    assertThat(told().getFirst().state()).isEqualTo(Outage.State.COUNTED);
    assertThat(servicePage(service, "customer")).contains("Decided on the page", "downtime");
    assertThat(page("customer")).contains(name, "counts");
  }

  @Test
  void thatWasProposedIsTakenBackWithItsSeverity() throws Exception {
    add("trackforce", "");
    open("trackforce", "", "Critical");
    story.assess("Critical");
    story.changeSeverity("Low");

    assertThat(told().getFirst().state()).isEqualTo(Outage.State.DISMISSED);
  }

  @Test
  void isRecordedByAnAgentOnThePageOfTheTicketOnce() throws Exception {
    var service = add("trackforce", "");
    open("trackforce", "", "Important");
    assertThat(page("agent")).contains("Record an outage", name);
    assertThat(page("customer")).doesNotContain("Record an outage");

    for (var twice = 0; twice < 2; twice++) {
      http.perform(
              post("/tickets/{number}/outage", story.number())
                  .param("service", service.id())
                  .with(httpBasic("agent", "agent")))
          .andExpect(flash().attribute("done", "availability.outage.done"));
    }

    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().startedAt()).isEqualTo(story.received());
    assertThat(told().getFirst().reportedBy()).isEqualTo("agent");
  }

  @Test
  void isNoneOfAServiceOfSomebodyElse() throws Exception {
    open("trackforce", "", "Important");
    var others =
        services.add(
            "globex",
            "trackforce",
            new ServiceFacts(
                name,
                "",
                ServiceInstance.PRODUCTION,
                Instant.EPOCH.plus(Duration.ofDays(20_000)),
                null));
    http.perform(
            post("/tickets/{number}/outage", story.number())
                .param("service", others.id())
                .with(httpBasic("agent", "agent")))
        .andExpect(status().isBadRequest());

    assertThat(told()).isEmpty();
  }

  @Test
  @Clause("xtm/4.10")
  void ofAReopenedTicketIsAnotherOne() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "1");
    story.assess("1");
    story.work("resolution", "Restarted");
    story.reply("It works", true);
    driver.pass(Duration.ofHours(3));
    story.reply("It is down again");

    assertThat(told()).hasSize(2);
    assertThat(told().getLast().startedAt()).isEqualTo(story.last(TimelineKind.REOPENED));
    assertThat(told().getLast().endedAt()).isEmpty();
  }

  @Test
  void endsWithAWithdrawal() throws Exception {
    add("xtm", "gold");
    open("xtm", "gold", "1");
    story.assess("1");
    story.withdraw("Solved by ourselves");

    assertThat(told().getFirst().endedAt()).contains(story.last(TimelineKind.WITHDRAWN));
  }

  private MeasuredService add(String agreement, String plan) {
    return services.add(
        customer,
        agreement,
        new ServiceFacts(
            name, plan, ServiceInstance.PRODUCTION, Instant.parse("2024-01-01T00:00:00Z"), null));
  }

  private void open(String agreement, String plan, String severity) throws Exception {
    story.open(Requests.of(agreement, plan, severity).replace("\"GuardTek\"", "\"" + name + "\""));
  }

  private List<Outage> told() {
    return ofTickets.of(story.ticket());
  }

  private void decide(String state) throws Exception {
    http.perform(
            post("/availability/outages/{id}", told().getFirst().id())
                .param("state", state)
                .param("reason", "Decided on the page")
                .with(httpBasic("agent", "agent")))
        .andExpect(flash().attribute("done", "availability.corrected"));
  }

  private String page(String who) throws Exception {
    return read("/tickets/" + story.number(), who);
  }

  private String servicePage(MeasuredService service, String who) throws Exception {
    return read("/availability/" + service.id(), who);
  }

  private String read(String path, String who) throws Exception {
    return http.perform(get(path).param("lang", "en").with(httpBasic(who, who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
