package dev.vigie.availability;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.InterruptionCause;
import dev.vigie.agreement.ServiceInstance;
import dev.vigie.availability.Measurement.Sum;
import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.Clause;
import dev.vigie.testing.VigieTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Months worked out by hand, with the tables and calendars of each agreement. */
@VigieTest
class AvailabilityOfTheFiveAgreementsTest {

  private static final int SIX_DECIMALS = 6;

  @Autowired private Services services;
  @Autowired private Outages outages;
  @Autowired private MaintenancePlans plans;
  @Autowired private AvailabilityFigures figures;
  @Autowired private Clock time;

  /**
   * April 2025 has 22 weekdays, one of them Good Friday (the 18th): 21 whole days are 30,240
   * minutes.
   */
  @Nested
  @Clause("qohash/5.1")
  class Qohash {

    private final String april = "2025-04";

    @Test
    @Clause({"qohash/5.1", "qohash/5.2"})
    void countsWholeWeekdaysFromTheCustomersNotice() {
      var story = story("qohash", "", ServiceInstance.PRODUCTION, "America/Toronto");
      // Thursday 22:00, noticed at 22:30, over Good Friday to Saturday: 90 minutes of Thursday
      story.down(
          "2025-04-17T22:00", "2025-04-17T22:30", "2025-04-19T01:00", InterruptionCause.FAILURE);
      // Monday: in the maintenance until 22:00, then 60 minutes
      story.maintained("2025-04-21T20:00", "2025-04-21T22:00", "2025-04-21T19:59");
      story.down("2025-04-21T21:30", "2025-04-21T23:00");
      story.down(
          "2025-04-22T10:00",
          "2025-04-22T10:00",
          "2025-04-22T11:00",
          InterruptionCause.THIRD_PARTY);

      var figure = story.figure(april);
      var measured = figure.measurement().orElseThrow();

      assertThat(measured.counted()).isEqualTo(ofMinutes(30_240 - 120 - 60));
      assertThat(measured.down()).isEqualTo(ofMinutes(150));
      // 1 - 150 / 30,060
      assertThat(measured.percent(SIX_DECIMALS)).contains(new BigDecimal("99.500998"));
      assertThat(figure.outcome()).isEqualTo(Outcome.KEPT);
      assertThat(measured.sums())
          .containsExactly(
              new Sum(Reason.SERVED, "", ofMinutes(30_060 - 150 - 30)),
              new Sum(Reason.DOWN, "", ofMinutes(150)),
              new Sum(Reason.EXCUSED, "qohash/5.2", ofMinutes(30)),
              new Sum(Reason.EXCLUDED, "qohash/5.1", ofMinutes(60)),
              new Sum(Reason.MAINTENANCE, "qohash/5.1", ofMinutes(120)),
              new Sum(Reason.HOLIDAY, "qohash/5.1", ofMinutes(1_440)),
              new Sum(Reason.WEEKEND, "qohash/5.1", ofMinutes(8 * 1_440)));
    }

    /** What is written down when it is over was not scheduled. */
    @Test
    void countsMaintenanceThatNobodyWasToldOf() {
      var story = story("qohash", "", ServiceInstance.PRODUCTION, "America/Toronto");
      story.maintained("2025-04-21T20:00", "2025-04-21T22:00", null);
      story.maintained("2025-04-22T20:00", "2025-04-22T21:00", "2025-04-22T20:00");

      assertThat(story.measured(april).down()).isEqualTo(ofMinutes(180));
      assertThat(story.measured(april).sums())
          .contains(new Sum(Reason.DOWN, "qohash/5.1", ofMinutes(180)));
    }

    @Test
    @Clause("qohash/5.2")
    void holdsNothingAgainstUsThatTheCustomerNeverNoticed() {
      var story = story("qohash", "", ServiceInstance.PRODUCTION, "America/Toronto");
      story.down("2025-04-15T08:00", null, "2025-04-16T08:00", InterruptionCause.FAILURE);

      assertThat(story.figure(april).measurement().orElseThrow().down()).isZero();
    }

    /** 1 % of 30,240 minutes is 302 min 24 s. */
    @Test
    void isBrokenByAMomentMoreThanOnePercent() {
      var story = story("qohash", "", ServiceInstance.PRODUCTION, "America/Toronto");
      story.down("2025-04-15T08:00", "2025-04-15T13:02:24");
      assertThat(story.figure(april).outcome()).isEqualTo(Outcome.KEPT);
      assertThat(story.figure(april).left()).contains(Duration.ZERO);

      story.down("2025-04-15T13:02:24", "2025-04-15T13:02:24.001");
      assertThat(story.figure(april).outcome()).isEqualTo(Outcome.BROKEN);
    }
  }

