package dev.vigie.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cell of the agreements' tables, held against {@code cases/terms.csv}: a plain list that a
 * reader can hold against the published texts. An empty cell there means that the agreement knows
 * no such promise.
 */
class TermsOfTheFiveAgreementsTest {

  private static final Path TABLES = Path.of("bpmn/agreements");
  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/terms.csv", useHeadersInDisplayName = true)
  void promiseWhatTheAgreementSays(ArgumentsAccessor line) {
    var row = terms(line.getString(0)).row(plan(line), line.getString(2)).orElseThrow();

    assertThat(row.promise(Objective.FIRST_RESPONSE).target()).isEqualTo(target(line, 4));
    assertThat(row.promise(Objective.UPDATE).target()).isEqualTo(target(line, 5));
    assertThat(row.promise(Objective.ESCALATION).target()).isEqualTo(target(line, 6));
    assertThat(row.promise(Objective.RESOLUTION).target()).isEqualTo(target(line, 7));
    assertThat(row.promises()).extracting(Promise::calendar).containsOnly(line.getString(3));
    assertThat(pausable(row)).isEqualTo(Objects.requireNonNullElse(line.getString(8), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qohash", "xtm", "aidi", "offimizer", "trackforce"})
  void promiseNothingElse(String agreement) throws IOException {
    var listed =
        Files.readAllLines(Path.of("src/test/resources/cases/terms.csv")).stream()
            .filter(line -> line.startsWith(agreement + ","))
            .count();

    assertThat(terms(agreement).rows()).hasSize((int) listed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qohash", "xtm", "aidi", "offimizer", "trackforce"})
  void citeAClauseOfTheAgreementForWhatTheyPromise(String agreement) {
    assertThat(terms(agreement).rows().stream().flatMap(row -> row.promises().stream()))
        .filteredOn(promise -> promise.target().cadence().isPresent())
        .allSatisfy(promise -> assertThat(promise.clause()).startsWith(agreement + "/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qohash", "xtm", "aidi", "offimizer", "trackforce"})
  void putTheGravestFirst(String agreement) {
    var terms = terms(agreement);
    var plan = terms.plans().isEmpty() ? "" : terms.plans().getFirst();

    assertThat(terms.rows())
        .filteredOn(row -> row.plan().equals(plan))
        .extracting(row -> -row.priority())
        .isSorted();
  }

  @ParameterizedTest
  @EnumSource(Target.Untimed.class)
  void mayAnswerWithWordsThatReadBack(Target.Untimed words) {
    assertThat(Target.parse(words.toString())).isEqualTo(words);
  }

  private static String plan(ArgumentsAccessor line) {
    return Objects.requireNonNullElse(line.getString(1), "");
  }

  private static Target target(ArgumentsAccessor line, int column) {
    var cell = line.getString(column);
    return cell == null ? Target.Untimed.NOT_SPECIFIED : Target.parse(cell);
  }

  private static String pausable(SeverityTerms row) {
    return row.promises().stream()
        .filter(Promise::pausable)
        .map(promise -> promise.objective().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static Terms terms(String agreement) {
    try {
      var file = agreement + ".dmn";
      var table = Files.readString(TABLES.resolve(file));
      return Terms.read(agreement, new DecisionFile(file, table), CALENDARS.ids()::contains);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
