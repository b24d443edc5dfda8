package dev.vigie.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.agreement.CreditRule.Basis;
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

/** What the agreements' own tables say of credits, and what is said to who breaks one. */
class CreditRulesTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  @Test
  @Clause({"qohash/5.2", "qohash/5.3"})
  void ofQohashAreOfEachOutageForEachHalfHourOfItUpToAWeekOfFees() throws IOException {
    assertThat(rules("qohash").credit(""))
        .contains(
            new CreditRule(
                Basis.OUTAGE,
                BigDecimal.valueOf(5),
                Duration.ofHours(1),
                Optional.of(Duration.ofMinutes(30)),
                1,
                7,
                "qohash/5.2",
                "qohash/5.3"));
  }

  @Test
  @Clause("qohash/5.3")
  void ofQohashAreClaimedWithinTwentyFourHoursOfTheDesk() throws IOException {
    var claim = rules("qohash").claim("").orElseThrow();

    assertThat(claim.within()).hasToString("PT24H");
    assertThat(claim.calendar()).isEqualTo("qohash");
    assertThat(claim.clause()).isEqualTo("qohash/5.3");
  }

  @Test
  @Clause("qohash/5.2")
  void ofQohashAreReadTheOtherWayByOneCell() throws IOException {
    var edited = file("qohash").replace("<text>\"PT30M\"</text>", "<text>\"once\"</text>");
    assertThat(edited).isNotEqualTo(file("qohash"));

    assertThat(read("qohash", edited).credit("").orElseThrow().each()).isEmpty();
  }

  @Test
  @Clause("xtm/4.10")
  void ofXtmAreOfAMonthUnderGoldOnly() throws IOException {
    var gold = rules("xtm").credit("gold").orElseThrow();
    assertThat(gold.basis()).isEqualTo(Basis.AVAILABILITY);
    assertThat(gold.percent()).isEqualByComparingTo("10");
    assertThat(gold.mostDaysOfFees()).isZero();
    assertThat(rules("xtm").claim("gold")).isEmpty();

    assertThat(rules("xtm").credit("silver")).isEmpty();
    assertThat(rules("xtm").noCredit("silver")).contains("xtm/4.10");
  }

  @ParameterizedTest
  @CsvSource({"aidi", "offimizer", "trackforce"})
  void areNotSpokenOfInTheOthers(String agreement) throws IOException {
    assertThat(rules(agreement).credit("")).isEmpty();
    assertThat(rules(agreement).noCredit("")).isEmpty();
  }

  @Nested
  class AMistake {

    @ParameterizedTest(name = "{1} in place of {0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "\"outage\" | \"day\" | credited: \"day\" is nothing to credit; use \"outage\"",
          "\"5 %\" | \"5\" | percent: \"5\" cannot be read; write it like \"5 %\"",
          "\"5 %\" | \"0 %\" | percent: \"0 %\" cannot be read",
          "\"PT1H\" | \"an hour\" | longerThan: \"an hour\" is no length of time",
          "\"PT30M\" | \"PT0S\" | each: \"PT0S\" is no length of time; write it like \"PT30M\", or \"once\"",
          "\"PT30M\" | \"twice\" | each: \"twice\" is no length of time; write it like \"PT30M\", or \"once\"",
          "\"1 a day\" | \"one a day\" | mostInADay: \"one a day\" cannot be read; write \"1 a day\" or \"any\"",
          "\"7 days of fees\" | \"a week\" | mostInAMonth: \"a week\" cannot be read; write \"7 days of fees\"",
          "\"PT24H\" | \"a day\" | within: ",
        })
    void isNamedWithItsRemedy(String right, String wrong, String complaint) throws IOException {
      var credits = file("qohash").indexOf("<decision id=\"qohash-credits\"");
      var edited =
          file("qohash").substring(0, credits)
              + file("qohash")
                  .substring(credits)
                  .replace("<text>%s</text>".formatted(right), "<text>%s</text>".formatted(wrong));

      assertThatThrownBy(() -> read("qohash", edited))
          .isInstanceOf(UnusableDesignFile.class)
          .hasMessageStartingWith("qohash.dmn")
          .hasMessageContaining(complaint);
    }

    @Test
    void isACreditWithoutAPercentage() throws IOException {
      var edited = file("xtm").replace("<text>\"10 %\"</text>", "<text>\"any\"</text>");

      assertThatThrownBy(() -> read("xtm", edited))
          .isInstanceOf(UnusableDesignFile.class)
          .hasMessageContaining("percent: \"any\" cannot be read; write it like \"5 %\"");
    }

    @Test
    void isACalendarThatNobodyHas() throws IOException {
      var claims = file("qohash").indexOf("<decision id=\"qohash-claims\"");
      var edited =
          file("qohash").substring(0, claims)
              + file("qohash").substring(claims).replace("\"qohash\"", "\"montreal\"");

      assertThatThrownBy(() -> read("qohash", edited))
          .hasMessageContaining("calendar 'montreal' has no file in bpmn/calendars");
    }
  }

  private static CreditRules rules(String agreement) throws IOException {
    return read(agreement, file(agreement));
  }

  private static CreditRules read(String agreement, String xml) {
    return Terms.read(
            agreement, new DecisionFile(agreement + ".dmn", xml), CALENDARS.ids()::contains)
        .credits();
  }

  private static String file(String agreement) throws IOException {
    return Files.readString(Path.of("bpmn/agreements/%s.dmn".formatted(agreement)));
  }
}
