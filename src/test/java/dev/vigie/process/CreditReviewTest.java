package dev.vigie.process;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import dev.vigie.credit.Claim;
import dev.vigie.credit.Claims;
import dev.vigie.credit.CreditCorrections;
import dev.vigie.credit.CreditReviews;
import dev.vigie.credit.CreditReviews.Decision;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.ServiceStory;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A manager is called to a claim that was decided when what it follows from is set right. */
@VigieTest
class CreditReviewTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final String APPROVE = "Activity_ApproveCredit";
  private static final String REVIEW = "Activity_ReviewCredit";

  @Autowired private EngineDriver driver;
  @Autowired private TestMailServer mail;
  @Autowired private MockMvc http;
  @Autowired private Claims claims;
  @Autowired private CreditCorrections corrections;
  @Autowired private CreditReviews reviews;
  @Autowired private JdbcClient jdbc;

  private final String email = "bea-" + UUID.randomUUID() + "@acme.example";
  private Instant failed;
  private ServiceStory service;

  @BeforeEach
  void onTuesday() throws Exception {
    driver.startOnMonday("12:00", "America/Toronto");
    driver.pass(ofDays(1)); // the Monday may be a holiday
    failed = driver.now().minus(ofHours(5));
    service = ServiceStory.of(http, "qohash", "");
    service.costs("1000.00", "CAD");
  }

  @Test
  @Clause("qohash/5.2")
  void inTasklistWithTheDifferenceWhichItTakesBack() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    looked(claim); // another replica

    assertThat(driver.task(REVIEW).candidateGroups()).contains("managers");
    assertThat(Instant.parse(driver.task(REVIEW).dueDate()))
        .isEqualTo(found(claim).plus(ofDays(7)));
    assertThat(list()).contains("to be reviewed");
    driver.complete(REVIEW, decision("correct", "The monitor erred"));

    var correction = corrections.of(claim).getFirst();
    assertThat(correction.amount()).contains(new BigDecimal("-50.00"));
    assertThat(correction.claimedBy()).isEqualTo("Tasklist");
    assertThat(mails().getLast().text())
        .contains("-CA$50.00", "The monitor erred", "Corrects: " + claim.number());
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);
    assertThat(driver.passedElements()).contains("credit-review/Event_ReviewSettled");
    assertThat(list()).doesNotContain("to be reviewed");
    looked(claim);
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);
  }

  @Test
  @Clause("qohash/5.2")
  void whenTheFeeIsSetRight() throws Exception {
    var claim = grantedForTwoHours();
    service.costs("1100.00", "CAD");
    looked(claim);

    driver.complete(REVIEW, decision("correct", "The fee was mistyped"));

    assertThat(corrections.of(claim).getFirst().amount()).contains(new BigDecimal("20.00"));
  }

  @Test
  void whoMayLeaveItAsItWasDecidedUntilThereIsSomethingElseToEvenOut() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);

    driver.complete(REVIEW, decision("leave", "Too little to take back"));

    assertThat(corrections.of(claim)).isEmpty();
    assertThat(list()).doesNotContain("to be reviewed");
    assertThat(page(claim, MANAGER))
        .contains("Left as it was decided", "Too little to take back", "Correct the credit")
        .doesNotContain("Leave it as it was decided");
    assertThat(page(claim, CUSTOMER)).doesNotContain("Too little to take back");
    looked(claim);
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);

    lasted(claim, ofMinutes(61));
    looked(claim);
    assertThat(list()).contains("to be reviewed");
    driver.complete(REVIEW, decision("correct", "That is too much"));
    assertThat(corrections.of(claim).getFirst().amount()).contains(new BigDecimal("-100.00"));
  }

  @Test
  void whoIsAskedAgainWhereTheTaskIsCompletedPastItsForm() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);

    for (var nothing :
        List.of(
            Map.<String, Object>of(),
            decision("leave", " "),
            decision("perhaps", "Who knows"),
            decision("leave", "x".repeat(2_001)))) {
      driver.complete(REVIEW, nothing);
      assertThat(driver.openTaskElements()).contains(REVIEW);
    }
    assertThat(list()).contains("to be reviewed");
  }

  @Test
  void untilItIsCorrectedOnItsPage() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);

    decidedOnThePage(claim, "", "credit.wrong.reason");
    decidedOnThePage(claim, "The monitor erred", "credit.corrected");
    driver.settle();

    assertThat(corrections.of(claim)).hasSize(1);
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);
    assertThat(driver.passedElements())
        .contains("credit-review/Event_ReviewChanged", "credit-review/Event_NothingToEvenOut");
  }

  @Test
  void untilItIsLeftOnItsPage() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);

    http.perform(
            post("/claims/{id}/correction", claim.id())
                .with(MANAGER)
                .param("seen", seen(claim))
                .param("decision", "leave")
                .param("note", "We had agreed on it"))
        .andExpect(flash().attribute("done", "credit.left.done"));
    driver.settle();

    assertThat(corrections.of(claim)).isEmpty();
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);
    assertThat(page(claim, MANAGER)).contains("We had agreed on it");
  }

  @Test
  void untilItIsAsItWasDecidedAfterAll() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    lasted(claim, ofHours(2));
    looked(claim);
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);

    lasted(claim, ofMinutes(90));
    looked(claim);
    assertThat(driver.openTaskElements()).contains(REVIEW);
  }

  @Test
  void againIfItComesToSomethingElseMeanwhile() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    lasted(claim, ofMinutes(61)); // nobody has looked yet

    driver.complete(REVIEW, decision("correct", "The monitor erred"));
    assertThat(corrections.of(claim)).isEmpty();

    driver.complete(REVIEW, decision("correct", "The monitor erred"));
    assertThat(corrections.of(claim))
        .singleElement()
        .satisfies(one -> assertThat(one.amount()).contains(new BigDecimal("-100.00")));
  }

  @Test
  void withWhatIsKnownNowThoughTheTaskWasOpenBefore() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    lasted(claim, ofMinutes(61));
    looked(claim);

    driver.complete(REVIEW, decision("correct", "The monitor erred"));

    assertThat(corrections.of(claim).getFirst().amount()).contains(new BigDecimal("-100.00"));
  }

  /** A job is handed out twice. */
  @Test
  void onceThoughTheDecisionIsRecordedTwice() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    var seen = seen(claim);
    driver.complete(REVIEW, decision("correct", "The monitor erred"));

    assertThat(reviews.settle(claim.id() + ":0", Decision.CORRECT, seen, "again")).isTrue();
    assertThat(corrections.of(claim)).hasSize(1);
  }

  @Test
  @Clause("qohash/5.2")
  void whenWhatWasRefusedAsTooShortProvesToBeLonger() throws Exception {
    var outage = service.failed(failed, failed.plus(ofMinutes(60)));
    var claim = claims.find(service.claimed(outage, email));
    driver.settle();
    looked(claim);
    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);

    lasted(claim, ofMinutes(61));
    looked(claim);
    assertThat(list()).contains("refused", "to be reviewed");
    driver.complete(REVIEW, decision("correct", "The monitor erred"));

    var granted = corrections.of(claim).getFirst();
    assertThat(granted.amount()).contains(new BigDecimal("100.00"));
    assertThat(granted.clause()).isEqualTo("qohash/5.2");
    assertThat(claims.find(claim.id()).state()).isEqualTo(Claim.State.REFUSED);
    assertThat(mails().getLast().text()).contains("CA$100.00", "The monitor erred");
    assertThat(service.claimed(outage, email)).isEqualTo(granted.id());
    assertThat(list()).doesNotContain("to be reviewed");
    http.perform(get("/claims/credits.csv").param("month", month().toString()).with(MANAGER))
        .andExpect(content().string(containsString("100.00,CAD,qohash/5.2")));
  }

  @Test
  void neverWhereAManagerHadRefused() throws Exception {
    var claim = claimedForTwoHours();
    driver.complete(APPROVE, Map.of("decision", "refuse", "note", "We had agreed on it."));
    lasted(claim, ofMinutes(90));
    looked(claim);

    assertThat(driver.openTaskElements()).doesNotContain(REVIEW);
    assertThat(list()).doesNotContain("to be reviewed");
  }

  @Test
  void andTheStatementNamesTheClaimThatTheCorrectionSetsRight() throws Exception {
    var claim = grantedForTwoHours();
    lasted(claim, ofMinutes(90));
    looked(claim);
    driver.complete(REVIEW, decision("correct", "The monitor erred"));
    var correction = corrections.of(claim).getFirst();
    driver.passUntil(month().plusMonths(1).atDay(2).atTime(10, 0).atZone(TORONTO).toInstant());

    var draft = statement();
    assertThat(row(draft, correction)).contains("-CA$50.00", "corrects " + claim.number());
    assertThat(row(draft, claim)).doesNotContain("corrects");
    http.perform(post(draft + "/approval").param("contents", contents(draft)).with(MANAGER));
    assertThat(row(draft, correction)).contains("-CA$50.00", "corrects " + claim.number());
    assertThat(
            jdbc.sql("select corrects from statement_credit where number = ?")
                .param(correction.number())
                .query(String.class)
                .single())
        .isEqualTo(claim.number());
    assertThat(printed(draft)).contains("corrects " + claim.number());
    http.perform(get(draft).param("lang", "fr").with(CUSTOMER))
        .andExpect(content().string(containsString("corrige " + claim.number())))
        .andExpect(content().string(not(containsString("corrige " + correction.number()))));
  }

  private Claim grantedForTwoHours() throws Exception {
    var claim = claimedForTwoHours();
    driver.complete(APPROVE, Map.of("decision", "approve", "note", ""));
    return claims.find(claim.id());
  }

  private Claim claimedForTwoHours() throws Exception {
    var outage = service.failed(failed, failed.plus(ofHours(2)));
    var claim = service.claimed(outage, email);
    driver.settle();
    return claims.find(claim);
  }

  private void lasted(Claim claim, Duration time) throws Exception {
    service.corrected(claim.outage().orElseThrow(), failed, failed.plus(time), "COUNTED");
  }

  private void looked(Claim claim) {
    reviews.look(claim.id());
    driver.settle();
  }

  private static Map<String, Object> decision(String decision, String note) {
    return Map.of("decision", decision, "note", note);
  }

  private Instant found(Claim claim) {
    return jdbc.sql("select found_at from credit_review where claim_id = ?")
        .param(claim.id())
        .query(LocalDateTime.class)
        .single()
        .toInstant(ZoneOffset.UTC);
  }

  private void decidedOnThePage(Claim claim, String note, String said) throws Exception {
    var answer =
        http.perform(
                post("/claims/{id}/correction", claim.id())
                    .with(MANAGER)
                    .param("seen", seen(claim))
                    .param("note", note))
            .andReturn();
    assertThat(answer.getFlashMap().values()).contains(said);
  }

  /** As the button of the page carries it along. */
  private String seen(Claim claim) throws Exception {
    return Jsoup.parse(page(claim, MANAGER)).select("input[name=seen]").attr("value");
  }

  private String page(Claim claim, RequestPostProcessor reader) throws Exception {
    return shown("/claims/" + claim.id(), reader);
  }

  /** The row of the customer's newest claim that is no correction. */
  private String list() throws Exception {
    var newest =
        Jsoup.parse(shown("/claims", MANAGER)).select("tbody tr").stream()
            .filter(row -> !row.text().contains("correction"))
            .findFirst();
    return newest.orElseThrow().text();
  }

  private YearMonth month() {
    return YearMonth.from(failed.atZone(TORONTO));
  }

  private String statement() throws Exception {
    return http.perform(
            post("/statements")
                .param("customer", "acme")
                .param("agreement", "qohash")
                .param("month", month().toString())
                .with(MANAGER))
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  private String contents(String draft) throws Exception {
    return Jsoup.parse(shown(draft, MANAGER)).select("input[name=contents]").attr("value");
  }

  private String row(String statement, Claim claim) throws Exception {
    return Jsoup.parse(shown(statement, MANAGER)).select("tbody tr").stream()
        .map(row -> row.text())
        .filter(text -> text.startsWith(claim.number()))
        .findFirst()
        .orElseThrow();
  }

  private String printed(String statement) throws Exception {
    var pdf =
        http.perform(get(statement + "/pdf").locale(Locale.ENGLISH).with(MANAGER))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private String shown(String path, RequestPostProcessor reader) throws Exception {
    return http.perform(get(path).param("lang", "en").with(reader))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private List<TestMailServer.Received> mails() {
    return mail.received().stream().filter(received -> received.to().equals(email)).toList();
  }
}