  /** March 2025 in Warsaw has 743 hours, 44,580 minutes: the clocks are put on on the 30th. */
  @Nested
  @Clause("xtm/4.10")
  class Xtm {

    private final String march = "2025-03";

    @Test
    void followsTheFormulaOfGold() {
      var story = story("xtm", "gold", ServiceInstance.PRODUCTION, "Europe/Warsaw");
      story.maintained("2025-03-07T22:00", "2025-03-08T02:00", "2025-03-07T10:00");
      story.down("2025-03-30T01:30", "2025-03-30T03:30"); // one hour
      story.down(
          "2025-03-10T08:00",
          "2025-03-10T08:00",
          "2025-03-10T10:00",
          InterruptionCause.FORCE_MAJEURE);
      story.down(
          "2025-03-11T08:00", "2025-03-11T08:00", "2025-03-11T10:00", InterruptionCause.SLOWNESS);

      var figure = story.figure(march);
      var measured = figure.measurement().orElseThrow();

      // force majeure is no downtime, but the formula takes only maintenance out of the hours
      assertThat(measured.counted()).isEqualTo(ofMinutes(44_580 - 240));
      assertThat(measured.down()).isEqualTo(ofMinutes(60));
      // ((44,580 - 240) - 60) x 100 / (44,580 - 240)
      assertThat(measured.percent(SIX_DECIMALS)).contains(new BigDecimal("99.864682"));
      assertThat(figure.outcome()).isEqualTo(Outcome.KEPT);
      assertThat(measured.sums()).contains(new Sum(Reason.EXCUSED, "xtm/4.10", ofMinutes(240)));
    }

    /** 0.5 % of 44,580 minutes is 222 min 54 s. */
    @Test
    void isBrokenByAMomentMore() {
      var story = story("xtm", "gold", ServiceInstance.PRODUCTION, "Europe/Warsaw");
      story.down("2025-03-12T08:00", "2025-03-12T11:42:54");
      assertThat(story.figure(march).outcome()).isEqualTo(Outcome.KEPT);

      story.down("2025-03-13T08:00", "2025-03-13T08:00:00.001");
      assertThat(story.figure(march).outcome()).isEqualTo(Outcome.BROKEN);
    }

    /** 3.1.1 says that XTM will endeavour to tell eight hours before. */
    @Test
    @Clause({"xtm/4.10", "xtm/3.1.1"})
    void leavesOutMaintenanceThatIsAnnouncedLateButNotWhatIsAnnouncedToNobody() {
      var story = story("xtm", "gold", ServiceInstance.PRODUCTION, "Europe/Warsaw");
      story.maintained("2025-03-08T20:00", "2025-03-08T21:00", "2025-03-08T12:00:01");
      assertThat(story.measured(march).counted()).isEqualTo(ofMinutes(44_580 - 60));
      assertThat(story.measured(march).down()).isZero();

      story.maintained("2025-03-09T20:00", "2025-03-09T21:00", null);
      assertThat(story.measured(march).down()).isEqualTo(ofMinutes(60));
      assertThat(story.measured(march).sums())
          .contains(new Sum(Reason.DOWN, "xtm/3.1.1", ofMinutes(60)));
    }

    @Test
    void promisesNothingForOtherPlansAndForWhatSubcontractorsRun() {
      var silver = story("xtm", "silver", ServiceInstance.PRODUCTION, "Europe/Warsaw");
      silver.down("2025-03-12T08:00", "2025-03-14T08:00");
      var others = story("xtm", "gold", ServiceInstance.SUBCONTRACTED, "Europe/Warsaw");

      assertThat(silver.figure(march).outcome()).isEqualTo(Outcome.NOT_PROMISED);
      assertThat(silver.figure(march).measurement().orElseThrow().down())
          .isEqualTo(Duration.ofDays(2));
      assertThat(others.figure(march).outcome()).isEqualTo(Outcome.NOT_PROMISED);
    }
  }

  /** April 2025 has 21 days of opening without Good Friday: 10,080 minutes. */
  @Nested
  @Clause({"aidi/2.1", "aidi/2.2"})
  class Aidi {

    private final String april = "2025-04";

