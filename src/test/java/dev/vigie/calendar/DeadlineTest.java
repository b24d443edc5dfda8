package dev.vigie.calendar;

import static dev.vigie.calendar.Desks.officeHours;
import static dev.vigie.calendar.Desks.paris;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/*      Mon 2026-06-01      Tue 2026-06-02      Wed 2026-06-03
 *   ---[ 09 ..... 17 ]-----[ 09 ..... 17 ]-----[ 09 ..... 17 ]---
 */
class DeadlineTest {

  private static final String MONDAY_0900 = "2026-06-01T09:00";

  @Test
  void isDueByItsTermWhereNothingPausesIt() {
    assertThat(deadline("PT4H", MONDAY_0900).dueAt()).contains(paris("2026-06-01T13:00"));
  }

  @ParameterizedTest(name = "{4}: {0} from {1} with {2} is due {3}")
  @CsvSource({
    "PT4H, 2026-06-01T09:00, 01T10:00/01T11:00, 2026-06-01T14:00, a gap moves it by its length",
    "PT4H, 2026-06-01T09:00, 01T12:00/02T10:00, 2026-06-02T11:00, only open time is moved",
    "PT4H, 2026-06-01T15:00, 01T18:00/02T08:00, 2026-06-02T11:00, a closed gap moves nothing",
    "PT4H, 2026-06-01T09:00, 01T13:00/01T15:00, 2026-06-01T13:00, a gap from the due instant on comes too late",
    "PT4H, 2026-06-01T09:00, 01T10:00/01T11:00 01T13:30/01T14:30, 2026-06-01T15:00, a gap counts that the first brought into reach",
    "PT4H, 2026-06-01T09:00, 01T08:00/01T10:00, 2026-06-01T14:00, a gap counts from the start on",
    "PT4H, 2026-06-01T09:00, 01T10:00/01T10:00, 2026-06-01T13:00, an empty gap is none",
    "PT8H, 2026-06-01T09:00, 01T16:00/01T17:00, 2026-06-02T10:00, what was due at closing goes on next day",
    "1BD, 2026-06-01T10:00, 01T12:00/01T15:00, 2026-06-02T13:00, business days move by open time",
    "1BD, 2026-06-01T10:00, 01T12:00/02T09:30, 2026-06-02T15:30, and by no more than that",
    "1BD, 2026-06-01T10:00, 01T18:00/02T08:00, 2026-06-02T10:00, nor by a closed night",
    "1CD, 2026-06-01T09:00, 01T20:00/01T22:00, 2026-06-02T11:00, calendar days move by real time",
    "1M, 2026-06-01T09:00, 06T09:00/07T09:00, 2026-07-02T09:00, and so do months",
    "1BD..2BD, 2026-06-01T10:00, 01T12:00/01T15:00, 2026-06-03T13:00, a range is due at its latest end",
  })
  void isMovedByGaps(String term, String start, String gaps, String due, String why) {
    assertThat(deadline(term, start, gaps.split(" ")).dueAt()).contains(paris(due));
  }

  @ParameterizedTest(name = "{4}: {0} with {1} at {2} is used by {3}")
  @CsvSource({
    "PT4H, '', 2026-06-01T09:00, 0, it begins",
    "PT4H, '', 2026-06-01T08:00, 0, it has not begun",
    "PT4H, '', 2026-06-01T12:00, 0.75, when the team is warned",
    "PT4H, '', 2026-06-01T13:00, 1, when it is due",
    "PT4H, '', 2026-06-03T13:00, 1, and from then on",
    "PT16H, '', 2026-06-01T17:00, 0.5, at closing",
    "PT16H, '', 2026-06-02T09:00, 0.5, and at opening the same",
    "PT4H, 01T10:00/01T11:00, 2026-06-01T12:00, 0.5, a gap does not count",
    "PT4H, 01T10:00/01T11:00, 2026-06-01T10:30, 0.25, nor while it lasts",
    "PT4H, 01T11:00/, 2026-06-02T12:00, 0.5, nor while nobody knows how long",
    "2CD, '', 2026-06-02T09:00, 0.5, calendar days count by real time",
    "1BD..2BD, '', 2026-06-02T09:00, 0.5, a range counts to its latest end",
  })
  void isUsedByAndBy(String term, String gaps, String now, double used, String why) {
    assertThat(deadline(term, MONDAY_0900, gaps.split(" ")).usedAt(paris(now))).isEqualTo(used);
  }

