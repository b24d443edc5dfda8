package dev.vigie.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.CreditRule;
import dev.vigie.agreement.CreditRule.Basis;
import dev.vigie.credit.CreditArithmetic.Granted;
import dev.vigie.credit.CreditVerdict.Refusal;
import dev.vigie.credit.CreditVerdict.Step;
import dev.vigie.credit.MonthFee.Fee;
import dev.vigie.testing.Clause;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is credited for what happened, to the cent and with its arithmetic. */
class CreditArithmeticTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final LocalDate THE_TENTH = NOVEMBER.atDay(10);
  private static final MonthFee A_THOUSAND = fee("2026-01-01", "1000");

  private static final CreditRule QOHASH =
      new CreditRule(
          Basis.OUTAGE,
          BigDecimal.valueOf(5),
          Duration.ofHours(1),
          Optional.of(Duration.ofMinutes(30)),
          1,
          7,
          "qohash/5.2",
          "qohash/5.3");
  private static final CreditRule XTM_GOLD =
      new CreditRule(
          Basis.AVAILABILITY,
          BigDecimal.TEN,
          Duration.ZERO,
          Optional.empty(),
          0,
          0,
          "xtm/4.10",
          "xtm/4.10");

  @Nested
  class AnOutage {

    @ParameterizedTest
    @Clause("qohash/5.2")
    @CsvSource({"PT59M", "PT1H", "PT1S"})
    void ofAnHourOrLessIsNotCredited(Duration down) {
      assertThat(verdict(down).refusal()).isEqualTo(Refusal.TOO_SHORT);
    }

    @ParameterizedTest
    @Clause("qohash/5.2")
    @CsvSource({
      "PT1H0.001S, 100.00",
      "PT61M, 100.00",
      "PT89M59.999S, 100.00",
      "PT90M, 150.00",
      "PT119M, 150.00",
      "PT120M, 200.00",
    })
    void overAnHourIsCreditedForEachHalfHour(Duration down, BigDecimal credit) {
      assertThat(verdict(down).amount()).isEqualTo(credit);
    }

    @Test
    @Clause("qohash/5.2")
    void countsHalfHoursWithoutABreakOnly() {
      var broken = verdict(Duration.ofMinutes(29), Duration.ofMinutes(30), Duration.ofMinutes(29));
      assertThat(broken.amount()).isEqualTo("50.00");

      var crumbs = verdict(Duration.ofMinutes(29), Duration.ofMinutes(29), Duration.ofMinutes(29));
      assertThat(crumbs.refusal()).isEqualTo(Refusal.TOO_SHORT);
    }

    @Test
    @Clause("qohash/5.2")
    void isCreditedOnceADay() {
      var first = List.of(new Granted("first", THE_TENTH, BigDecimal.valueOf(100)));
      assertThat(after(first).forOutage("second", THE_TENTH, hours(2)).refusal())
          .isEqualTo(Refusal.ONCE_A_DAY);
      assertThat(after(first).forOutage("second", THE_TENTH.plusDays(1), hours(1, 1)).amount())
          .isEqualTo("133.33");
    }

    @Test
    void isCreditedOnceHoweverOftenItIsClaimed() {
      var first = List.of(new Granted("first", THE_TENTH, BigDecimal.valueOf(100)));

      assertThat(after(first).forOutage("first", THE_TENTH, hours(2)).refusal())
          .isEqualTo(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("qohash/5.2")
    void whatWasTakenBackIsCreditedNoMoreAndLeavesTheDay() {
      var takenBack =
          List.of(
              new Granted("first", THE_TENTH, BigDecimal.valueOf(200)),
              new Granted("first", THE_TENTH, BigDecimal.valueOf(-200)));

      assertThat(after(takenBack).forOutage("first", THE_TENTH, hours(2)).amount())
          .isEqualTo("200.00");
      assertThat(after(takenBack).forOutage("second", THE_TENTH, hours(2)).amount())
          .isEqualTo("200.00");
    }

    @ParameterizedTest
    @Clause("qohash/5.2")
    @CsvSource({"50", "-50"})
    void whoseDayWasSetRightTakesThatDayAndLeavesTheOther(BigDecimal difference) {
      var moved =
          List.of(
              new Granted("first", THE_TENTH, BigDecimal.valueOf(100)),
              new Granted("first", THE_TENTH.minusDays(1), difference));

      assertThat(after(moved).forOutage("second", THE_TENTH.minusDays(1), hours(2)).refusal())
          .isEqualTo(Refusal.ONCE_A_DAY);
      assertThat(after(moved).forOutage("second", THE_TENTH, hours(2)).granted()).isTrue();
    }

    @Test
    @Clause("qohash/5.3")
    void whatWasCreditedForAnotherMonthLeavesThisOneItsWeekOfFees() {
      var october =
          List.of(new Granted("first", LocalDate.of(2026, 10, 31), BigDecimal.valueOf(225)));

      assertThat(after(october).forOutage("second", THE_TENTH, hours(4)).amount())
          .isEqualTo("233.33");
      assertThat(after(october).forOutage("first", THE_TENTH, hours(4)).refusal())
          .isEqualTo(Refusal.CREDITED_BEFORE);
    }

    @Test
    @Clause("qohash/5.2")
    void countsOnceWhereTheTableSaysSo() {
      var once =
          new CreditRule(
              Basis.OUTAGE,
              BigDecimal.valueOf(5),
              Duration.ofHours(1),
              Optional.empty(),
              1,
              7,
              "qohash/5.2",
              "qohash/5.3");
      var verdict =
          new CreditArithmetic(once, A_THOUSAND, List.of()).forOutage("first", THE_TENTH, hours(4));

      assertThat(verdict.amount()).isEqualTo("50.00"); // not 8 x 5 %
    }

    @Test
    @Clause("qohash/5.2")
    void thatComesToLessThanACentIsNotCredited() {
      var verdict =
          new CreditArithmetic(QOHASH, fee("2026-01-01", "0.02"), List.of())
              .forOutage("first", THE_TENTH, hours(2));

      assertThat(verdict.refusal()).isEqualTo(Refusal.NO_FEE);
    }

    @Test
    @Clause("qohash/5.3")
    void isCreditedUpToAWeekOfFeesAMonth() {
      var longest = verdict(Duration.ofDays(1));
      assertThat(longest.amount()).isEqualTo("233.33");
      assertThat(longest.steps())
          .contains(new Step("limited", List.of("7", "233.33", "0.00", "233.33")));

      var full = List.of(new Granted("first", THE_TENTH, longest.amount()));
      var next = after(full).forOutage("second", THE_TENTH.plusDays(1), hours(5));
      assertThat(next.refusal()).isEqualTo(Refusal.MONTH_IS_FULL);
      assertThat(next.clause()).isEqualTo("qohash/5.3");
    }

    @Test
    void thatDoesNotCountIsNotCredited() {
      assertThat(verdict().refusal()).isEqualTo(Refusal.NOT_COUNTED);
    }

    @Test
    void showsItsArithmetic() {
      assertThat(verdict(Duration.ofMinutes(61)).steps())
          .containsExactly(
              Step.of("down", "PT1H1M"),
              Step.of("times", 2, "PT30M"),
              Step.of("fee", NOVEMBER, "1000.00"),
              Step.of("share", 2, 5, 10, "100.00"),
              Step.of("credit", "100.00"));
    }

    private CreditVerdict verdict(Duration... down) {
      return after(List.of()).forOutage("first", THE_TENTH, List.of(down));
    }

    private CreditArithmetic after(List<Granted> granted) {
      return new CreditArithmetic(QOHASH, A_THOUSAND, granted);
    }

    private static List<Duration> hours(int... each) {
      return Arrays.stream(each).mapToObj(Duration::ofHours).toList();
    }
  }

  @Nested
  class AMonth {

    @Test
    @Clause("xtm/4.10")
    void belowThePromiseIsATenthOfItsFee() {
      var verdict = verdict(A_THOUSAND, "99.499", false, List.of());

      assertThat(verdict.amount()).isEqualTo("100.00");
      assertThat(verdict.clause()).isEqualTo("xtm/4.10");
    }

    @Test
    @Clause("xtm/4.10")
    void thatKeptThePromiseIsNotCredited() {
      assertThat(verdict(A_THOUSAND, "99.500", true, List.of()).refusal())
          .isEqualTo(Refusal.PROMISE_KEPT);
    }

    @Test
    void isCreditedOnce() {
      var before = List.of(new Granted("2026-11", NOVEMBER.atDay(1), BigDecimal.valueOf(100)));

      assertThat(verdict(A_THOUSAND, "90", false, before).refusal())
          .isEqualTo(Refusal.CREDITED_BEFORE);
    }

    @Test
    void whoseFeeChangedIsCreditedByTheDaysOfEach() {
      var fee =
          MonthFee.of(
              NOVEMBER,
              "EUR",
              List.of(
                  new Fee(NOVEMBER.atDay(11), BigDecimal.valueOf(1300)),
                  new Fee(LocalDate.of(2026, 1, 1), BigDecimal.valueOf(1000))));
      var verdict = verdict(fee, "99", false, List.of());

      assertThat(verdict.amount()).isEqualTo("120.00"); // a tenth of 10/30 x 1000 + 20/30 x 1300
      assertThat(verdict.steps())
          .contains(Step.of("fee-part", 1000, 10), Step.of("fee-part", 1300, 20));
    }

    @Test
    void beforeTheServiceHadAFeeIsNotCredited() {
      assertThat(verdict(fee("2026-12-01", "1000"), "99", false, List.of()).refusal())
          .isEqualTo(Refusal.NO_FEE);
    }

    private static CreditVerdict verdict(
        MonthFee fee, String reached, boolean kept, List<Granted> before) {
      return new CreditArithmetic(XTM_GOLD, fee, before)
          .forMonth("2026-11", new BigDecimal("99.5"), new BigDecimal(reached), kept);
    }
  }

  @Test
  void aMonthIsAsLongAsItIs() {
    var february =
        MonthFee.of(
            YearMonth.of(2028, 2),
            "CAD",
            List.of(new Fee(LocalDate.of(2028, 1, 1), BigDecimal.valueOf(2900))));

    assertThat(february.amount()).isEqualByComparingTo("2900");
    assertThat(february.ofDays(7)).isEqualByComparingTo("700");
  }

  private static MonthFee fee(String from, String amount) {
    return MonthFee.of(
        NOVEMBER, "EUR", List.of(new Fee(LocalDate.parse(from), new BigDecimal(amount))));
  }
}