    @Test
    void countsTheOpeningHoursOfProduction() {
      var story = story("aidi", "", ServiceInstance.PRODUCTION, "America/Toronto");
      story.down("2025-04-02T16:30", "2025-04-03T09:30"); // 30 + 30 minutes of opening
      story.down(
          "2025-04-04T10:00", "2025-04-04T10:00", "2025-04-04T12:00", InterruptionCause.SLOWNESS);
      story.down(
          "2025-04-07T09:00", "2025-04-07T09:00", "2025-04-07T10:00", InterruptionCause.INTERNET);
      story.maintained("2025-04-08T12:00", "2025-04-08T12:30", null); // nobody was told: downtime
      story.maintained("2025-04-09T12:00", "2025-04-09T13:00", "2025-04-09T11:59");

      var figure = story.figure(april);
      var measured = figure.measurement().orElseThrow();

      assertThat(measured.counted()).isEqualTo(ofMinutes(10_080 - 60 - 60));
      assertThat(measured.down()).isEqualTo(ofMinutes(60 + 30));
      // 1 - 90 / 9,960
      assertThat(measured.percent(SIX_DECIMALS)).contains(new BigDecimal("99.096385"));
      assertThat(figure.outcome()).isEqualTo(Outcome.KEPT);
      assertThat(measured.sums())
          .contains(
              new Sum(Reason.EXCUSED, "aidi/2.1", ofMinutes(120)),
              new Sum(Reason.EXCLUDED, "aidi/2.2", ofMinutes(60)),
              new Sum(Reason.MAINTENANCE, "aidi/2.2", ofMinutes(60)));
    }

    /** 1 % of 10,080 minutes is 100 min 48 s. */
    @Test
    void isBrokenByAMomentMoreThanOnePercentOfTheHours() {
      var story = story("aidi", "", ServiceInstance.PRODUCTION, "America/Toronto");
      story.down("2025-04-15T16:00", "2025-04-16T09:40:48"); // over the night
      assertThat(story.outcome(april)).isEqualTo(Outcome.KEPT);
      assertThat(story.figure(april).left()).contains(Duration.ZERO);

      story.down("2025-04-16T09:40:48", "2025-04-16T09:40:48.001");
      assertThat(story.outcome(april)).isEqualTo(Outcome.BROKEN);
    }

    /** 21 opened days of 16 closed hours, eight days of week-ends, and Good Friday. */
    @Test
    void namesTheClauseByWhichClosedTimeIsLeftOut() {
      var story = story("aidi", "", ServiceInstance.PRODUCTION, "America/Toronto");

      assertThat(story.measured(april).sums())
          .containsExactly(
              new Sum(Reason.SERVED, "", ofMinutes(10_080)),
              new Sum(Reason.HOLIDAY, "aidi/2.2", ofMinutes(1_440)),
              new Sum(Reason.WEEKEND, "aidi/2.2", ofMinutes(8 * 1_440)),
              new Sum(Reason.OUTSIDE_HOURS, "aidi/2.2", ofMinutes(21 * 960)));
    }

    @Test
    void promisesNothingForOtherEnvironments() {
      var story = story("aidi", "", ServiceInstance.NON_PRODUCTION, "America/Toronto");
      story.down("2025-04-01T00:00", "2025-05-01T00:00");

      assertThat(story.figure(april).outcome()).isEqualTo(Outcome.NOT_PROMISED);
      assertThat(story.figure(april).promised()).isEmpty();
    }
  }

  @Nested
  @Clause("trackforce/availability")
  class Trackforce {

    /**
     * Two hours on 28 February and two on 10 March: each calendar month would be at 99.7 %, but the
     * 30 days from 28 February on are not: 240 of 43,200 minutes.
     */
    @Test
    void judgesEveryPeriodOfThirtyDays() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.down("2025-02-28T10:00", "2025-02-28T12:00");
      story.down("2025-03-10T10:00", "2025-03-10T12:00");

      var february = story.figure("2025-02");
      var march = story.figure("2025-03");

      assertThat(february.outcome()).isEqualTo(Outcome.KEPT);
      assertThat(february.measurement().orElseThrow().percent(SIX_DECIMALS))
          .contains(new BigDecimal("99.722222"));
      assertThat(march.outcome()).isEqualTo(Outcome.BROKEN);
      assertThat(march.measurement().orElseThrow().counted()).isEqualTo(ofMinutes(43_200));
      assertThat(march.measurement().orElseThrow().percent(SIX_DECIMALS))
          .contains(new BigDecimal("99.444444"));
      assertThat(march.left()).contains(ofMinutes(216 - 240));
    }

