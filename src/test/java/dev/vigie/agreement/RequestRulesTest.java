package dev.vigie.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.calendar.Term;
import dev.vigie.testing.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agreements' own tables say of a request beside its times. */
class RequestRulesTest {

  @Nested
  class Coverages {

    @ParameterizedTest(name = "{0}: {1} = {2} is {3} by {4}")
    @CsvSource({
      "xtm, type, feature, OUTSIDE, xtm/1.1",
      "xtm, type, customisation, OUTSIDE, xtm/1.1",
      "xtm, serviceVersion, end-of-life, OUTSIDE, xtm/3.6",
      "xtm, details.thirdParty, true, OUTSIDE, xtm/4.6",
      "xtm, language, fr, OUTSIDE, xtm/4.14",
      "xtm, channel, mail, NO_TIMES, xtm/2.channels",
      "xtm, type, incident, COVERED, ''",
      "aidi, channel, mail, NO_TIMES, aidi/6.0.channel",
      "aidi, channel, phone, NO_TIMES, aidi/6.0.channel",
      "aidi, details.outsideContract, true, ACCOUNT_MANAGER, aidi/7.0",
      "aidi, type, batch-script, COVERED, ''",
      "offimizer, subscriptionPaid, false, OUTSIDE, offimizer/4.3.2.paid",
      "offimizer, channel, mail, COVERED, ''",
      "qohash, channel, mail, COVERED, ''",
      "trackforce, accountActive, false, OUTSIDE, trackforce/scope",
      "trackforce, role, end user, OUTSIDE, trackforce/scope",
      "trackforce, serviceVersion, 8.0-BETA, OUTSIDE, trackforce/scope",
      "trackforce, serviceVersion, 8.0-dev, OUTSIDE, trackforce/scope",
      "trackforce, serviceVersion, end-of-life, OUTSIDE, trackforce/scope",
      "trackforce, details.thirdParty, true, OUTSIDE, trackforce/scope",
      "trackforce, details.customIntegration, true, OUTSIDE, trackforce/scope",
      "trackforce, type, development, OUTSIDE, trackforce/scope",
      "trackforce, type, professional-services, OUTSIDE, trackforce/scope",
      "trackforce, language, de, OUTSIDE, trackforce/language",
      "trackforce, serviceVersion, 7.2, COVERED, ''",
    })
    void decideByOneFact(
        String agreement, String fact, String value, Coverage.Outcome outcome, String clause)
        throws IOException {
      var coverage = rules(agreement).coverage(request(agreement, fact, value));

      assertThat(coverage.outcome()).isEqualTo(outcome);
      assertThat(coverage.clause()).isEqualTo(clause);
      if (outcome != Coverage.Outcome.COVERED) {
        assertThat(coverage.answers().in(Locale.ENGLISH)).isNotBlank();
        assertThat(coverage.answers().in(Locale.FRENCH))
            .isNotBlank()
            .isNotEqualTo(coverage.answers().in(Locale.ENGLISH));
      }
    }

    /** xtm/2.channels: mail opens tickets with times for designated users, but not of Basic. */
    @ParameterizedTest
    @CsvSource({"basic, NO_TIMES", "silver, COVERED", "gold, COVERED"})
    void ofMailByADesignatedUserDependOnThePlan(String plan, Coverage.Outcome outcome)
        throws IOException {
      var request = request("xtm", "channel", "mail");
      request.put("plan", plan);
      request.put("designated", true);

      assertThat(rules("xtm").coverage(request).outcome()).isEqualTo(outcome);
    }

    /** trackforce/scope: a bug in the API with a reproducible code sample. */
    @Test
    void includeADevelopmentQuestionWithACodeSample() throws IOException {
      var request = request("trackforce", "type", "development");
      request.put("details", Map.of("codeSample", true));

      assertThat(rules("trackforce").coverage(request).takenIn()).isTrue();
    }
  }