  @Nested
  class WhilePaused {

    @ParameterizedTest
    @ValueSource(strings = {"PT4H", "1BD", "1CD", "1M", "1BD..2BD"})
    void isNotDue(String term) {
      assertThat(deadline(term, MONDAY_0900, "01T12:00/").dueAt()).isEmpty();
    }

    @Test
    void wasDueBeforehandAllTheSame() {
      assertThat(deadline("PT4H", MONDAY_0900, "01T13:00/").dueAt())
          .contains(paris("2026-06-01T13:00"));
    }

    @Test
    void wasWarnedBeforehandAllTheSame() {
      assertThat(deadline("PT4H", MONDAY_0900, "01T11:30/").warnAt(0.5))
          .contains(paris("2026-06-01T11:00"));
      assertThat(deadline("PT4H", MONDAY_0900, "01T10:30/").warnAt(0.5)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{5}: {1} of {0} from {2} is {4}")
  @CsvSource({
    "PT4H, 0.5, 2026-06-01T09:00, '', 2026-06-01T11:00, half of the coverage",
    "PT4H, 0.5, 2026-06-01T15:00, '', 2026-06-01T17:00, at closing where the half ends there",
    "PT4H, 1, 2026-06-01T09:00, '', 2026-06-01T13:00, all of it",
    "PT4H, 0.5, 2026-06-01T09:00, 01T10:00/01T10:30, 2026-06-01T11:30, moved by a gap before it",
    "PT4H, 0.5, 2026-06-01T09:00, 01T12:00/01T13:00, 2026-06-01T11:00, not moved by a gap after it",
    "1BD, 0.75, 2026-06-01T10:00, '', 2026-06-01T16:00, business days by their coverage",
    "1CD, 0.5, 2026-06-01T09:00, '', 2026-06-01T21:00, calendar days by real time",
    "14BD..28BD, 0.75, 2026-06-01T10:00, '', 2026-06-19T10:00, a range at its earliest end",
    "14BD..28BD, 0.75, 2026-06-01T10:00, 02T09:00/02T12:00, 2026-06-19T13:00, moved by a gap",
  })
  void warnsAtAShare(
      String term, double share, String start, String gaps, String expected, String why) {
    assertThat(deadline(term, start, gaps.split(" ")).warnAt(share)).contains(paris(expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void knowsNoWarningOutsideItsTerm(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deadline("PT4H", MONDAY_0900).warnAt(share))
        .withMessageContaining("share");
  }

  @Test
  void refusesGapsThatOverlapOrAreOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deadline("PT4H", MONDAY_0900, "01T10:00/01T12:00", "01T11:00/01T13:00"))
        .withMessageStartingWith("gaps:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deadline("PT4H", MONDAY_0900, "01T10:00/", "01T11:00/01T13:00"))
        .withMessageStartingWith("gaps:");
  }

  private static Deadline deadline(String term, String start, String... gaps) {
    var spans = Arrays.stream(gaps).filter(gap -> !gap.isEmpty()).map(DeadlineTest::gap).toList();
    return new Deadline(Term.parse(term), officeHours(), paris(start), List.copyOf(spans));
  }

  /** Reads a gap in June 2026, such as {@code 01T10:00/01T11:00}; without an end it is open. */
  private static TimeSpan gap(String text) {
    var ends = text.split("/");
    var from = paris("2026-06-" + ends[0]);
    return ends.length == 1
        ? TimeSpan.since(from)
        : new TimeSpan(from, paris("2026-06-" + ends[1]));
  }
}
