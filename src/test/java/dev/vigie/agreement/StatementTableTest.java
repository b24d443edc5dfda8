package dev.vigie.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By whose business days months are stated, and what is said to who breaks the table. */
class StatementTableTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final String ROW = "(?s)<rule id=\"Rule_Statement1\".*?</rule>";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "qohash, qohash",
    "xtm, xtm-office",
    "aidi, aidi",
    "offimizer, offimizer",
    "trackforce, trackforce",
  })
  void namesTheCalendarOfADesk(String agreement, String calendar) throws IOException {
    assertThat(read(agreement, text -> text).statementCalendar()).contains(calendar);
  }

  /** Critical is answered at any hour, None in opening hours. */
  @Test
  void whereThereIsNoneTheLeastUrgentRowSaysIt() throws IOException {
    var terms = read("trackforce", text -> text.replace("trackforce-statement", "trackforce-x"));

    assertThat(terms.statementCalendar()).contains("trackforce");
  }

  @Test
  void whereThereIsNoneARowWithoutTimesNeedNotNameACalendar() throws IOException {
    assertThat(withoutATable("Rule_Normal").statementCalendar()).contains("offimizer");
  }

  @Test
  void isReadThoughNoCalendarIsNamedAnywhere() throws IOException {
    assertThat(withoutATable("Rule_Blocking", "Rule_Normal").statementCalendar()).isEmpty();
  }

  @Test
  void thatNamesACalendarThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> broken("<text>\"trackforce\"</text>", "<text>\"louvre\"</text>"))
        .hasMessageContaining("decision trackforce-statement")
        .hasMessageContaining("calendar 'louvre' has no file in bpmn/calendars");
  }

  @Test
  void thatSaysNothingIsRefused() {
    assertThatThrownBy(() -> broken(ROW, ""))
        .hasMessageContaining("decision trackforce-statement has no row; add one");
  }

  @Test
  void withoutItsColumnIsRefused() {
    assertThatThrownBy(() -> broken("name=\"calendar\"", "name=\"desk\""))
        .hasMessageContaining("has no output column 'calendar'; add it");
  }

  private static Terms withoutATable(String... rowsWithoutCalendar) throws IOException {
    return read(
        "offimizer",
        text -> {
          var edited = text.replace("offimizer-statement", "offimizer-x");
          for (var row : rowsWithoutCalendar) {
            edited = edited.replaceFirst("(?s)(" + row + ".*?)\"offimizer\"", "$1\"\"");
          }
          return edited;
        });
  }

  private static Terms broken(String part, String instead) throws IOException {
    return read(
        "trackforce",
        text -> {
          var table = text.indexOf("<decision id=\"trackforce-statement\"");
          return text.substring(0, table) + text.substring(table).replaceFirst(part, instead);
        });
  }

  private static Terms read(String agreement, UnaryOperator<String> edited) throws IOException {
    var text = Files.readString(Path.of("bpmn/agreements", agreement + ".dmn"));
    return Terms.read(
        agreement,
        new DecisionFile(agreement + ".dmn", edited.apply(text)),
        CALENDARS.ids()::contains);
  }
}