    @Test
    @Clause({"trackforce/availability", "trackforce/maintenance"})
    void leavesOutWhatTheCustomerCausedAndPlannedMaintenanceButNotItsOverrun() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.down(
          "2025-06-10T10:00", "2025-06-10T10:00", "2025-06-10T14:00", InterruptionCause.CUSTOMER);
      var planned = story.maintained("2025-06-11T01:00", "2025-06-11T03:00", "2025-06-01T00:00");
      plans.change(
          planned.id(),
          new MaintenanceFacts(
              story.at("2025-06-11T01:00"),
              story.at("2025-06-11T03:00"),
              story.at("2025-06-11T01:10"),
              story.at("2025-06-11T03:25"),
              false,
              "Upgrade"),
          null,
          false,
          new Corrections.Hand("agent", "It took longer"));

      var measured = story.figure("2025-06").measurement().orElseThrow();

      assertThat(measured.down()).isEqualTo(ofMinutes(25));
      assertThat(measured.counted()).isEqualTo(ofMinutes(43_200 - 240 - 110));
    }

    /** Two hours and an hour and 36 minutes are 216 minutes, 0.5 % of 720 hours. */
    @Test
    void judgesPeriodsThatBeginAtAnyInstant() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.down("2025-06-01T12:00", "2025-06-01T14:00");
      story.down("2025-07-01T10:00", "2025-07-01T11:36");
      assertThat(story.outcome("2025-07")).isEqualTo(Outcome.KEPT);
      assertThat(story.figure("2025-07").left()).contains(Duration.ZERO);

      story.down("2025-07-01T11:36", "2025-07-01T11:36:00.001");
      assertThat(story.outcome("2025-07")).isEqualTo(Outcome.BROKEN);
      assertThat(story.measured("2025-07").counted()).isEqualTo(Duration.ofHours(720));
    }

    /** What is thirty times 24 hours later than the other lies in no period with it. */
    @Test
    void judgesNoLongerPeriod() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.down("2025-06-01T12:00", "2025-06-01T14:00");
      story.down("2025-07-01T12:00", "2025-07-01T14:00");

      assertThat(story.outcome("2025-07")).isEqualTo(Outcome.KEPT);
      assertThat(story.measured("2025-07").down()).isEqualTo(ofMinutes(120));
    }

    @Test
    void aServiceYoungerThanThirtyDaysHasItsFirstThirty() {
      var young =
          story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris")
              .another("2025-06-28T00:00", null);
      young.down("2025-06-29T10:00", "2025-06-29T11:00");

      assertThat(young.measured("2025-06").counted()).isEqualTo(ofMinutes(43_200));
      assertThat(young.outcome("2025-06")).isEqualTo(Outcome.KEPT);
    }

    @Test
    void aMonthIsNotJudgedByWhatHappenedAfterIt() {
      var young =
          story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris")
              .another("2025-06-28T00:00", null);
      young.down("2025-07-10T10:00", "2025-07-10T15:00");

      assertThat(young.outcome("2025-05")).isEqualTo(Outcome.NOT_MEASURED);
      assertThat(young.outcome("2025-04")).isEqualTo(Outcome.NOT_MEASURED);
      assertThat(young.outcome("2025-06")).isEqualTo(Outcome.KEPT);
      assertThat(young.outcome("2025-07")).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aMonthThatRunsIsOnlyKeptSoFar() {
      var paris = ZoneId.of("Europe/Paris");
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, paris.getId());
      var month = YearMonth.from(time.instant().atZone(paris));

      assertThat(story.figure(month.toString()).running()).isTrue();
      assertThat(story.figure(month.minusMonths(1).toString()).running()).isFalse();
    }

    /** Its first thirty days are not over, but what happens from now on does not count for it. */
    @Test
    void aMonthThatIsOverIsKeptForGoodAlsoOfAYoungService() {
      var paris = ZoneId.of("Europe/Paris");
      var month = YearMonth.from(time.instant().atZone(paris));
      var young =
          story("trackforce", "", ServiceInstance.PRODUCTION, paris.getId())
              .another(month.atDay(1).atStartOfDay().minusMinutes(1).toString(), null);

      var over = young.figure(month.minusMonths(1).toString());
      assertThat(over.outcome()).isEqualTo(Outcome.KEPT);
      assertThat(over.running()).isFalse();
      assertThat(young.figure(month.toString()).running()).isTrue();
    }

    /** Eight minutes are 0.02 % of the last thirty days, but 0.56 % of the last day. */
    @Test
    void aServiceThatEndsHasItsLastThirtyDaysBeforeItsEnd() {
      var old =
          story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris")
              .another("2025-01-01T00:00", "2025-07-31T12:00");
      old.down("2025-07-31T11:52", "2025-07-31T12:00");

      assertThat(old.outcome("2025-07")).isEqualTo(Outcome.KEPT);
      assertThat(old.measured("2025-07").counted()).isEqualTo(ofMinutes(43_200));
      assertThat(old.outcome("2025-08")).isEqualTo(Outcome.NOT_MEASURED);
      assertThat(old.outcome("2025-09")).isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    @Clause({"trackforce/availability", "trackforce/maintenance"})
    void countsMaintenanceThatNobodyWasToldOf() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.maintained("2025-06-11T01:00", "2025-06-11T02:00", null);

      assertThat(story.measured("2025-06").down()).isEqualTo(ofMinutes(60));
      assertThat(story.measured("2025-06").sums())
          .contains(new Sum(Reason.DOWN, "trackforce/maintenance", ofMinutes(60)));
    }

    @Test
    @Clause("trackforce/maintenance")
    void leavesOutThreeHoursOfMaintenanceInAMonthAndNotASecondMore() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.maintained("2025-06-11T01:00", "2025-06-11T03:00", "2025-06-01T00:00");
      story.maintained("2025-06-18T01:00", "2025-06-18T02:00", "2025-06-01T00:00");
      assertThat(story.measured("2025-06").down()).isZero();
      assertThat(story.measured("2025-06").counted()).isEqualTo(ofMinutes(43_200 - 180));

      story.maintained("2025-06-18T01:30", "2025-06-18T02:00:01", "2025-06-01T00:00");
      assertThat(story.measured("2025-06").sums())
          .contains(new Sum(Reason.DOWN, "trackforce/maintenance", Duration.ofSeconds(1)));

      // the earlier ones of a month come first, whenever they were planned
      story.maintained("2025-06-04T01:00", "2025-06-04T02:00", "2025-06-01T00:00");
      assertThat(story.measured("2025-06").down()).isEqualTo(ofMinutes(60).plusSeconds(1));
    }

    @Test
    @Clause("trackforce/maintenance")
    void takesEachMonthOfMaintenanceOverItsEndByItself() {
      var story = story("trackforce", "", ServiceInstance.PRODUCTION, "Europe/Paris");
      story.maintained("2025-06-30T21:00", "2025-07-01T03:00", "2025-06-01T00:00");
      assertThat(story.measured("2025-07").down()).isZero();

      story.maintained("2025-07-02T00:00", "2025-07-02T00:30", "2025-06-01T00:00");
      assertThat(story.measured("2025-06").down()).isZero();
      assertThat(story.measured("2025-07").down()).isEqualTo(ofMinutes(30));
      // also where only a part of the month is asked for
      var day = new TimeSpan(story.at("2025-07-02T00:00"), story.at("2025-07-03T00:00"));
      assertThat(figures.over(story.service(), day).orElseThrow().down()).isEqualTo(ofMinutes(30));
    }
  }

  @Test
  @Clause("offimizer/1.1")
  void offimizerIsMeasuredAtAnyHourButPromisesNoNumber() {
    var story = story("offimizer", "", ServiceInstance.PRODUCTION, "Europe/Paris");
    story.down("2025-06-15T10:00", "2025-06-15T16:00"); // a Sunday
    story.maintained("2025-06-16T01:00", "2025-06-16T03:00", "2025-06-15T00:00");
    story.maintained("2025-06-17T01:00", "2025-06-17T02:00", null); // nobody was told

    var figure = story.figure("2025-06");

    assertThat(figure.outcome()).isEqualTo(Outcome.NOT_PROMISED);
    assertThat(figure.promised()).isEmpty();
    assertThat(figure.measurement().orElseThrow().counted()).isEqualTo(ofMinutes(43_200 - 120));
    assertThat(figure.measurement().orElseThrow().down()).isEqualTo(ofMinutes(360 + 60));
  }

  @Test
  void aMonthBeforeTheServiceBeganIsNotMeasured() {
    var story = story("xtm", "gold", ServiceInstance.PRODUCTION, "Europe/Warsaw");

    assertThat(story.figure("2023-11").outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(story.figure("2499-11").outcome()).isEqualTo(Outcome.NOT_MEASURED);
  }

  private ServiceStory story(String agreement, String plan, ServiceInstance instance, String zone) {
    return new ServiceStory(services, outages, plans, figures, agreement, plan, instance, zone);
  }
}
