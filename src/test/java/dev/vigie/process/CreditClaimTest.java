package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.credit.Claims;
import dev.vigie.credit.GrantedClaim;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.ServiceStory;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A claim for a credit, from its receipt to the decision. */
@VigieTest
class CreditClaimTest {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final String APPROVE = "Activity_ApproveCredit";

  @Autowired private EngineDriver driver;
  @Autowired private TestMailServer mail;
  @Autowired private MockMvc http;
  @Autowired private Claims claims;

  private final String email = "bea-" + UUID.randomUUID() + "@acme.example";
  private Instant tuesday;
  private ServiceStory service;

  @BeforeEach
  void onTuesday() throws Exception {
    driver.startOnMonday("10:00", "America/Toronto");
    driver.pass(ofDays(1)); // the Monday may be a holiday
    tuesday = driver.now();
    service = ServiceStory.of(http, "qohash", "");
    service.costs("1000.00", "CAD");
  }

  @Test
  @Clause("qohash/5.2")
  void forAnOutageOverAnHourIsApprovedByAManagerWithItsArithmetic() throws Exception {
    var claim = claim(outage(ofHours(3), ofHours(3).minus(ofMinutes(61))));
    driver.settle();
    assertThat(answer(claim, "$.state")).isEqualTo("ENTITLED");
    assertThat(mails()).hasSize(1); // its receipt

    driver.complete(APPROVE, Map.of("decision", "approve", "note", ""));

    assertThat(answer(claim, "$.state")).isEqualTo("GRANTED");
    assertThat(answer(claim, "$.clause")).isEqualTo("qohash/5.2");
    assertThat(JsonPath.<Double>read(body(claim), "$.amount")).isEqualTo(100.0);
    assertThat(JsonPath.<List<String>>read(body(claim), "$.arithmetic"))
        .first()
        .asString()
        .contains("1 h 1 min");
    assertThat(mails().getLast().subject()).contains("Your credit");
    assertThat(mails().getLast().text()).contains("CA$100.00", "2 × 30 min", "qohash/5.2");
    http.perform(get("/claims/credits.csv").param("month", month()).with(MANAGER))
        .andExpect(content().string(containsString("100.00,CAD,qohash/5.2")));
  }

