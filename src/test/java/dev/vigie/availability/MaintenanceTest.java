package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Maintenance is planned, announced and warned of as the agreement says, but never forbidden. */
@VigieTest
class MaintenanceTest {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private Services services;
  @Autowired private Customers customers;
  @Autowired private MaintenancePlans plans;
  @Autowired private TestMailServer mail;
  @Autowired private AvailabilityWords words;

  private final String customer = "customer-" + UUID.randomUUID();
  private final String address = customer + "@example.org";
  private Instant monday;

  @BeforeEach
  void onMonday() {
    monday = driver.startOnMonday("10:00", "Europe/Warsaw");
  }

  @Test
  @Clause({"xtm/3.1.1", "aidi/2.2"})
  void isAnnouncedByMailInTheCustomersLanguageWhenItIsPlanned() throws Exception {
    var xtm = service("xtm", "gold", "fr");
    var planned = plan(xtm, saturday("20:00"), saturday("22:00"), false);

    planned
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.announcements[0].customer").value(customer));
    driver.settle();
    var mails = mailsToUs();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().subject()).contains("Maintenance planifiée", "The service");
    assertThat(mails.getFirst().text())
        .contains("20:00 (Europe/Warsaw)", "Upgrade of the database");
  }

  @Test
  @Clause("xtm/3.1.1")
  void isWarnedOfIfItComesTooSoonOrOutsideTheWindowButPlannedOnConfirmation() throws Exception {
    var xtm = service("xtm", "basic", "en");
    var soon = driver.now().plus(Duration.ofHours(7));
    plan(xtm, soon, soon.plus(Duration.ofHours(1)), false)
        .andExpect(status().isConflict())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.warnings[*].kind").value(hasItem("TOO_LATE")))
        .andExpect(jsonPath("$.warnings[*].kind").value(hasItem("OUTSIDE_WINDOW")))
        .andExpect(jsonPath("$.warnings[0].clause").value("xtm/3.1.1"))
        .andExpect(jsonPath("$.detail").value(containsString("at least 8 h before")));
    assertThat(known(xtm)).isEmpty();

    plan(xtm, soon, soon.plus(Duration.ofHours(1)), true).andExpect(status().isCreated());
    assertThat(known(xtm)).hasSize(1);
  }

  @Test
  @Clause("xtm/3.1.1")
  void isNotWarnedOfEightHoursAheadAndInTheWindow() throws Exception {
    var xtm = service("xtm", "basic", "en");
    var friday = at("Fri", "18:00", WARSAW);
    plan(xtm, friday, friday.plus(Duration.ofHours(54)), false).andExpect(status().isCreated());
    plan(xtm, friday.minusSeconds(1), friday.plusSeconds(3600), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings.length()").value(1))
        .andExpect(jsonPath("$.warnings[0].kind").value("OUTSIDE_WINDOW"));
  }

  @Test
  @Clause("xtm/3.1.1")
  void isWarnedOfASecondTooLate() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var from = saturday("20:00").minus(Duration.ofDays(7));
    var eightHours = from.minus(Duration.ofHours(8));
    planTold(xtm, from, from.plusSeconds(3600), eightHours).andExpect(status().isCreated());
    planTold(xtm, from, from.plusSeconds(3600), eightHours.plusSeconds(1))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings.length()").value(1))
        .andExpect(jsonPath("$.warnings[0].kind").value("TOO_LATE"))
        .andExpect(jsonPath("$.warnings[0].clause").value("xtm/3.1.1"));
  }

  @Test
  @Clause("xtm/3.1.1")
  void isWarnedOfASecondAfterTheWindow() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var midnight = monday.atZone(WARSAW).toLocalDate().plusDays(7).atStartOfDay(WARSAW).toInstant();
    var evening = midnight.minus(Duration.ofHours(2));
    plan(xtm, evening, midnight, false).andExpect(status().isCreated());
    plan(xtm, evening, midnight.plusSeconds(1), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings.length()").value(1))
        .andExpect(jsonPath("$.warnings[0].kind").value("OUTSIDE_WINDOW"))
        .andExpect(jsonPath("$.warnings[0].text").value(containsString(", 18:00 to Mon ")))
        .andExpect(jsonPath("$.warnings[0].text").value(containsString("(Europe/Warsaw)")))
        .andExpect(jsonPath("$.warnings[0].text").value(not(containsString("xtm-maintenance"))));
  }

  @Test
  @Clause("trackforce/maintenance")
  void isWarnedOfASecondBeyondThreeHours() throws Exception {
    var trackforce = service("trackforce", "", "en");
    var first = nextMonth("02:00");
    plan(trackforce, first, first.plus(Duration.ofHours(3)).plusSeconds(1), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings[0].kind").value("TOO_MUCH"))
        .andExpect(jsonPath("$.warnings[0].text").value(containsString("downtime")));
    plan(trackforce, first, first.plus(Duration.ofHours(3)), false).andExpect(status().isCreated());
    // at the same time it is no more
    plan(trackforce, first, first.plus(Duration.ofHours(1)), false).andExpect(status().isCreated());
  }

  @Test
  @Clause("trackforce/maintenance")
  void overTheEndOfAMonthHasThreeHoursInEach() throws Exception {
    var trackforce = service("trackforce", "", "en");
    var midnight = nextMonth("00:00").minus(Duration.ofDays(4));
    var hours = Duration.ofHours(3);
    plan(trackforce, midnight.minus(hours), midnight.plus(hours), false)
        .andExpect(status().isCreated());
    var later = midnight.plus(Duration.ofDays(3));
    plan(trackforce, later, later.plusSeconds(1), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings[0].kind").value("TOO_MUCH"));
  }

  /** Written down when it is over, it was announced to nobody. */
  @ParameterizedTest(name = "{0}: {1}")
  @Clause({"qohash/5.1", "xtm/3.1.1", "aidi/2.2", "offimizer/1.1", "trackforce/maintenance"})
  @CsvSource({
    "qohash, qohash/5.1",
    "xtm, xtm/3.1.1",
    "aidi, aidi/2.2",
    "offimizer, offimizer/1.1",
    "trackforce, trackforce/maintenance"
  })
  void isWarnedOfIfNobodyWasToldBeforeItBegan(String agreement, String clause) throws Exception {
    var service = service(agreement, agreement.equals("xtm") ? "gold" : "", "en");
    var saturday = saturday("20:00").minus(Duration.ofDays(7));
    plan(service, saturday, saturday.plusSeconds(3600), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings.length()").value(1))
        .andExpect(jsonPath("$.warnings[0].kind").value("UNANNOUNCED"))
        .andExpect(jsonPath("$.warnings[0].clause").value(clause))
        .andExpect(jsonPath("$.warnings[0].text").value(containsString("counts as downtime")));

    plan(service, saturday, saturday.plusSeconds(3600), true).andExpect(status().isCreated());
    http.perform(get("/availability/{id}", service.id()).param("lang", "en").with(AGENT))
        .andExpect(
            content().string(containsString("downtime, maintenance that nobody was told of")));
  }

  @Test
  void thatOthersAnnouncedCanBeSaidAfterwardsAndIsKeptWithItsReason() throws Exception {
    var aidi = service("aidi", "", "en");
    var from = driver.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    var told = from.minus(Duration.ofDays(1));
    var id = id(plan(aidi, from, from.plusSeconds(3600), true));
    var change =
        """
        {"plannedFrom": "%s", "plannedTo": "%s", "what": "Upgrade of the database",
         "announcedAt": "%s", "reason": "The letter was found"}
        """;
    for (var at : List.of(told, told.plusSeconds(60))) {
      http.perform(
              put("/api/maintenance/{id}", id)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(change.formatted(from, from.plusSeconds(3600), at))
                  .with(AGENT))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.announcements[0].announcedAt").value(at.toString()));
    }
    http.perform(get("/api/maintenance/{id}", id).with(AGENT))
        .andExpect(jsonPath("$.corrections.length()").value(2))
        .andExpect(jsonPath("$.corrections[1].field").value("announcedAt"))
        .andExpect(jsonPath("$.corrections[1].before").value(told.toString()));
  }

  /** The other has no address, and was told too late. */
  @Test
  @Clause("offimizer/1.1")
  void thatVigieAnnouncedInTimeStaysSoWhenOthersAreSaidToHaveBeenToldLate() throws Exception {
    var mailed = service("offimizer", "", "en");
    var silent =
        services.add(
            customer + "-silent",
            "offimizer",
            new ServiceFacts(
                "Another",
                "",
                ServiceInstance.PRODUCTION,
                Instant.parse("2024-01-01T00:00:00Z"),
                null));
    var from = driver.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    var to = from.plus(Duration.ofHours(1));
    var body =
        body(mailed, from, to, true)
            .replace("\"service\": \"%s\"".formatted(mailed.id()), "\"agreement\": \"offimizer\"");
    var id = id(send(body, UUID.randomUUID().toString()).andExpect(status().isCreated()));
    var mailedAt = plans.announced(List.of(plans.find(id))).get(id).get(customer);
    assertThat(mailedAt).isBefore(from);

    driver.pass(Duration.ofHours(4));
    var late = from.plusSeconds(60);
    tell(id, from, to, late, false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings[*].kind").value(hasItem("UNANNOUNCED")));
    assertThat(plans.announced(List.of(plans.find(id))).get(id))
        .doesNotContainKey(silent.customer());
    tell(id, from, to, late, true).andExpect(status().isOk());

    assertThat(plans.announced(List.of(plans.find(id))).get(id))
        .containsEntry(customer, mailedAt)
        .containsEntry(silent.customer(), late);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | the agreement’s window, which does not open within two weeks (xtm/3.1.1).",
        "fr | le créneau prévu au contrat, qui ne s’ouvre pas dans les deux semaines (xtm/3.1.1)."
      })
  void isWarnedOfAlsoWhereTheWindowDoesNotOpenSoon(String language, String text) {
    var doubt =
        new MaintenanceDoubt(
            MaintenanceDoubt.Kind.OUTSIDE_WINDOW, null, null, List.of(), false, "xtm/3.1.1");

    assertThat(words.in(Locale.of(language), WARSAW).doubt(doubt)).endsWith(text);
  }

  @Test
  @Clause("trackforce/maintenance")
  void isWarnedOfBeyondThreeHoursInACalendarMonth() throws Exception {
    var trackforce = service("trackforce", "", "en");
    var first = nextMonth("02:00");
    plan(trackforce, first, first.plus(Duration.ofHours(2)), false).andExpect(status().isCreated());
    var second = first.plus(Duration.ofDays(7));
    plan(trackforce, second, second.plus(Duration.ofHours(1)), false)
        .andExpect(status().isCreated());
    plan(trackforce, second.plus(Duration.ofDays(1)), second.plus(Duration.ofHours(25)), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings[0].kind").value("TOO_MUCH"))
        .andExpect(jsonPath("$.warnings[0].clause").value("trackforce/maintenance"));
    var monthAfter = first.plus(Duration.ofDays(35));
    plan(trackforce, monthAfter, monthAfter.plus(Duration.ofHours(3)), false)
        .andExpect(status().isCreated());
  }

  @Test
  void isWarnedOfIfNobodyCanBeTold() throws Exception {
    var silent = addService("trackforce", "");
    var from = nextMonth("02:00");
    plan(silent, from, from.plus(Duration.ofHours(1)), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.warnings[0].kind").value("NO_ADDRESS"))
        .andExpect(jsonPath("$.detail").value(containsString(customer)));
  }

  @Test
  void thatIsMovedIsAnnouncedAgainAndWhatWasPlannedBeforeIsKept() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var id = id(plan(xtm, saturday("20:00"), saturday("22:00"), false));
    change(id, saturday("21:00"), saturday("23:00"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.corrections[*].field").value(hasItem("plannedFrom")))
        .andExpect(jsonPath("$.corrections[0].before").value(saturday("20:00").toString()))
        .andExpect(jsonPath("$.corrections[0].who").value("agent"))
        .andExpect(jsonPath("$.corrections[0].reason").value("The vendor is late"));
    change(id, saturday("21:00"), saturday("23:00")).andExpect(status().isOk());
    driver.settle();

    assertThat(mailsToUs())
        .extracting(TestMailServer.Received::subject)
        .containsExactly(
            "Planned maintenance: The service", "Planned maintenance, new time: The service");
  }

  @Test
  void thatIsCancelledIsToldOnceAndLeavesNothingOut() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var id = id(plan(xtm, saturday("20:00"), saturday("22:00"), false));
    for (var twice = 0; twice < 2; twice++) {
      http.perform(
              post("/api/maintenance/{id}/cancellation", id)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"reason\": \"Not needed\"}")
                  .with(AGENT))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.cancelledAt").exists());
    }
    driver.settle();

    assertThat(mailsToUs()).hasSize(2);
    assertThat(mailsToUs().getLast().subject()).isEqualTo("Maintenance cancelled: The service");
  }

  @Test
  void isPlannedOnceForTheSameKey() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var key = UUID.randomUUID().toString();
    var body = body(xtm, saturday("20:00"), saturday("22:00"), false);
    var first = id(send(body, key).andExpect(status().isCreated()));
    var second = id(send(body, key).andExpect(status().isCreated()));
    assertThat(second).isEqualTo(first);
    send(body.replace("Upgrade", "Downgrade"), key).andExpect(status().isUnprocessableEntity());
    driver.settle();

    assertThat(mailsToUs()).hasSize(1);
  }

  @Test
  @Clause("aidi/2.2")
  void thatOthersAnnouncedIsWrittenDownWithoutAMail() throws Exception {
    var aidi = service("aidi", "", "en");
    var from = driver.now().minus(Duration.ofDays(2));
    var body =
        body(aidi, from, from.plus(Duration.ofHours(1)), false)
            .replace(
                "\"confirm\"",
                "\"announcedAt\": \"%s\", \"confirm\"".formatted(from.minusSeconds(60)));
    send(body, UUID.randomUUID().toString())
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.announcements.length()").value(1));
    driver.settle();

    assertThat(mailsToUs()).isEmpty();
  }

  @Test
  void isPlannedOnThePageWhichWarnsAndKeepsWhatWasWritten() throws Exception {
    var xtm = service("xtm", "gold", "en");
    var form = UUID.randomUUID().toString();
    http.perform(form(xtm, form, false))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("at least 8 h before it begins (xtm/3.1.1)")))
        .andExpect(content().string(containsString("Upgrade of the database")))
        .andExpect(content().string(containsString(form)));
    http.perform(form(xtm, form, true))
        .andExpect(flash().attribute("done", "availability.maintenance.done"));

    assertThat(known(xtm)).hasSize(1);
    http.perform(get("/availability/{id}", xtm.id()).param("lang", "en").with(AGENT))
        .andExpect(content().string(containsString("Upgrade of the database")))
        .andExpect(content().string(containsString("announced ")));
  }

  @Test
  void ofAllServicesUnderAnAgreementIsToldToEachCustomerWithoutNamingOthers() throws Exception {
    var one = service("offimizer", "", "en");
    var from = nextMonth("03:00");
    var body =
        body(one, from, from.plus(Duration.ofHours(1)), true)
            .replace("\"service\": \"%s\"".formatted(one.id()), "\"agreement\": \"offimizer\"");
    var id = id(send(body, UUID.randomUUID().toString()).andExpect(status().isCreated()));
    driver.settle();

    assertThat(mailsToUs()).hasSize(1);
    assertThat(plans.announced(List.of(plans.find(id))).get(id)).containsKey(customer);
  }

  private RequestBuilder form(MeasuredService service, String form, boolean confirm) {
    var soon = LocalDateTime.ofInstant(driver.now().plus(Duration.ofHours(2)), WARSAW).withNano(0);
    var made =
        post("/availability/{id}/maintenance", service.id())
            .param("form", form)
            .param("plannedFrom", soon.toString())
            .param("plannedTo", soon.plusHours(1).toString())
            .param("what", "Upgrade of the database")
            .param("announcedAt", "")
            .param("lang", "en")
            .with(AGENT);
    return confirm ? made.param("confirm", "true") : made;
  }

  private MeasuredService service(String agreement, String plan, String language) {
    customers.put(
        customer,
        new CustomerStanding(
            true,
            true,
            List.of(),
            Map.of(),
            null,
            agreement,
            null,
            List.of(),
            language,
            List.of(address)));
    return addService(agreement, plan);
  }

  private MeasuredService addService(String agreement, String plan) {
    return services.add(
        customer,
        agreement,
        new ServiceFacts(
            "The service",
            plan,
            ServiceInstance.PRODUCTION,
            Instant.parse("2024-01-01T00:00:00Z"),
            null));
  }

  private ResultActions plan(MeasuredService service, Instant from, Instant to, boolean confirm)
      throws Exception {
    return send(body(service, from, to, confirm), UUID.randomUUID().toString());
  }

  private ResultActions planTold(
      MeasuredService service, Instant from, Instant to, Instant announcedAt) throws Exception {
    var body =
        body(service, from, to, false)
            .replace("\"confirm\"", "\"announcedAt\": \"%s\", \"confirm\"".formatted(announcedAt));
    return send(body, UUID.randomUUID().toString());
  }

  private ResultActions send(String body, String key) throws Exception {
    return http.perform(
        post("/api/maintenance")
            .header("Idempotency-Key", key)
            .param("lang", "en")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(AGENT));
  }

  private ResultActions change(String id, Instant from, Instant to) throws Exception {
    return http.perform(
        put("/api/maintenance/{id}", id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"plannedFrom": "%s", "plannedTo": "%s", "what": "Upgrade of the database",
                 "reason": "The vendor is late"}
                """
                    .formatted(from, to))
            .with(AGENT));
  }

  private ResultActions tell(
      String id, Instant from, Instant to, Instant announcedAt, boolean confirm) throws Exception {
    return http.perform(
        put("/api/maintenance/{id}", id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"plannedFrom": "%s", "plannedTo": "%s", "what": "Upgrade of the database",
                 "announcedAt": "%s", "confirm": %s, "reason": "A letter was found"}
                """
                    .formatted(from, to, announcedAt, confirm))
            .with(AGENT));
  }

  private static String body(MeasuredService service, Instant from, Instant to, boolean confirm) {
    return """
        {"service": "%s", "plannedFrom": "%s", "plannedTo": "%s",
         "what": "Upgrade of the database", "confirm": %s}
        """
        .formatted(service.id(), from, to, confirm);
  }

  private static String id(ResultActions answered) throws Exception {
    return JsonPath.read(answered.andReturn().getResponse().getContentAsString(), "$.id");
  }

  private List<Maintenance> known(MeasuredService service) {
    return plans
        .page(Optional.of(service), null, Visibility.everything(), PageRequest.of(0, 10))
        .getContent();
  }

  private List<TestMailServer.Received> mailsToUs() {
    return mail.received().stream().filter(one -> one.to().equals(address)).toList();
  }

  private Instant saturday(String time) {
    return at("Sat", time, WARSAW);
  }

  private Instant at(String day, String time, ZoneId zone) {
    var days = day.equals("Fri") ? 4 : 5;
    return monday
        .atZone(zone)
        .toLocalDate()
        .plusDays(days)
        .atTime(LocalTime.parse(time))
        .atZone(zone)
        .toInstant();
  }

  private Instant nextMonth(String time) {
    return monday
        .atZone(PARIS)
        .toLocalDate()
        .withDayOfMonth(1)
        .plusMonths(1)
        .plusDays(4)
        .atTime(LocalTime.parse(time))
        .atZone(PARIS)
        .toInstant();
  }
}
