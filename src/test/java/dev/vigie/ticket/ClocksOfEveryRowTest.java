package dev.vigie.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Objective;
import dev.vigie.agreement.Target;
import dev.vigie.calendar.Calendars;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket under every row of the five agreements, held against the same list as the tables. */
@VigieTest
class ClocksOfEveryRowTest {

  @Autowired private TicketStory story;
  @Autowired private Calendars calendars;

  /** The engine begins what was opened, so that no other test has to. */
  @AfterAll
  static void settle(@Autowired EngineDriver driver) {
    driver.settle();
  }

  /** The columns from the fourth on are the promises in the order of {@link #COLUMNS}. */
  private static final Map<Objective, Integer> COLUMNS =
      Map.of(
          Objective.FIRST_RESPONSE, 4,
          Objective.UPDATE, 5,
          Objective.ESCALATION, 6,
          Objective.RESOLUTION, 7);

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/terms.csv", useHeadersInDisplayName = true)
  void startAtReceiptAndAreDueByTheirRow(ArgumentsAccessor line) throws Exception {
    var plan = Objects.requireNonNullElse(line.getString(1), "");
    story.post(Requests.of(line.getString(0), plan, line.getString(2)));

    var calendar = calendars.get(line.getString(3));
    COLUMNS.forEach(
        (objective, column) -> {
          var cell = Objects.requireNonNullElse(line.getString(column), "not specified");
          var clock = story.clock(objective);
          var target = Target.parse(cell);
          assertThat(clock.target()).isEqualTo(target);
          assertThat(clock.dueAt())
              .isEqualTo(
                  target
                      .cadence()
                      .map(
                          cadence ->
                              cadence
                                  .every(story.received(), story.received(), calendar)
                                  .after(story.received(), calendar)));
          assertThat(clock.state()).isEqualTo(stateOf(target));
        });
  }

  private static ClockState stateOf(Target target) {
    return switch (target) {
      case Target.Timed timed -> ClockState.RUNNING;
      case Target.Untimed.AUTOMATIC -> ClockState.MET;
      case Target.Untimed words -> ClockState.NOT_SPECIFIED;
    };
  }
}
