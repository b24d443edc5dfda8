package dev.vigie.testing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Who checks others' deadlines must get those right that a third party worked out. */
class PaperCalendarTest {

  @ParameterizedTest(name = "{0}: {2} after {1} is {3}")
  @CsvFileSource(resources = "/cases/deadlines.csv", numLinesToSkip = 1)
  void countsAsTheWorkedDeadlinesDo(
      String calendar, OffsetDateTime start, String term, OffsetDateTime local, Instant due) {
    assertThat(PaperCalendar.named(calendar).after(start.toInstant(), term)).isEqualTo(due);
  }

  @ParameterizedTest(name = "{0}: {2} after {1} is {3}")
  @CsvFileSource(resources = "/cases/deadlines.csv", numLinesToSkip = 1)
  void findsTheOpenTimeAgainThatItCounted(
      String calendar, OffsetDateTime start, String term, OffsetDateTime local, Instant due) {
    var paper = PaperCalendar.named(calendar);
    var open = paper.openBetween(start.toInstant(), due);

    var end = paper.plus(start.toInstant(), open);
    assertThat(end).isBeforeOrEqualTo(due); // at a closing, where the term ends at an opening
    assertThat(paper.openBetween(start.toInstant(), end)).isEqualTo(open);
  }
}
