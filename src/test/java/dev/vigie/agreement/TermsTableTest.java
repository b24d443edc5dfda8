package dev.vigie.agreement;

import static dev.vigie.agreement.Target.Untimed.NOT_SPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.calendar.Calendars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the product makes of an agreement's table, and what it tells whoever broke one. */
class TermsTableTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final String TABLE = table();

  @Nested
  class ATable {

    private final Terms terms = read(TABLE);

    @Test
    void isReadAlikeWhereverTheMachineStands() {
      var here = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        assertThat(read(TABLE).rows()).isEqualTo(terms.rows());
      } finally {
        Locale.setDefault(here);
      }
    }
  }

  @Nested
  class AVersion {

    @Test
    void isTheSameForTheSameTable() {
      assertThat(read(TABLE).version()).isEqualTo(read(TABLE).version());
    }

    @Test
    void isAnotherForAnyChange() {
      assertThat(read(TABLE.replace("PT8H", "PT9H")).version()).isNotEqualTo(read(TABLE).version());
    }
  }

  @Nested
  class ACell {

    @Test
    void thatSaysNotSpecifiedPromisesNothing() {
      assertThat(resolution("\"not specified\"").target()).isEqualTo(NOT_SPECIFIED);
    }

    @Test
    void thatIsAnEmptyTextPromisesNothing() {
      assertThat(resolution("\"\"").target()).isEqualTo(NOT_SPECIFIED);
    }

    @Test
    void saysWhichClocksStandStill() {
      var row = read(TABLE.replaceFirst("\"none\"", "\"resolution\"")).row("", "Critical");

      assertThat(row.orElseThrow().promises().stream().filter(Promise::pausable))
          .extracting(Promise::objective)
          .containsExactly(Objective.RESOLUTION);
    }

    private static Promise resolution(String cell) {
      return read(TABLE.replace("\"PT8H\"", cell))
          .row("", "Critical")
          .orElseThrow()
          .promise(Objective.RESOLUTION);
    }
  }

  @Nested
  class ABrokenTable {

    @Test
    void namesTheCalendarThatHasNoFile() {
      refused(TABLE.replaceFirst("\"24x7-paris\"", "\"24x7-atlantis\""))
          .hasMessageContainingAll("row Critical", "24x7-atlantis", "bpmn/calendars");
    }

    @Test
    void namesTheTermThatCannotBeRead() {
      refused(TABLE.replace("\"7BD\"", "\"seven days\""))
          .hasMessageContainingAll("row Low", "seven days", "PT2H");
    }

    @Test
    void letsNothingButTheFirstResponseBeAutomatic() {
      refused(TABLE.replace("\"PT8H\"", "\"automatic\""))
          .hasMessageContainingAll("row Critical", "first response", "resolution");
    }

    @Test
    void letsNothingButUpdatesRecurInStages() {
      refused(TABLE.replace("\"PT8H\"", "\"PT6H for PT24H, then 1BD\""))
          .hasMessageContainingAll("row Critical", "updates", "resolution");
    }

    @Test
    void saysHowAStagedCadenceIsWritten() {
      refused(TABLE.replace("\"PT90M\"", "\"PT6H, then 1BD\""))
          .hasMessageContainingAll("row Critical", "update", "PT6H for PT24H, then 1BD");
    }

    @Test
    void saysThatATermIsTextIfItIsAnythingElse() {
      refused(TABLE.replace("\"PT8H\"", "8"))
          .hasMessageContainingAll("row Critical", "resolution", "in quotes");
    }

    @Test
    void namesTheSeverityOfTwoRows() {
      refused(TABLE.replace("<text>\"Important\"</text>", "<text>\"Critical\"</text>"))
          .hasMessageContainingAll("row Critical", "more than one row");
    }

    @Test
    void asksForASeverityIfNoRowNamesOne() {
      refused(TABLE.replaceAll("<text>\"(Critical|Important|Low|None)\"</text>", "<text>-</text>"))
          .hasMessageContainingAll("severity", "\"Critical\"");
    }

    @Test
    void namesThePriorityThatTheTaskListDoesNotKnow() {
      refused(TABLE.replace("<text>90</text>", "<text>101</text>"))
          .hasMessageContainingAll("row Critical", "priority", "0 and 100");
    }

    @Test
    void namesTheClockThatDoesNotExist() {
      refused(TABLE.replaceFirst("\"none\"", "\"resolutoin\""))
          .hasMessageContainingAll("row Critical", "resolutoin", "resolution");
    }

    @Test
    void saysWhatToWriteIntoAnEmptyCell() {
      refused(TABLE.replace("\"PT8H\"", "")).hasMessageContaining("\"not specified\"");
    }

    @Test
    void namesTheClauseOfNoPromise() {
      refused(TABLE.replaceFirst("update: trackforce", "updates: trackforce"))
          .hasMessageContainingAll("row Critical", "updates", "clauses");
    }

    @Test
    void saysWhichColumnIsMissing() {
      refused(TABLE.replace("name=\"resolution\"", "name=\"resolved\""))
          .hasMessageContainingAll("resolution", "column");
    }

    @Test
    void saysWhichDecisionIsMissing() {
      refused(TABLE.replace("\"trackforce-terms\"", "\"terms\""))
          .hasMessageContaining("trackforce-terms");
    }

    @Test
    void isToldIfItIsNoTableAtAll() {
      refused("a letter").hasMessageContaining("DMN");
    }

    private static AbstractThrowableAssert<?, ?> refused(String table) {
      return assertThatThrownBy(() -> read(table))
          .isInstanceOf(UnusableTermsTable.class)
          .hasMessageStartingWith("trackforce.dmn");
    }
  }

  @Nested
  class AnAgreementWithPlans {

    @Test
    void needsARowForEachPlanAndSeverity() {
      var table =
          TABLE
              .replaceFirst("<text>-</text>", "<text>\"Gold\"</text>")
              .replaceFirst("<text>-</text>", "<text>\"Silver\"</text>");

      assertThatThrownBy(() -> read(table))
          .hasMessageContainingAll("row Gold Important", "no row matches");
    }
  }

  private static Terms read(String table) {
    return Terms.read(
        "trackforce", new DecisionFile("trackforce.dmn", table), CALENDARS.ids()::contains);
  }

  private static String table() {
    try {
      return Files.readString(Path.of("bpmn/agreements/trackforce.dmn"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
