package dev.vigie.agreement;

import static dev.vigie.agreement.Counting.DOWNTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.agreement.Target.Untimed;
import dev.vigie.calendar.Calendars;
import dev.vigie.testing.Clause;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agreements' own tables say of availability, and what is said to who breaks one. */
class AvailabilityRulesTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  @Nested
  class Promises {

    @ParameterizedTest(name = "{0} {1}, {2}: {3} over {4} on {5}")
    @Clause({"qohash/5.1", "xtm/4.10", "aidi/2.1", "offimizer/1.1", "trackforce/availability"})
    @CsvSource({
      "qohash, '', PRODUCTION, 99, calendar month, qohash-weekdays, qohash/5.1",
      "xtm, gold, PRODUCTION, 99.5, calendar month, 24x7-warsaw, xtm/4.10",
      "aidi, '', PRODUCTION, 99, calendar month, aidi, aidi/2.1",
      "trackforce, '', PRODUCTION, 99.5, 30 days, 24x7-paris, trackforce/availability",
    })
    void areThoseOfThePublishedAgreements(
        String agreement,
        String plan,
        ServiceInstance instance,
        BigDecimal percent,
        String period,
        String calendar,
        String clause)
        throws IOException {
      var promise = rules(agreement).promise(plan, instance).orElseThrow();

      assertThat(promise.percent()).contains(percent);
      assertThat(promise.period()).hasToString(period);
      assertThat(promise.calendar()).isEqualTo(calendar);
      assertThat(promise.clause()).isEqualTo(clause);
    }

    @ParameterizedTest(name = "{0} {1}, {2}: {3}")
    @Clause({"offimizer/1.1", "xtm/4.10", "aidi/2.1"})
    @CsvSource({
      "offimizer, '', PRODUCTION, NOT_SPECIFIED",
      "xtm, basic, PRODUCTION, NOT_APPLICABLE",
      "xtm, silver, PRODUCTION, NOT_APPLICABLE",
      "xtm, gold, SUBCONTRACTED, NOT_APPLICABLE",
      "aidi, '', NON_PRODUCTION, NOT_APPLICABLE",
    })
    void areNotInvented(String agreement, String plan, ServiceInstance instance, Untimed silence)
        throws IOException {
      var promise = rules(agreement).promise(plan, instance).orElseThrow();

      assertThat(promise.percent()).isEmpty();
      assertThat(promise.silence()).isEqualTo(silence);
    }

    @Test
    @Clause({"aidi/2.2", "qohash/5.1"})
    void nameTheClauseByWhichClosedTimeIsLeftOut() throws IOException {
      assertThat(promise("aidi").closedClause()).isEqualTo("aidi/2.2");
      assertThat(promise("qohash").closedClause()).isEqualTo("qohash/5.1");
    }

    @Test
    @Clause("qohash/5.2")
    void countFromTheCustomersNoticeWhereTheAgreementSaysSo() throws IOException {
      assertThat(promise("qohash").noticeClause()).contains("qohash/5.2");
      assertThat(promise("trackforce").noticeClause()).isEmpty();
    }

    private static AvailabilityPromise promise(String agreement) throws IOException {
      return rules(agreement).promise("", ServiceInstance.PRODUCTION).orElseThrow();
    }
  }

  @ParameterizedTest(name = "{0}: {1} is {2} by {3}")
  @Clause({"qohash/5.1", "xtm/4.10", "aidi/2.2", "trackforce/availability", "offimizer/1.1"})
  @CsvSource({
    "qohash, MAINTENANCE, EXCLUDED, qohash/5.1",
    "qohash, REQUESTED_MAINTENANCE, EXCLUDED, qohash/5.1",
    "qohash, THIRD_PARTY, EXCLUDED, qohash/5.1",
    "qohash, POLICY, AVAILABLE, qohash/5.3",
    "qohash, EMERGENCY_MAINTENANCE, DOWNTIME, ''",
    "xtm, MAINTENANCE, EXCLUDED, xtm/4.10",
    "xtm, EMERGENCY_MAINTENANCE, AVAILABLE, xtm/4.10",
    "xtm, FORCE_MAJEURE, AVAILABLE, xtm/4.10",
    "xtm, SLOWNESS, AVAILABLE, xtm/4.10",
    "xtm, FAILURE, DOWNTIME, ''",
    "aidi, SLOWNESS, AVAILABLE, aidi/2.1",
    "aidi, CUSTOMER_EQUIPMENT, EXCLUDED, aidi/2.2",
    "aidi, INTERNET, EXCLUDED, aidi/2.2",
    "aidi, PROHIBITED_USE, EXCLUDED, aidi/2.2",
    "aidi, FORCE_MAJEURE, EXCLUDED, aidi/2.2",
    "aidi, THIRD_PARTY, DOWNTIME, ''",
    "aidi, MAINTENANCE, EXCLUDED, aidi/2.2",
    "trackforce, CUSTOMER, EXCLUDED, trackforce/availability",
    "trackforce, FORCE_MAJEURE, DOWNTIME, ''",
    "trackforce, MAINTENANCE, EXCLUDED, trackforce/availability",
    "offimizer, MAINTENANCE, EXCLUDED, offimizer/1.1",
    "qohash, UNANNOUNCED_MAINTENANCE, DOWNTIME, qohash/5.1",
    "xtm, LATE_MAINTENANCE, EXCLUDED, xtm/4.10",
    "xtm, UNANNOUNCED_MAINTENANCE, DOWNTIME, xtm/3.1.1",
    "aidi, LATE_MAINTENANCE, DOWNTIME, aidi/2.2",
    "aidi, UNANNOUNCED_MAINTENANCE, DOWNTIME, aidi/2.2",
    "offimizer, UNANNOUNCED_MAINTENANCE, DOWNTIME, offimizer/1.1",
    "trackforce, UNANNOUNCED_MAINTENANCE, DOWNTIME, trackforce/maintenance",
    "trackforce, EXCESS_MAINTENANCE, DOWNTIME, trackforce/maintenance",
    "trackforce, OVERRUN, DOWNTIME, ''",
  })
  void causesCountAsTheAgreementSays(
      String agreement, InterruptionCause cause, Counting counting, String clause)
      throws IOException {
    var plan = agreement.equals("xtm") ? "gold" : "";

    assertThat(rules(agreement).cause(plan, cause)).isEqualTo(new CauseRule(counting, clause));
  }

  @Nested
  class PlannedMaintenance {

    @Test
    @Clause("xtm/3.1.1")
    void isAnnouncedEightHoursAheadAndLiesInTheWindowOfXtm() throws IOException {
      var rule = rules("xtm").maintenance("basic");

      assertThat(rule.announcedBefore()).contains(Duration.ofHours(8));
      assertThat(rule.window()).contains("xtm-maintenance");
      assertThat(rule.most()).isEmpty();
    }

    @Test
    @Clause("trackforce/maintenance")
    void isAnnouncedAndAtMostThreeHoursAMonthForTrackforce() throws IOException {
      var rule = rules("trackforce").maintenance("");

      assertThat(rule.announcedBefore()).contains(Duration.ZERO);
      assertThat(rule.most()).contains(Duration.ofHours(3));
    }

    @Test
    void isNotLimitedWhereTheAgreementIsSilent() throws IOException {
      assertThat(rules("qohash").maintenance("")).isEqualTo(MaintenanceRule.SILENT);
      assertThat(rules("offimizer").maintenance("")).isEqualTo(MaintenanceRule.SILENT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xtm, gold, 1, counts",
    "xtm, gold, 2, nothing",
    "xtm, silver, 1, nothing",
    "trackforce, '', Critical, proposed",
    "trackforce, '', Important, nothing",
    "aidi, '', I, proposed",
    "qohash, '', 1, proposed",
    "offimizer, '', blocking, proposed"
  })
  @Clause("xtm/4.10")
  void ticketsTellOfAnOutageWhereTheirSeverityMeansOne(
      String agreement, String plan, String severity, String expected) throws IOException {
    var found =
        rules(agreement)
            .outage(plan, severity)
            .map(rule -> rule.counts() ? "counts" : "proposed")
            .orElse("nothing");

    assertThat(found).isEqualTo(expected);
  }

  @Nested
  class AMistake {

    @ParameterizedTest(name = "{1} in place of {0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "\"99.5 %\" | \"a lot\" | promised: \"a lot\" is no share of the time",
          "\"99.5 %\" | \"100.1 %\" | promised: \"100.1 %\" is no share of the time",
          "\"99.5 %\" | 99.5 | promised: \"\" is no share of the time",
          "\"30 days\" | \"1M\" | period: \"1M\" is no period; write \"calendar month\"",
          "\"30 days\" | \"999 days\" | period: \"999 days\" is no period",
          "\"24x7-paris\" | \"paris\" | calendar 'paris' has no file in bpmn/calendars",
          "\"start\" | \"noon\" | from: \"noon\" says not from when an outage counts",
          "\"PT3H\" | \"3 hours\" | most: \"3 hours\" is no time of at most 31 days",
          "\"PT3H\" | \"PT9999H\" | most: \"PT9999H\" is no time of at most 31 days",
          "\"excluded\" | \"forgotten\" | counts: 'forgotten' is no way to count; use one of \"downtime\"",
          "\"internet\" | \"intranet\" | 'intranet' is no cause; use one of \"failure\"",
          "\"proposed\" | \"perhaps\" | outage: 'perhaps' says not whether it counts",
        })
    void isNamedWithItsRemedy(String right, String wrong, String complaint) throws IOException {
      var edited = file("trackforce").replace(right, wrong);

      assertThatThrownBy(() -> read("trackforce", edited))
          .isInstanceOf(UnusableDesignFile.class)
          .hasMessageStartingWith("trackforce.dmn")
          .hasMessageContaining(complaint);
    }

    @Test
    void isAPlanThatNoRowIsFor() throws IOException {
      var edited = file("xtm").replace("<text>\"99.5 %\"</text>", "<text>null</text>");
      assertThatThrownBy(() -> read("xtm", edited)).hasMessageContaining("promised");

      var onlyGold =
          file("aidi")
              .replaceFirst("(UnaryTests_Availability2Instance\">\\s*<text>)-", "$1\"production\"");
      assertThatThrownBy(() -> read("aidi", onlyGold))
          .hasMessageContaining("has no row for non-production");
    }

    @Test
    void isAnotherHitPolicy() throws IOException {
      var edited =
          file("aidi")
              .replace(
                  "DecisionTable_Downtime\" hitPolicy=\"FIRST\"",
                  "DecisionTable_Downtime\" hitPolicy=\"COLLECT\"");

      assertThatThrownBy(() -> read("aidi", edited))
          .hasMessageContaining("decision aidi-downtime has the hit policy COLLECT; choose FIRST");
    }
  }

  @Test
  void anAgreementWithoutTheseTablesPromisesNothingAndHoldsEverythingAgainstUs()
      throws IOException {
    var bare = Files.readString(Path.of("src/test/resources/own-agreement/helios.dmn"));
    var rules = read("helios", bare);

    assertThat(rules.promise("", ServiceInstance.PRODUCTION)).isEqualTo(Optional.empty());
    assertThat(rules.cause("", InterruptionCause.INTERNET).counts()).isEqualTo(DOWNTIME);
    assertThat(rules.maintenance("")).isEqualTo(MaintenanceRule.SILENT);
    assertThat(rules.outage("", "High")).isEmpty();
  }

  private static AvailabilityRules rules(String agreement) throws IOException {
    return read(agreement, file(agreement));
  }

  private static AvailabilityRules read(String agreement, String xml) {
    return Terms.read(
            agreement,
            new DecisionFile(agreement + ".dmn", xml),
            id -> CALENDARS.ids().contains(id) || id.equals("helios-osaka"))
        .availability();
  }

  private static String file(String agreement) throws IOException {
    return Files.readString(Path.of("bpmn/agreements/%s.dmn".formatted(agreement)));
  }
}