  @Test
  void standsOnOneStatementWithTheAvailabilityOfTheService() throws Exception {
    claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    driver.complete(APPROVE, Map.of("decision", "approve"));
    var month = YearMonth.parse(month());
    driver.passUntil(month.plusMonths(1).atDay(2).atTime(10, 0).atZone(TORONTO).toInstant());

    var draft = statement(month);
    http.perform(get(draft).param("lang", "en").with(MANAGER))
        .andExpect(content().string(containsString("Availability of the services")))
        .andExpect(content().string(containsString("120\u00a0min")))
        .andExpect(content().string(containsString("CA$200.00")));
    http.perform(post(draft + "/approval").param("contents", contents(draft)).with(MANAGER))
        .andExpect(status().is3xxRedirection());
    driver.passUntil(month.plusMonths(2).atDay(2).atTime(10, 0).atZone(TORONTO).toInstant());

    http.perform(get(draft).param("lang", "fr").with(CUSTOMER))
        .andExpect(content().string(containsString("200,00")));
    http.perform(get(statement(month.plusMonths(1))).param("lang", "en").with(MANAGER))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("CA$200.00"))));
  }

  /** As the button of the page carries it along. */
  private String contents(String draft) throws Exception {
    var page =
        http.perform(get(draft).with(MANAGER)).andReturn().getResponse().getContentAsString();
    return Jsoup.parse(page).select("input[name=contents]").attr("value");
  }

  private String statement(YearMonth month) throws Exception {
    return http.perform(
            post("/statements")
                .param("customer", "acme")
                .param("agreement", "qohash")
                .param("month", month.toString())
                .with(MANAGER))
        .andExpect(status().is3xxRedirection())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  @Test
  @Clause("qohash/5.2")
  void forAnOutageOfAnHourIsRefusedWithItsClause() throws Exception {
    var claim = claim(outage(ofHours(3), ofHours(2)));
    driver.settle();

    assertThat(answer(claim, "$.refusal")).isEqualTo("TOO_SHORT");
    assertThat(mails().getLast().text()).contains("did not last long enough", "qohash/5.2");
    assertThat(driver.openTaskElements()).doesNotContain(APPROVE);
  }

  @Test
  @Clause("qohash/5.3")
  void isInTimeUntilTwentyFourHoursOfCoverageAreOverToTheMillisecond() throws Exception {
    var outage = outage(ofHours(5), ofHours(3)); // over at seven, before the desk opens
    var latest = at(2, "14:00"); // nine hours of Tuesday and Wednesday, six of Thursday
    driver.pass(ofDays(3));

    var late = claimInWriting(outage, latest.plusMillis(1));
    assertThat(answer(late, "$.refusal")).isEqualTo("TOO_LATE");
    assertThat(answer(late, "$.clause")).isEqualTo("qohash/5.3");
    assertThat(answer(claimInWriting(outage, latest), "$.state")).isEqualTo("ENTITLED");
    driver.complete(APPROVE, Map.of("decision", "approve"));
  }

  @Test
  void isOneHoweverOftenAnOutageIsClaimedFor() throws Exception {
    var outage = outage(ofHours(5), ofHours(3));
    var first = claim(outage);
    driver.settle();
    assertThat(claim(outage)).isEqualTo(first);

    driver.complete(APPROVE, Map.of("decision", "approve", "note", "Sorry"));

    assertThat(claim(outage)).isEqualTo(first);
    assertThat(answer(first, "$.state")).isEqualTo("GRANTED");
  }

  @Test
  @Clause("qohash/5.2")
  void countsTheDowntimeOfSeveralReportsOnceAndWhole() throws Exception {
    var one = outage(ofHours(5), ofHours(5).minus(ofMinutes(50)));
    var other = outage(ofHours(5).minus(ofMinutes(20)), ofHours(5).minus(ofMinutes(100)));
    var first = claim(one);
    driver.settle();
    var second = claim(other);
    driver.settle();
    assertThat(JsonPath.<Double>read(body(first), "$.amount")).isEqualTo(150.0); // 100 min
    assertThat(answer(second, "$.awaited")).isEqualTo("OTHER_CLAIM");

    driver.complete(APPROVE, Map.of("decision", "approve"));
    driver.pass(ofHours(1).plusSeconds(5));
    assertThat(answer(second, "$.refusal")).isEqualTo("CREDITED_BEFORE");
  }

  @Test
  @Clause("qohash/5.2")
  void ofOneDayIsGrantedOnceThoughAnotherOutageWasLonger() throws Exception {
    var longer = outage(ofHours(4), ofHours(1));
    var first = claim(outage(ofHours(8), ofHours(6)));
    driver.settle();
    driver.complete(APPROVE, Map.of("decision", "approve"));
    var second = claim(longer);
    driver.settle();

    assertThat(answer(first, "$.state")).isEqualTo("GRANTED");
    assertThat(answer(second, "$.refusal")).isEqualTo("ONCE_A_DAY");
    assertThat(mails().getLast().text()).contains("same day", "qohash/5.2");
  }

  @Test
  @Clause("qohash/5.2")
  void waitsForAnotherOneOfTheDayThatIsToBeApproved() throws Exception {
    claim(outage(ofHours(9), ofHours(7)));
    driver.settle();
    var second = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    assertThat(answer(second, "$.awaited")).isEqualTo("OTHER_CLAIM");

    driver.complete(APPROVE, Map.of("decision", "refuse", "note", "We had agreed on it."));
    driver.pass(ofHours(1).plusSeconds(5));

    assertThat(answer(second, "$.state")).isEqualTo("ENTITLED");
    driver.complete(APPROVE, Map.of("decision", "approve"));
  }

  @Test
  @Clause("qohash/5.2")
  void isWorkedOutAndApprovedAgainIfTheOutageWasShortenedMeanwhile() throws Exception {
    var outage = outage(ofHours(5), ofHours(3));
    var claim = claim(outage);
    driver.settle();
    corrected(outage, ofHours(5), ofHours(5).minus(ofMinutes(90)), "COUNTED");

    driver.complete(APPROVE, Map.of("decision", "approve"));
    assertThat(answer(claim, "$.state")).isEqualTo("ENTITLED");
    assertThat(JsonPath.<Double>read(body(claim), "$.amount")).isEqualTo(150.0);
    assertThat(mails()).hasSize(1); // its receipt

    driver.complete(APPROVE, Map.of("decision", "approve"));
    assertThat(answer(claim, "$.state")).isEqualTo("GRANTED");
    assertThat(mails()).hasSize(2);
    assertThat(mails().getLast().text()).contains("CA$150.00").doesNotContain("CA$200.00");
  }

  @Test
  @Clause("qohash/5.2")
  void isRefusedByTheAgreementIfTheOutageWasNoneAfterAll() throws Exception {
    var outage = outage(ofHours(5), ofHours(3));
    var claim = claim(outage);
    driver.settle();
    corrected(outage, ofHours(5), ofHours(3), "DISMISSED");

    driver.complete(APPROVE, Map.of("decision", "approve", "note", "Sorry"));

    assertThat(answer(claim, "$.refusal")).isEqualTo("DISMISSED");
    assertThat(JsonPath.<Map<String, Object>>read(body(claim), "$")).doesNotContainKey("reason");
    assertThat(mails().getLast().text()).doesNotContain("Sorry", "CA$");
    assertThat(driver.openTaskElements()).doesNotContain(APPROVE);
  }

  @Test
  @Clause("qohash/5.2")
  void isWorkedOutAndApprovedAgainIfTheFeeChangedMeanwhile() throws Exception {
    var claim = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    service.costs("500.00", "CAD");

    driver.complete(APPROVE, Map.of("decision", "approve"));
    assertThat(JsonPath.<Double>read(body(claim), "$.amount")).isEqualTo(100.0);

    driver.complete(APPROVE, Map.of("decision", "approve"));
    assertThat(answer(claim, "$.state")).isEqualTo("GRANTED");
  }

  /** A job is handed out twice, and the second copy comes when it was worked out again. */
  @Test
  void isNotGrantedByAnApprovalOfAnotherAmountThatComesLate() throws Exception {
    var claim = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    service.costs("500.00", "CAD");
    driver.complete(APPROVE, Map.of("decision", "approve"));
    var late = claims.grant(claim, "CA$200.00", true, "", driver.now());

    assertThat(late).isEqualTo(new GrantedClaim(false, "CA$200.00"));
    assertThat(answer(claim, "$.state")).isEqualTo("ENTITLED");
    assertThat(claims.grant(claim, "CA$100.00", true, "", driver.now()).granted()).isTrue();
  }

  /** As the model had it before it could be worked out again. */
  @Test
  void isGrantedAsApprovedWhereNobodyWouldWorkItOutAgain() throws Exception {
    var claim = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    service.costs("500.00", "CAD");

    assertThat(claims.grant(claim, "CA$200.00", false, "", driver.now()).granted()).isTrue();
  }

  @Test
  void isTakenInOnceThoughItIsSentTwice() throws Exception {
    var outage = outage(ofHours(5), ofHours(3));
    var key = UUID.randomUUID().toString();

    var first = id(service.claim(outage, email, key).andExpect(status().isCreated()));
    assertThat(id(service.claim(outage, email, key).andExpect(status().isCreated())))
        .isEqualTo(first);
    service
        .claim(outage(ofHours(8), ofHours(7)), email, key)
        .andExpect(status().isUnprocessableEntity());
  }

  @Test
  void isRefusedByAManagerInWordsThatTheCustomerReads() throws Exception {
    var claim = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    driver.complete(APPROVE, Map.of("decision", "refuse", "note", "You had asked us to stop it."));

    assertThat(answer(claim, "$.state")).isEqualTo("REFUSED");
    assertThat(mails().getLast().text())
        .contains("You had asked us to stop it.")
        .doesNotContain("CA$", "qohash/5.2"); // which grants it
  }

  @Test
  void waitsUntilTheOutageIsOver() throws Exception {
    var outage = outage(ofHours(2), null);
    var claim = claim(outage);
    driver.settle();
    assertThat(answer(claim, "$.awaited")).isEqualTo("OUTAGE");

    ended(outage);
    driver.pass(ofHours(1).plusSeconds(5));

    assertThat(answer(claim, "$.state")).isEqualTo("ENTITLED");
    driver.complete(APPROVE, Map.of("decision", "approve"));
  }

  @Test
  void waitsUntilItIsKnownWhatTheServiceCosts() throws Exception {
    service = ServiceStory.of(http, "qohash", "");
    var claim = claim(outage(ofHours(5), ofHours(3)));
    driver.settle();
    assertThat(answer(claim, "$.awaited")).isEqualTo("FEE");

    http.perform(
            post("/claims/{id}/fee", claim)
                .with(MANAGER)
                .param("from", "2020-01-01")
                .param("monthly", "500,00")
                .param("currency", "cad"))
        .andExpect(status().is3xxRedirection());
    driver.pass(ofHours(1).plusSeconds(5));

    assertThat(answer(claim, "$.state")).isEqualTo("ENTITLED");
    driver.complete(APPROVE, Map.of("decision", "approve"));
  }

  @Test
  @Clause("xtm/4.10")
  void forAMonthBelowThePromiseWaitsForItsEndAndIsATenthOfItsFee() throws Exception {
    service = ServiceStory.of(http, "xtm", "gold");
    service.costs("2000.00", "EUR");
    outage(ofHours(9), ofHours(1)); // of a month of at least 672 h: below 99.5 %
    var claim = claimOfMonth();
    driver.settle();
    assertThat(answer(claim, "$.awaited")).isEqualTo("MONTH");

    driver.passUntil(
        YearMonth.parse(month())
            .plusMonths(1)
            .atDay(1)
            .atStartOfDay(ZoneId.of("Europe/Warsaw"))
            .toInstant()
            .plusSeconds(5));

    assertThat(JsonPath.<Double>read(body(claim), "$.amount")).isEqualTo(200.0);
    driver.complete(APPROVE, Map.of("decision", "approve"));
    assertThat(answer(claim, "$.state")).isEqualTo("GRANTED");
  }

  @Test
  @Clause("xtm/4.10")
  void isRefusedWhereThePlanGivesNoCredit() throws Exception {
    service = ServiceStory.of(http, "xtm", "silver");
    var claim = claim(outage(ofHours(9), ofHours(1)));
    driver.settle();

    assertThat(answer(claim, "$.refusal")).isEqualTo("NOTHING_PROMISED");
    assertThat(answer(claim, "$.clause")).isEqualTo("xtm/4.10");
  }

  @Test
  void isMadeOnThePageAndSeenByTheOwnOrganisationOnly() throws Exception {
    var outage = outage(ofHours(5), ofHours(3));
    http.perform(
            get("/claims/new")
                .param("service", service.id())
                .param("outage", outage)
                .with(CUSTOMER))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"outage\" value=\"" + outage)));
    http.perform(
            post("/claims")
                .with(CUSTOMER)
                .param("lang", "en")
                .param("form", UUID.randomUUID().toString())
                .param("service", service.id())
                .param("outage", outage)
                .param("email", "nobody"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("no e-mail address")));
    var page =
        http.perform(
                post("/claims")
                    .with(CUSTOMER)
                    .param("form", UUID.randomUUID().toString())
                    .param("service", service.id())
                    .param("outage", outage)
                    .param("email", email))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    driver.settle();

    http.perform(get(page).with(CUSTOMER).param("lang", "en"))
        .andExpect(content().string(containsString("to be approved")))
        .andExpect(content().string(containsString(" (America/Toronto)</time>")))
        .andExpect(content().string(containsString("4 × 30 min")));
    http.perform(get(page).with(httpBasic("stranger", "stranger")))
        .andExpect(status().isNotFound());
    http.perform(get("/claims").with(CUSTOMER).param("lang", "fr"))
        .andExpect(content().string(containsString("à approuver")));
    driver.complete(APPROVE, Map.of("decision", "approve"));
  }

  @Test
  void isOnAPageOfAListThatSaysHowLongItIs() throws Exception {
    claim(outage(ofHours(9), ofHours(7)));
    var newest = claim(outage(ofHours(5), ofHours(3)));

    http.perform(get("/api/claims").param("size", "1").with(CUSTOMER))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].id").value(newest))
        .andExpect(jsonPath("$.size").value(1))
        .andExpect(jsonPath("$.page").value(0))
        .andExpect(jsonPath("$.total", greaterThan(1)))
        .andExpect(jsonPath("$.pages", greaterThan(1)));
  }

  private Instant at(int days, String time) {
    return tuesday
        .atZone(TORONTO)
        .toLocalDate()
        .plusDays(days)
        .atTime(LocalTime.parse(time))
        .atZone(TORONTO)
        .toInstant();
  }

  private String month() {
    return YearMonth.from(tuesday.atZone(TORONTO)).toString();
  }

  /**
   * @param until null if it still lasts
   */
  private String outage(Duration ago, Duration until) throws Exception {
    var from = tuesday.minus(ago);
    return service.failed(from, from, until == null ? null : tuesday.minus(until), "failure");
  }

  private void ended(String outage) throws Exception {
    corrected(outage, ofHours(2), Duration.ZERO, "COUNTED");
  }

  private void corrected(String outage, Duration ago, Duration until, String state)
      throws Exception {
    service.corrected(outage, tuesday.minus(ago), tuesday.minus(until), state);
  }

  private String claim(String outage) throws Exception {
    return service.claimed(outage, email);
  }

  private String claimOfMonth() throws Exception {
    return id(
        json(
            post("/api/claims").with(CUSTOMER),
            """
            {"service": "%s", "month": "%s", "email": "%s"}
            """
                .formatted(service.id(), month(), email)));
  }

  private String claimInWriting(String outage, Instant arrived) throws Exception {
    var claim =
        id(
            json(
                post("/api/claims").with(AGENT),
                """
                {"service": "%s", "outage": "%s", "email": "%s", "claimedAt": "%s"}
                """
                    .formatted(service.id(), outage, email, arrived)));
    driver.settle();
    return claim;
  }

  private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
    return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static String id(ResultActions answer) throws Exception {
    return JsonPath.read(
        answer.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(),
        "$.id");
  }

  private String answer(String claim, String path) throws Exception {
    return JsonPath.read(body(claim), path);
  }

  private String body(String claim) throws Exception {
    return http.perform(get("/api/claims/{id}", claim).with(CUSTOMER))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private List<TestMailServer.Received> mails() {
    return mail.received().stream().filter(received -> received.to().equals(email)).toList();
  }
}