  @Nested
  class Details {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '|',
        value = {
          "qohash, |serviceVersion, impact|",
          "offimizer, knowledgeBaseConsulted",
          "xtm, ||",
          "aidi, ||",
          "trackforce, ||"
        })
    void areAskedForByTheAgreement(String agreement, String details) throws IOException {
      var required = rules(agreement).required(request(agreement, "plan", ""));

      assertThat(required.stream().map(RequiredDetail::detail))
          .containsExactlyElementsOf(details.isEmpty() ? List.of() : List.of(details.split(", ")));
    }
  }

  @Nested
  class ASilence {

    /** xtm/2.autoclose: Basic after 14 days, otherwise never. */
    @Test
    void endsATicketOfXtmBasicOnly() throws IOException {
      var rules = rules("xtm");

      assertThat(rules.silence("basic", "question").orElseThrow().after())
          .contains(Term.parse("14CD"));
      assertThat(rules.silence("silver", "question").orElseThrow().after()).isEmpty();
      assertThat(rules.silence("basic", "details")).isEmpty();
      assertThat(rules("qohash").silence("", "question")).isEqualTo(Optional.empty());
    }
  }

  @Nested
  class AMistake {

    @Test
    void inAnOutcomeIsNamedWithTheRemedy() throws IOException {
      var edited = file("offimizer").replace("<text>\"outside\"</text>", "<text>\"away\"</text>");

      assertThatThrownBy(() -> read("offimizer", edited))
          .hasMessageContaining("offimizer.dmn: decision offimizer-coverage 'away' is no outcome")
          .hasMessageContaining("\"account manager\"");
    }

    @Test
    void inATermIsNamedWithTheRemedy() throws IOException {
      var edited = file("xtm").replace("<text>\"14CD\"</text>", "<text>\"a fortnight\"</text>");

      assertThatThrownBy(() -> read("xtm", edited))
          .hasMessageContaining("decision xtm-silence after:")
          .hasMessageContaining("or \"never\"");
    }

    @Test
    void inTheHitPolicyIsNamedWithTheRemedy() throws IOException {
      var edited = file("qohash").replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"UNIQUE\"");

      assertThatThrownBy(() -> read("qohash", edited))
          .hasMessageContaining(
              "decision qohash-details has the hit policy UNIQUE; choose COLLECT");
    }

    @Test
    void inACallWithoutATermIsNamedWithTheRemedy() throws IOException {
      var edited = file("trackforce").replace("<text>\"PT30M\"</text>", "<text>\"\"</text>");

      assertThatThrownBy(() -> read("trackforce", edited))
          .hasMessageContaining("decision trackforce-channels")
          .hasMessageContaining("column within");
    }

    @Test
    void inAColumnIsNamedWithTheRemedy() throws IOException {
      var edited = file("qohash").replace("name=\"fr\"", "name=\"de\"");

      assertThatThrownBy(() -> read("qohash", edited))
          .hasMessageContaining("decision qohash-details has no output column 'fr'; add it");
    }
  }

  @Nested
  class TheLevelOfAidi {

    @ParameterizedTest(name = "production {0}, {1} customers, {2}, {3}: {4}")
    @CsvSource(
        nullValues = "-",
        value = {
          "true, -, -, no access, I, aidi/6.0.level",
          "false, 3, several features, important, I, aidi/6.0.level",
          "true, 2, invoicing, significant, II, aidi/6.0.level",
          "false, 2, sso, important, II, aidi/6.0.level",
          "true, 1, budget, important, 'II,III', aidi/6.0.single",
          "true, 2, theme, important, III, aidi/6.0.level",
          "true, 1, theme, important, IV, aidi/6.0.level",
          "true, 1, budget, minor, IV, aidi/6.0.level",
          "true, 2, budget, minor, IV, aidi/6.0.level",
          "false, 1, several features, significant, IV, aidi/6.0.level",
        })
    void followsFromTheFacts(
        Boolean production,
        Integer customers,
        String feature,
        String degradation,
        String levels,
        String clause)
        throws IOException {
      var told = new HashMap<String, Object>();
      told.put("production", production);
      told.put("customersAffected", customers);
      told.put("feature", feature);
      told.put("degradation", degradation);
      told.values().removeIf(Objects::isNull);
      var facts = request("aidi", "type", "incident");
      facts.put("details", told);

      assertThat(rules("aidi").level(facts))
          .contains(new LevelFound(List.of(levels.split(",")), clause));
    }

    @Test
    void isNotKnownWithoutFacts() throws IOException {
      assertThat(rules("aidi").level(request("aidi", "type", "incident"))).isEmpty();
    }

    @Test
    void mustBeOneOfTheAgreements() throws IOException {
      var edited = file("aidi").replace("\"II, III\"", "\"II, V\"");

      assertThatThrownBy(() -> read("aidi", edited))
          .hasMessageContaining("decision aidi-level 'V' is no severity of the agreement")
          .hasMessageContaining("\"I\", \"II\", \"III\", \"IV\"");
    }
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "aidi, batch-script, true",
    "aidi, data-change, true",
    "aidi, report-change, true",
    "aidi, question, false",
    "aidi, incident, false",
    "qohash, data-change, false",
  })
  void identityIsProvenInProportionToTheRisk(String agreement, String type, boolean proven)
      throws IOException {
    assertThat(rules(agreement).identityCheck(request(agreement, "type", type)).isPresent())
        .isEqualTo(proven);
  }

  @Test
  void escalationPathsBelongToSilverAndGoldOfXtm() throws IOException {
    var path =
        List.of(
            "Customer Success Consultant",
            "Support Manager",
            "VP Customer Office / VP Sales",
            "CEO");

    assertThat(rules("xtm").escalationPath("gold")).isEqualTo(path);
    assertThat(rules("xtm").escalationPath("silver")).isEqualTo(path);
    assertThat(rules("xtm").escalationPath("basic")).isEmpty();
    assertThat(rules("trackforce").escalationPath("")).isEmpty();
  }

  @ParameterizedTest
  @Clause("trackforce/channels")
  @CsvSource({
    "trackforce, Critical, update, true",
    "trackforce, Important, question, true",
    "trackforce, Critical, solution, true",
    "trackforce, Low, update, false",
    "trackforce, None, solution, false",
    "qohash, 1, update, false",
  })
  void customersAreCalledWhereTheAgreementPrefersIt(
      String agreement, String severity, String occasion, boolean called) throws IOException {
    assertThat(rules(agreement).phoneCall("", severity, occasion).isPresent()).isEqualTo(called);
  }

  private static Map<String, Object> request(String agreement, String fact, Object value) {
    var facts = new HashMap<String, Object>();
    facts.put("plan", agreement.equals("xtm") ? "silver" : "");
    facts.put("severity", "");
    facts.put("type", "incident");
    facts.put("channel", "portal");
    facts.put("serviceVersion", "7.2");
    facts.put("role", "administrator");
    facts.put("language", "en");
    facts.put("accountActive", true);
    facts.put("subscriptionPaid", true);
    facts.put("designated", false);
    facts.put("details", Map.of());
    var given = List.of("true", "false").contains(value) ? Boolean.valueOf((String) value) : value;
    if (fact.startsWith("details.")) {
      facts.put("details", Map.of(fact.substring("details.".length()), given));
    } else {
      facts.put(fact, given);
    }
    return facts;
  }

  private static RequestRules rules(String agreement) throws IOException {
    return read(agreement, file(agreement));
  }

  private static RequestRules read(String agreement, String xml) {
    return Terms.read(agreement, new DecisionFile(agreement + ".dmn", xml), calendar -> true)
        .rules();
  }

  private static String file(String agreement) throws IOException {
    return Files.readString(Path.of("bpmn/agreements/%s.dmn".formatted(agreement)));
  }
}
