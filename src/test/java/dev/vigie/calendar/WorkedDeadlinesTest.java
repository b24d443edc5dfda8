package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Deadlines of the five agreements that a calculator of other make has worked out. */
class WorkedDeadlinesTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));

  @ParameterizedTest(name = "{0}: {2} after {1} is {3}")
  @CsvFileSource(resources = "/cases/deadlines.csv", numLinesToSkip = 1)
  void agreeWithTheCalendars(
      String calendar, OffsetDateTime start, String term, OffsetDateTime dueLocal, Instant due) {
    var deadline = new Deadline(Term.parse(term), CALENDARS.get(calendar), start.toInstant());

    assertThat(deadline.dueAt()).contains(due);
    assertThat(due.atZone(CALENDARS.get(calendar).zone()).toOffsetDateTime()).isEqualTo(dueLocal);
    assertThat(deadline.explain().dueAt()).contains(due);
  }
}
