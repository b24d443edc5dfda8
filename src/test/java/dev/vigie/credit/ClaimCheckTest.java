package dev.vigie.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Services;
import dev.vigie.credit.Claim.Awaited;
import dev.vigie.credit.Claim.Channel;
import dev.vigie.credit.Claim.State;
import dev.vigie.credit.CreditVerdict.Refusal;
import dev.vigie.credit.CreditVerdict.Step;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.ServiceStory;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Visibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * What claims are worth by what was measured. Of 2025: 30 September is a Tuesday, 31 October a
 * Friday; on 2 November the clocks of Toronto are put back.
 */
@VigieTest
class ClaimCheckTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  @Autowired private MockMvc http;
  @Autowired private Claims claims;
  @Autowired private ClaimRecords records;
  @Autowired private Services services;
  @Autowired private Fees fees;

  @Autowired private CreditCorrections corrections;
  @Autowired private ClaimWords words;
  @Autowired private TestMailServer mail;
  @Autowired private EngineDriver driver;

  private final String email = "bea-" + UUID.randomUUID() + "@acme.example";
  private ZoneId zone = TORONTO;
  private ServiceStory story;
  private MeasuredService service;

  @Nested
  class UnderXtmGold {

    @Test
    @Clause("xtm/4.10")
    void aMonthIsCreditedOnceThoughItIsClaimedForByItsOutagesToo() throws Exception {
      xtm();
      var first = outage("2025-10-06T08:00", "2025-10-06T20:00");
      var second = outage("2025-10-20T08:00", "2025-10-20T20:00");

      granted(checked(claimFor(first, "2025-11-03T09:00")), "200.00");

      assertThat(checked(claimFor(YearMonth.of(2025, 10))).refusal())
          .contains(Refusal.CREDITED_BEFORE);
      assertThat(checked(claimFor(second, "2025-11-03T09:00")).refusal())
          .contains(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("xtm/4.10")
    void anOutageOfAMonthThatIsCreditedIsNotCreditedAgain() throws Exception {
      xtm();
      var outage = outage("2025-10-06T08:00", "2025-10-06T20:00");

      granted(checked(claimFor(YearMonth.of(2025, 10))), "200.00");

      var again = checked(claimFor(outage, "2025-11-03T09:00"));
      assertThat(again.refusal()).contains(Refusal.CREDITED_BEFORE);
      assertThat(again.clause()).isEqualTo("xtm/4.10");
    }

    @Test
    @Clause("xtm/4.10")
    void aClaimWaitsForAnotherOneOfTheMonthThatIsToBeApproved() throws Exception {
      xtm();
      var outage = outage("2025-10-06T08:00", "2025-10-06T20:00");
      assertThat(checked(claimFor(outage, "2025-11-03T09:00")).state()).isEqualTo(State.ENTITLED);

      assertThat(checked(claimFor(YearMonth.of(2025, 10))).awaited()).contains(Awaited.OTHER_CLAIM);
    }

    @Test
    @Clause("xtm/4.10")
    void anotherMonthIsCreditedAnew() throws Exception {
      xtm();
      outage("2025-10-06T08:00", "2025-10-06T20:00");
      outage("2025-11-03T08:00", "2025-11-03T20:00");

      granted(checked(claimFor(YearMonth.of(2025, 10))), "200.00");
      granted(checked(claimFor(YearMonth.of(2025, 11))), "200.00");
    }

    private void xtm() throws Exception {
      zone = WARSAW;
      has("xtm", "gold", "2000.00", "EUR");
    }
  }

  @Nested
  class UnderQohash {

    @Test
    @Clause("qohash/5.2")
    void oneDowntimeToldByTwoReportsIsCreditedWhole() throws Exception {
      qohash();
      var first = outage("2025-10-07T10:00", "2025-10-07T10:50");
      var second = outage("2025-10-07T10:20", "2025-10-07T11:40");

      granted(checked(claimFor(first, "2025-10-07T12:00")), "150.00"); // 100 min: 3 x 30
      assertThat(checked(claimFor(second, "2025-10-07T12:00")).refusal())
          .contains(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("qohash/5.2")
    void reportsThatAreTooShortAloneAreCreditedTogether() throws Exception {
      qohash();
      outage("2025-10-07T10:00", "2025-10-07T10:50");
      var second = outage("2025-10-07T10:40", "2025-10-07T11:30");

      granted(checked(claimFor(second, "2025-10-07T12:00")), "150.00"); // 90 min
    }

    @Test
    @Clause("qohash/5.2")
    void reportsThatTouchAreOneDowntimeAndAMillisecondBetweenThemMakesTwo() throws Exception {
      qohash();
      var first = outage("2025-10-07T10:00", "2025-10-07T10:50");
      outage("2025-10-07T10:50", "2025-10-07T11:30");
      granted(checked(claimFor(first, "2025-10-07T12:00")), "150.00");

      qohash();
      var alone = outage("2025-10-07T10:00", "2025-10-07T10:50");
      outage("2025-10-07T10:50:00.001", "2025-10-07T11:30");
      assertThat(checked(claimFor(alone, "2025-10-07T12:00")).refusal())
          .contains(Refusal.TOO_SHORT);
    }

    @Test
    @Clause({"qohash/5.1", "qohash/5.2"})
    void whatIsNotHeldAgainstQohashJoinsNothing() throws Exception {
      qohash();
      var first = outage("2025-10-07T10:00", "2025-10-07T10:50");
      told("2025-10-07T10:40", "2025-10-07T10:40", "2025-10-07T11:20", "third party");
      outage("2025-10-07T11:20", "2025-10-07T12:00");

      assertThat(checked(claimFor(first, "2025-10-07T12:00")).refusal())
          .contains(Refusal.TOO_SHORT);
    }

    @Test
    @Clause("qohash/5.3")
    void theTwentyFourHoursOfOneDowntimeRunFromTheEndOfItsLastReport() throws Exception {
      qohash();
      var first = outage("2025-10-07T01:00", "2025-10-07T02:30"); // over before the desk opens
      outage("2025-10-07T02:00", "2025-10-07T09:00"); // a desk's hour later

      assertThat(checked(claimFor(first, "2025-10-09T15:00")).state()).isEqualTo(State.ENTITLED);
      assertThat(checked(claimFor(first, "2025-10-09T15:00:00.001")).refusal())
          .contains(Refusal.TOO_LATE);
    }

    @Test
    @Clause("qohash/5.2")
    void whatIsToldOfWhileItLastsIsWaitedForWithTheRestOfIt() throws Exception {
      qohash();
      var first = outage("2025-10-07T10:00", "2025-10-07T10:50");
      told("2025-10-07T10:20", "2025-10-07T10:20", null, "failure");

      assertThat(checked(claimFor(first, "2025-10-07T12:00")).awaited()).contains(Awaited.OUTAGE);
    }

    @Test
    @Clause("qohash/5.2")
    void oneDowntimeOverTheEndOfAMonthIsCreditedOnceToTheMonthInWhichItBegan() throws Exception {
      qohash();
      var first = outage("2025-09-30T22:00", "2025-10-01T02:00");
      var second = outage("2025-10-01T00:30", "2025-10-01T03:00");

      var claim = granted(checked(claimFor(second, "2025-10-01T09:00")), "233.33"); // 10 x 5 %
      assertThat(claim.creditedMonth()).contains(YearMonth.of(2025, 9));
      assertThat(claim.creditedDay()).contains(LocalDate.of(2025, 9, 30));
      assertThat(checked(claimFor(first, "2025-10-01T09:00")).refusal())
          .contains(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("qohash/5.3")
    void theIncidentIsOfTheMonthInWhichTheServiceFailedNotOfItsNotice() throws Exception {
      qohash();
      var outage = told("2025-09-30T23:30", "2025-10-01T00:10", "2025-10-01T02:10", "failure");

      var claim = granted(checked(claimFor(outage, "2025-10-01T09:00")), "200.00");
      assertThat(claim.creditedMonth()).contains(YearMonth.of(2025, 9));
      assertThat(claim.creditedDay()).contains(LocalDate.of(2025, 9, 30));
    }

    @Test
    @Clause("qohash/5.3")
    void theWeekOfFeesIsThatOfTheMonthOfTheIncident() throws Exception {
      qohash();
      var september = outage("2025-09-30T08:00", "2025-09-30T16:00"); // 16 x 5 %
      var october = outage("2025-10-01T08:00", "2025-10-01T16:00");

      granted(checked(claimFor(september, "2025-09-30T16:30")), "233.33"); // 7 of 30 days
      granted(checked(claimFor(october, "2025-10-01T16:30")), "225.81"); // 7 of 31 days
    }

    @Test
    @Clause({"qohash/5.2", "qohash/5.3"})
    void aFeeThatChangesWithinTheMonthCountsByItsDaysAndSoDoesTheWeekOfFees() throws Exception {
      qohash();
      fees.put(service, LocalDate.of(2025, 9, 11), new BigDecimal("1300.00"), "CAD", "manager");
      var first = outage("2025-09-09T10:00", "2025-09-09T11:01");
      var second = outage("2025-09-16T10:00", "2025-09-16T18:00");

      // 10 of 30 days at 1000, 20 at 1300: 1200 on either side of the change
      granted(checked(claimFor(first, "2025-09-09T12:00")), "120.00");
      granted(checked(claimFor(second, "2025-09-17T08:00")), "160.00"); // 280 a week, less 120
    }

    @Test
    @Clause("qohash/5.2")
    void ofTheOutagesOfOneDayOneIsCreditedThoughTheOtherWasLonger() throws Exception {
      qohash();
      var short_ = outage("2025-10-07T08:00", "2025-10-07T09:30");
      var long_ = outage("2025-10-07T10:00", "2025-10-07T13:00");
      var next = outage("2025-10-08T00:00", "2025-10-08T01:01");

      granted(checked(claimFor(short_, "2025-10-07T09:40")), "150.00");
      var other = checked(claimFor(long_, "2025-10-07T13:10"));
      assertThat(other.refusal()).contains(Refusal.ONCE_A_DAY);
      assertThat(other.clause()).isEqualTo("qohash/5.2");
      granted(checked(claimFor(next, "2025-10-08T09:00")), "75.81"); // what the week leaves
    }

    @Test
    @Clause("qohash/5.3")
    void theLimitsAreThoseOfEachService() throws Exception {
      qohash();
      granted(
          checked(claimFor(outage("2025-10-07T08:00", "2025-10-07T16:00"), "2025-10-07T16:30")),
          "225.81");

      qohash();
      granted(
          checked(claimFor(outage("2025-10-07T08:00", "2025-10-07T16:00"), "2025-10-07T16:30")),
          "225.81");
    }

    @Test
    @Clause({"qohash/5.1", "qohash/5.2"})
    void weekEndsDoNotCount() throws Exception {
      qohash();
      var saturday = outage("2025-10-18T08:00", "2025-10-18T18:00");
      assertThat(checked(claimFor(saturday, "2025-10-18T19:00")).refusal())
          .contains(Refusal.NOT_COUNTED);

      var friday = outage("2025-10-24T23:00", "2025-10-25T01:00"); // an hour of it counts
      assertThat(checked(claimFor(friday, "2025-10-25T09:00")).refusal())
          .contains(Refusal.TOO_SHORT);
    }

    @Test
    @Clause({"qohash/5.2", "qohash/5.3"})
    void itsDayAndItsTwentyFourHoursGoByTheClocksOfTheDesk() throws Exception {
      qohash();
      // Friday 16:00 to Monday 01:30, over the night that has an hour more: eight hours of Friday,
      // an hour and a half of Monday. 24 hours of the desk on, it is Wednesday 14:00.
      var outage = outage("2025-10-31T16:00", "2025-11-03T01:30");

      var claim = granted(checked(claimFor(outage, "2025-11-05T14:00")), "225.81");
      assertThat(claim.creditedDay()).contains(LocalDate.of(2025, 10, 31));
      assertThat(claim.steps().getFirst().arguments()).containsExactly("PT9H30M");
      assertThat(checked(claimFor(outage, "2025-11-05T14:00:00.001")).refusal())
          .contains(Refusal.TOO_LATE);
    }

    @Test
    @Clause("qohash/5.3")
    void whatIsClaimedTooLateIsRefusedByTheClauseThatSaysUntilWhen() throws Exception {
      qohash();
      var outage = outage("2025-10-07T08:00", "2025-10-07T10:00");

      var late = checked(claimFor(outage, "2025-10-20T10:00"));
      assertThat(late.refusal()).contains(Refusal.TOO_LATE);
      assertThat(late.clause()).isEqualTo("qohash/5.3");
    }

    @Test
    @Clause("qohash/5.2")
    void whatWasNamedAndTurnedOutToBeNoOutageIsRefusedInItsOwnWords() throws Exception {
      qohash();
      var outage = outage("2025-10-07T08:00", "2025-10-07T10:00");
      corrected(outage, "2025-10-07T08:00", "2025-10-07T10:00", "DISMISSED");

      var claim = checked(claimFor(outage, "2025-10-07T11:00"));
      assertThat(claim.refusal()).contains(Refusal.DISMISSED);
      assertThat(words.of(claim, Locale.ENGLISH).refusal())
          .isEqualTo("What was reported turned out to be no outage.");
      assertThat(claim.clause()).isEqualTo("qohash/5.2");
    }

    @ParameterizedTest
    @Clause("qohash/5.2")
    @CsvSource({"10:20, 11:00", "09:00, 10:00", "11:40, 11:50"})
    void whatWasDismissedBecauseItRepeatsOrTouchesAnotherReportIsJudgedAsThatOne(
        String from, String to) throws Exception {
      qohash();
      var counted = outage("2025-10-07T10:00", "2025-10-07T11:40");
      outage("2025-10-07T13:00", "2025-10-07T15:00"); // another one
      var repeated = outage("2025-10-07T" + from, "2025-10-07T" + to);
      corrected(repeated, "2025-10-07T" + from, "2025-10-07T" + to, "DISMISSED");

      var claim = granted(checked(claimFor(repeated, "2025-10-07T16:00")), "150.00");
      assertThat(corrections.due(claim)).isEmpty();
      assertThat(checked(claimFor(counted, "2025-10-07T16:00")).refusal())
          .contains(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("qohash/5.2")
    void whatWasDismissedWithoutAnEndIsWhatCountedWhenItBegan() throws Exception {
      qohash();
      outage("2025-10-07T10:00", "2025-10-07T11:40");
      outage("2025-10-07T13:00", "2025-10-07T18:00");
      var repeated = told("2025-10-07T10:30", "2025-10-07T10:30", null, "failure");
      corrected(repeated, "2025-10-07T10:30", null, "DISMISSED");

      granted(checked(claimFor(repeated, "2025-10-07T19:00")), "150.00");
    }

    @Test
    @Clause("qohash/5.2")
    void aClaimThatComesWhileItLastsIsTheNoticeFromWhichItCounts() throws Exception {
      qohash();
      var outage = told("2025-10-07T08:00", null, "2025-10-07T12:00", "failure");

      granted(checked(claimFor(outage, "2025-10-07T10:00")), "200.00"); // two of the four hours
    }

    @Test
    @Clause("qohash/5.2")
    void whatNobodyToldOfWhileItLastedIsNotCredited() throws Exception {
      qohash();
      var outage = told("2025-10-07T08:00", null, "2025-10-07T12:00", "failure");

      assertThat(checked(claimFor(outage, "2025-10-07T12:00")).refusal())
          .contains(Refusal.NOT_COUNTED);
    }

    @Test
    @Clause("qohash/5.2")
    void oneNoticeIsEnoughForAllReportsOfADowntime() throws Exception {
      qohash();
      told("2025-10-07T08:00", null, "2025-10-07T12:00", "failure"); // as monitoring saw it
      var outage = outage("2025-10-07T09:00", "2025-10-07T09:10");

      granted(checked(claimFor(outage, "2025-10-07T13:00")), "225.81"); // 9 to 12: 6 x 5 %
    }

    private void qohash() throws Exception {
      has("qohash", "", "1000.00", "CAD");
    }
  }

  @Nested
  class OnceGranted {

    @BeforeEach
    void underQohash() throws Exception {
      has("qohash", "", "1000.00", "CAD");
    }

    @Test
    void nothingIsToBeCorrectedWhileNothingChanges() throws Exception {
      var claim = grantedForTwoHours();

      assertThat(corrections.due(claim)).isEmpty();
    }

    @Test
    @Clause({"qohash/5.2", "qohash/5.3"})
    void anOutageThatIsSetRightIsEvenedOutOnThePageTheStatementAndTheBill() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T09:30", "COUNTED");

      assertThat(row(claim, MANAGER)).contains("to be reviewed");
      assertThat(row(claim, CUSTOMER)).doesNotContain("to be reviewed");
      http.perform(get("/claims/{id}", claim.id()).param("lang", "en").with(MANAGER))
          .andExpect(content().string(containsString("It would come to CA$150.00 now.")))
          .andExpect(content().string(containsString("<li>October 7, 2025: -CA$50.00</li>")));
      correct(claim);

      var correction = corrections.of(claim).getFirst();
      assertThat(correction.amount()).contains(new BigDecimal("-50.00"));
      assertThat(correction.creditedMonth()).contains(YearMonth.of(2025, 10));
      assertThat(correction.clause()).isEqualTo("qohash/5.2");
      assertThat(claims.grantedUntil("acme", YearMonth.of(2025, 10)))
          .extracting(Claim::id)
          .contains(claim.id(), correction.id());
      assertThat(bill("credited", "2025-10"))
          .contains(claim.number() + ",acme", correction.number() + ",acme", "2025-10,-50.00,CAD")
          .containsPattern(correction.number() + ",.*," + claim.number() + "\r\n");
      assertThat(bill("granted", YearMonth.from(driver.now().atZone(ZoneId.of("Europe/Paris")))))
          .contains(correction.number() + ",acme")
          .doesNotContain(claim.number() + ",acme"); // granted a year ago
      assertThat(bill("granted", "2025-10")).contains(claim.number() + ",acme");
      http.perform(
              get("/api/credits")
                  .param("month", "2025-10")
                  .param("by", "granted")
                  .param("size", "1")
                  .with(MANAGER))
          .andExpect(jsonPath("$.length()").value(1));
      http.perform(get("/api/credits").param("month", "2025-10").param("by", "paid").with(MANAGER))
          .andExpect(status().isBadRequest());

      driver.settle();
      assertThat(mails())
          .filteredOn(one -> one.subject().contains("Our decision on a credit was corrected"))
          .singleElement()
          .extracting(TestMailServer.Received::text, STRING)
          .contains(
              "-CA$50.00", "Granted until then: CA$200.00", "The monitor erred", "qohash/5.2");
      assertThat(corrections.due(claim)).isEmpty();
    }

    @Test
    void isCorrectedOnceThoughItIsSentTwiceAndNotByWhatIsOutOfDate() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T09:30", "COUNTED");
      var seen = corrections.due(claim).orElseThrow().sign();

      assertThat(corrections.correct(claim.id(), seen, "", "manager")).isTrue();
      assertThat(corrections.correct(claim.id(), seen, "", "manager")).isFalse();

      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T10:30", "COUNTED");
      assertThat(corrections.correct(claim.id(), seen, "", "manager")).isFalse();
      assertThat(due(claim)).isEqualTo("2025-10-07 75.81 CAD"); // the week's 225.81, less 150
    }

    @Test
    @Clause("qohash/5.2")
    void whatTurnedOutToBeNoOutageIsTakenBackAndLeavesTheDayToAnother() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T10:00", "DISMISSED");
      assertThat(due(claim)).isEqualTo("2025-10-07 -200.00 CAD");
      correct(claim);

      assertThat(corrections.of(claim).getFirst().refusal()).contains(Refusal.DISMISSED);
      var other = outage("2025-10-07T12:00", "2025-10-07T13:01");
      granted(checked(claimFor(other, "2025-10-07T14:00")), "100.00");
    }

    @Test
    @Clause("qohash/5.3")
    void anOutageThatBelongsToAnotherMonthMovesItsCredit() throws Exception {
      var outage = outage("2025-10-01T00:10", "2025-10-01T02:10");
      var claim = granted(checked(claimFor(outage, "2025-10-01T09:00")), "200.00");
      corrected(outage, "2025-09-30T23:55", "2025-10-01T01:55", "COUNTED");

      assertThat(due(claim)).isEqualTo("2025-10-01 -200.00 CAD, 2025-09-30 200.00 CAD");
      correct(claim);
      var rows = corrections.of(claim);
      assertThat(words.of(rows.getFirst(), Locale.ENGLISH).lines())
          .containsExactly(
              "It now counts for September 2025, and is credited there",
              "Granted until then: CA$200.00",
              "Difference: -CA$200.00");
      assertThat(words.of(rows.getFirst(), Locale.FRENCH).lines().getFirst())
          .isEqualTo("Compte désormais pour septembre 2025, où il est crédité");
      assertThat(words.of(rows.getLast(), Locale.ENGLISH).lines())
          .contains("Credit: CA$200.00", "Granted until then: CA$0.00", "Difference: CA$200.00");

      corrected(outage, "2025-10-01T00:10", "2025-10-01T02:10", "COUNTED");
      assertThat(due(claim)).isEqualTo("2025-09-30 -200.00 CAD, 2025-10-01 200.00 CAD");
    }

    @Test
    @Clause("qohash/5.2")
    void anOutageThatBelongsToAnotherDayTakesItsCreditThere() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-06T08:00", "2025-10-06T09:30", "COUNTED");
      assertThat(due(claim)).isEqualTo("2025-10-06 -50.00 CAD");
      correct(claim);

      var sameDay = outage("2025-10-06T12:00", "2025-10-06T13:01");
      assertThat(checked(claimFor(sameDay, "2025-10-06T14:00")).refusal())
          .contains(Refusal.ONCE_A_DAY);
      var dayOfBefore = outage("2025-10-07T12:00", "2025-10-07T13:01");
      granted(checked(claimFor(dayOfBefore, "2025-10-07T14:00")), "75.81"); // the week's, less 150
    }

    @Test
    @Clause("qohash/5.3")
    void whatMovedFromAMonthFarOffCountsInTheWeekOfFeesOfItsNewOne() throws Exception {
      var outage = outage("2025-03-04T08:00", "2025-03-04T10:00");
      var moved = granted(checked(claimFor(outage, "2025-03-04T11:00")), "200.00");
      corrected(outage, "2025-10-07T08:00", "2025-10-07T10:00", "COUNTED");
      correct(moved);

      var next = outage("2025-10-08T08:00", "2025-10-08T10:00");
      var claim = granted(checked(claimFor(next, "2025-10-08T11:00")), "25.81");
      assertThat(corrections.due(claim)).isEmpty();
    }

    @Test
    void customersAreNotToldWhoOfTheTeamCorrectedIt() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T09:30", "COUNTED");
      correct(claim);
      var correction = corrections.of(claim).getFirst().id();

      http.perform(get("/api/claims/{id}", correction).with(CUSTOMER))
          .andExpect(jsonPath("$.corrects").value(claim.id()))
          .andExpect(jsonPath("$.claimedBy").doesNotExist());
      http.perform(get("/api/claims/{id}", correction).with(MANAGER))
          .andExpect(jsonPath("$.claimedBy").value("manager"));
      http.perform(get("/api/claims/{id}", claim.id()).with(CUSTOMER))
          .andExpect(jsonPath("$.claimedBy").value("customer"));
    }

    @Test
    void aFeeThatIsSetRightIsEvenedOut() throws Exception {
      var claim = grantedForTwoHours();
      costs("1100.00");

      assertThat(due(claim)).isEqualTo("2025-10-07 20.00 CAD");
    }

    @Test
    @Clause("qohash/5.2")
    void aReportThatLengthensTheDowntimeIsEvenedOut() throws Exception {
      var claim =
          granted(
              checked(claimFor(outage("2025-10-07T10:00", "2025-10-07T11:01"), "2025-10-07T12:00")),
              "100.00");
      outage("2025-10-07T11:00", "2025-10-07T11:30");

      assertThat(due(claim)).isEqualTo("2025-10-07 50.00 CAD");
    }

    @Test
    void ofTwoCreditsThatProveToBeForOneDowntimeTheFirstStands() throws Exception {
      var first = outage("2025-09-30T20:00", "2025-09-30T21:01");
      var second = outage("2025-10-01T00:00", "2025-10-01T01:01");
      var one = granted(checked(claimFor(first, "2025-10-01T09:00")), "100.00");
      var two = granted(checked(claimFor(second, "2025-10-01T09:01")), "100.00");
      outage("2025-09-30T21:01", "2025-10-01T00:00");

      assertThat(due(one)).isEqualTo("2025-09-30 133.33 CAD"); // the week's 233.33, less 100
      assertThat(due(two)).isEqualTo("2025-10-01 -100.00 CAD");
    }

    @Test
    @Clause("qohash/5.2")
    void anotherDayIsAnEntryThoughItComesToTheSame() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-06T08:00", "2025-10-06T10:00", "COUNTED");
      assertThat(due(claim)).isEqualTo("2025-10-06 0.00 CAD");
      correct(claim);

      var entry = corrections.of(claim).getFirst();
      assertThat(entry.creditedDay()).contains(LocalDate.of(2025, 10, 6));
      assertThat(words.of(entry, Locale.ENGLISH).lines())
          .startsWith("It now counts for October 6, 2025")
          .endsWith("Credit: CA$200.00", "Granted until then: CA$200.00", "Difference: CA$0.00");
      assertThat(words.of(entry, Locale.FRENCH).lines().getFirst())
          .isEqualTo("Compte désormais pour le 6 octobre 2025");
      assertThat(corrections.due(claim)).isEmpty();
      assertThat(bill("credited", "2025-10"))
          .containsPattern(entry.number() + ",.*,2025-10,0.00,CAD,.*," + claim.number() + "\r\n");
      var sameDay = outage("2025-10-06T12:00", "2025-10-06T13:01");
      assertThat(checked(claimFor(sameDay, "2025-10-06T14:00")).refusal())
          .contains(Refusal.ONCE_A_DAY);
      var dayOfBefore = outage("2025-10-07T12:00", "2025-10-07T13:01");
      granted(checked(claimFor(dayOfBefore, "2025-10-07T14:00")), "25.81"); // the week's, less 200
    }

    @Test
    @Clause("qohash/5.2")
    void aCreditThatComesToTheSameShowsHowItIsWorkedOutNow() throws Exception {
      var claim = grantedForTwoHours();
      assertThat(page(claim)).doesNotContain("By what is known now");
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T10:05", "COUNTED");

      assertThat(corrections.due(claim)).isEmpty();
      assertThat(page(claim))
          .contains("By what is known now", "Downtime that counts: 2 h 5 min")
          .contains("Downtime that counts: 2 h<"); // as it was granted
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", "2025-10-07T09:35", "COUNTED");
      assertThat(page(claim)).doesNotContain("By what is known now");
      correct(claim);
      assertThat(page(claim)).doesNotContain("By what is known now");
    }

    private String page(Claim claim) throws Exception {
      return http.perform(get("/claims/{id}", claim.id()).param("lang", "en").with(CUSTOMER))
          .andReturn()
          .getResponse()
          .getContentAsString();
    }

    @Test
    void isNotTouchedWhileTheOutageIsInDoubt() throws Exception {
      var claim = grantedForTwoHours();
      corrected(claim.outage().orElseThrow(), "2025-10-07T08:00", null, "COUNTED");

      assertThat(corrections.due(claim)).isEmpty();
    }

    private Claim grantedForTwoHours() throws Exception {
      var outage = outage("2025-10-07T08:00", "2025-10-07T10:00");
      return granted(checked(claimFor(outage, "2025-10-07T11:00")), "200.00");
    }

    private void correct(Claim claim) throws Exception {
      http.perform(
              post("/claims/{id}/correction", claim.id())
                  .with(MANAGER)
                  .param("seen", corrections.due(claim).orElseThrow().sign())
                  .param("note", "The monitor erred"))
          .andExpect(status().is3xxRedirection())
          .andExpect(flash().attribute("done", "credit.corrected"));
    }

    /** On whichever page of the list it is. */
    private String row(Claim claim, RequestPostProcessor reader) throws Exception {
      for (int page = 0; ; page++) {
        var shown =
            http.perform(get("/claims").param("lang", "en").param("page", "" + page).with(reader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(shown).as("%s is on no page", claim.number()).contains("</tbody>");
        var row =
            Stream.of(shown.split("<tr ")).filter(one -> one.contains(claim.number())).findFirst();
        if (row.isPresent()) {
          return row.get();
        }
      }
    }

    private String bill(String by, Object month) throws Exception {
      return http.perform(
              get("/claims/credits.csv")
                  .param("by", by)
                  .param("month", month.toString())
                  .with(MANAGER))
          .andExpect(status().isOk())
          .andReturn()
          .getResponse()
          .getContentAsString();
    }

    private List<TestMailServer.Received> mails() {
      return mail.received().stream().filter(received -> received.to().equals(email)).toList();
    }
  }

  @Nested
  class OnceRefused {

    @BeforeEach
    void underQohash() throws Exception {
      has("qohash", "", "1000.00", "CAD");
    }

    @Test
    @Clause("qohash/5.2")
    void anOutageThatProvesToBeLongerIsCreditedAfterAll() throws Exception {
      var outage = outage("2025-10-07T08:00", "2025-10-07T08:59");
      var claim = refused(claimFor(outage, "2025-10-07T11:00"), Refusal.TOO_SHORT);
      assertThat(corrections.due(claim)).isEmpty();

      corrected(outage, "2025-10-07T08:00", "2025-10-07T09:01", "COUNTED");
      corrects(claim, "2025-10-07 100.00 CAD");
      assertThat(corrections.due(claim)).isEmpty();
      assertThat(words.of(corrections.of(claim).getFirst(), Locale.ENGLISH).lines())
          .endsWith("Credit: CA$100.00", "Granted until then: CA$0.00", "Difference: CA$100.00");

      corrected(outage, "2025-10-07T08:00", "2025-10-07T08:59", "COUNTED");
      corrects(claim, "2025-10-07 -100.00 CAD");
    }

    @Test
    @Clause("qohash/5.3")
    void whatWasClaimedInTimeAfterAllIsCredited() throws Exception {
      var outage = outage("2025-10-06T08:00", "2025-10-06T10:00");
      var claim = refused(claimFor(outage, "2025-10-09T14:00"), Refusal.TOO_LATE);

      corrected(outage, "2025-10-06T08:00", "2025-10-06T18:00", "COUNTED");
      assertThat(due(claim)).isEqualTo("2025-10-06 225.81 CAD");
    }

    @Test
    @Clause("qohash/5.2")
    void whatLeavesItsDayToAnotherHasThatOneCredited() throws Exception {
      var first = outage("2025-10-07T08:00", "2025-10-07T09:01");
      var second = outage("2025-10-07T12:00", "2025-10-07T13:01");
      var one = granted(checked(claimFor(first, "2025-10-07T14:00")), "100.00");
      var other = refused(claimFor(second, "2025-10-07T14:00"), Refusal.ONCE_A_DAY);
      corrected(first, "2025-10-07T08:00", "2025-10-07T09:01", "DISMISSED");
      assertThat(corrections.due(other)).as("it is credited still").isEmpty();

      corrects(one, "2025-10-07 -100.00 CAD");
      corrects(other, "2025-10-07 100.00 CAD");
      assertThat(corrections.due(one)).isEmpty();
      assertThat(corrections.due(other)).isEmpty();

      corrected(first, "2025-10-07T08:00", "2025-10-07T09:01", "COUNTED");
      corrects(one, "2025-10-07 100.00 CAD"); // which was granted first
      assertThat(due(other)).isEqualTo("2025-10-07 -100.00 CAD");
    }

    @Test
    void isNotWorthMoreBecauseWhatItFollowsFromIsAnotherReasonNow() throws Exception {
      var outage = outage("2025-10-07T08:00", "2025-10-07T08:59");
      var claim = refused(claimFor(outage, "2025-10-07T11:00"), Refusal.TOO_SHORT);

      corrected(outage, "2025-10-07T08:00", "2025-10-07T08:59", "DISMISSED");
      assertThat(corrections.due(claim)).isEmpty();
    }

    @Test
    void isWaitedForWhereTheSameIsClaimedAnew() throws Exception {
      var outage = outage("2025-10-07T08:00", "2025-10-07T08:59");
      var claim = refused(claimFor(outage, "2025-10-07T11:00"), Refusal.TOO_SHORT);
      corrected(outage, "2025-10-07T08:00", "2025-10-07T09:01", "COUNTED");
      var anew = checked(claimFor(outage, "2025-10-07T12:00"));
      assertThat(corrections.due(claim)).isEmpty();

      granted(anew, "100.00");
      assertThat(corrections.due(claim)).isEmpty();
    }

    private Claim refused(Claim claim, Refusal why) {
      assertThat(checked(claim).refusal()).contains(why);
      claims.refuse(claim.id(), null, null);
      return claims.find(claim.id());
    }

    private void corrects(Claim claim, String sign) {
      assertThat(due(claim)).isEqualTo(sign);
      assertThat(corrections.correct(claim.id(), sign, "As the monitor saw it", "manager"))
          .isTrue();
    }
  }

  private String due(Claim claim) {
    return corrections.due(claim).orElseThrow().sign();
  }

  @Nested
  class WhatAServiceCosts {

    @BeforeEach
    void underQohash() throws Exception {
      has("qohash", "", "1000.00", "CAD");
    }

    @Test
    void isChangedWithATraceOfWhatItWasBefore() throws Exception {
      costs("1100.00");

      http.perform(get("/audit").param("subject", service.id()).with(MANAGER))
          .andExpect(content().string(containsString("fee from 2020-01-01: none → 1000.00 CAD")))
          .andExpect(
              content().string(containsString("fee from 2020-01-01: 1000.00 CAD → 1100.00 CAD")));
    }

    @Test
    void isTakenBackUntilItsDayComesSoThatAnotherCurrencyIsPossible() throws Exception {
      var next = LocalDate.ofInstant(driver.now(), TORONTO).plusYears(1);
      json(put("/api/services/{id}/fees", service.id()).with(MANAGER), fee(next, "EUR"))
          .andExpect(status().isUnprocessableEntity());
      json(put("/api/services/{id}/fees", service.id()).with(MANAGER), fee(next, "CAD"))
          .andExpect(status().isOk());

      http.perform(
              delete("/api/services/{id}/fees", service.id())
                  .with(MANAGER)
                  .param("from", next.toString()))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.length()").value(1));
      http.perform(
              delete("/api/services/{id}/fees", service.id())
                  .with(MANAGER)
                  .param("from", next.toString()))
          .andExpect(status().isNotFound());
      http.perform(
              delete("/api/services/{id}/fees", service.id())
                  .with(MANAGER)
                  .param("from", "2020-01-01"))
          .andExpect(status().isUnprocessableEntity());
      http.perform(get("/audit").param("subject", service.id()).with(MANAGER))
          .andExpect(content().string(containsString("50.00 CAD → none")));
    }

    private static String fee(LocalDate from, String currency) {
      return "{\"from\": \"%s\", \"monthly\": 50, \"currency\": \"%s\"}".formatted(from, currency);
    }
  }

  @Nested
  class InWords {

    @Test
    @Clause("xtm/4.10")
    void aPercentageWithTwoDecimalsIsNoMoney() throws Exception {
      has("xtm", "gold", "2000.00", "EUR");
      var claim = claimFor(YearMonth.of(2025, 10));
      claim.become(
          new CreditVerdict(
              new BigDecimal("45.00"),
              null,
              "xtm/4.10",
              List.of(
                  Step.of("available", "98.39", "99.95"),
                  Step.of("fee", "2025-10", "2000.00"),
                  Step.of("share", 1, "2.25", "2.25", "45.00"))),
          LocalDate.of(2025, 10, 1),
          "EUR");

      assertThat(words.of(claim, Locale.ENGLISH).lines())
          .containsExactly(
              "Available for 98.39%, promised 99.95%",
              "Fee of October 2025: €2,000.00", "1 × 2.25% = 2.25% of it: €45.00");
      assertThat(words.of(claim, Locale.FRENCH).lines().getFirst())
          .isEqualTo("Disponible 98,39\u00a0%, promis 99,95\u00a0%");
    }

    @Test
    void theMonthIsKeptWhenTheFormIsShownAgain() throws Exception {
      has("xtm", "gold", "2000.00", "EUR");
      http.perform(
              post("/claims")
                  .with(CUSTOMER)
                  .param("lang", "en")
                  .param("form", UUID.randomUUID().toString())
                  .param("service", service.id())
                  .param("month", "2025-10")
                  .param("email", "nobody"))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("For October 2025.")))
          .andExpect(content().string(containsString("name=\"month\" value=\"2025-10\"")));
    }

    @Test
    void aMonthThatIsNoneIsSaidOnTheForm() throws Exception {
      has("xtm", "gold", "2000.00", "EUR");
      http.perform(
              post("/claims")
                  .with(CUSTOMER)
                  .param("lang", "en")
                  .param("form", UUID.randomUUID().toString())
                  .param("service", service.id())
                  .param("month", "October")
                  .param("email", email))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("This month cannot be")));
    }

    @Test
    void theFormWithoutAMonthClaimsForTheRunningOne() throws Exception {
      has("xtm", "gold", "2000.00", "EUR");
      var running = YearMonth.from(driver.now().atZone(WARSAW));

      http.perform(get("/claims/new").param("service", service.id()).with(CUSTOMER))
          .andExpect(
              content().string(containsString("name=\"month\" value=\"%s\"".formatted(running))));
    }
  }

  @ParameterizedTest
  @Clause({"aidi/2.1", "offimizer/1.1", "trackforce/availability", "xtm/4.10"})
  @CsvSource({
    "aidi, '', aidi/2.1",
    "offimizer, '', offimizer/1.1",
    "trackforce, '', trackforce/availability",
    "xtm, silver, xtm/4.10",
  })
  void anAgreementWithoutCreditsRefusesByWhatItSaysOfAvailability(
      String agreement, String plan, String clause) throws Exception {
    has(agreement, plan, "1000.00", "EUR");

    var claim =
        checked(claimFor(outage("2025-10-07T08:00", "2025-10-07T18:00"), "2025-10-08T09:00"));
    assertThat(claim.refusal()).contains(Refusal.NOTHING_PROMISED);
    assertThat(claim.clause()).isEqualTo(clause);
  }

  private void has(String agreement, String plan, String monthly, String currency)
      throws Exception {
    story = ServiceStory.of(http, agreement, plan);
    story.costs(monthly, currency);
    service = services.find(story.id(), Visibility.everything());
  }

  private void costs(String monthly) {
    fees.put(service, LocalDate.of(2020, 1, 1), new BigDecimal(monthly), "CAD", "manager");
  }

  /**
   * @param to null if it still lasts
   */
  private void corrected(String outage, String from, String to, String state) throws Exception {
    story.corrected(outage, at(from), at(to), state);
  }

  /** The customer noticed it at once. */
  private String outage(String from, String to) throws Exception {
    return story.failed(at(from), at(to));
  }

  /**
   * @param notice null if the customer told nobody, as {@code to} if it still lasts
   */
  private String told(String from, String notice, String to, String cause) throws Exception {
    return story.failed(at(from), at(notice), at(to), cause);
  }

  private Claim claimFor(String outage, String at) {
    return claimFor(Optional.of(outage), Optional.empty(), at(at));
  }

  private Claim claimFor(YearMonth month) {
    return claimFor(
        Optional.empty(),
        Optional.of(month),
        month.plusMonths(1).atDay(3).atTime(9, 0).atZone(zone).toInstant());
  }

  private Claim claimFor(Optional<String> outage, Optional<YearMonth> month, Instant at) {
    return records.save(
        new Claim(
            UUID.randomUUID().toString(),
            new NewClaim(
                service.id(),
                outage,
                month,
                at,
                "customer",
                Channel.API,
                email,
                Locale.ENGLISH,
                ""),
            "acme"));
  }

  private Claim checked(Claim claim) {
    claims.check(claim.id());
    return claims.find(claim.id());
  }

  private Claim granted(Claim claim, String amount) {
    assertThat(claim.amount()).contains(new BigDecimal(amount));
    assertThat(claim.state()).isEqualTo(State.ENTITLED);
    var approved =
        ClaimWords.money(claim.amount().get(), claim.currency().orElseThrow(), Locale.ENGLISH);
    assertThat(claims.grant(claim.id(), approved, true, "", claim.claimedAt()).granted()).isTrue();
    return claims.find(claim.id());
  }

  private Instant at(String local) {
    return local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
    return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
