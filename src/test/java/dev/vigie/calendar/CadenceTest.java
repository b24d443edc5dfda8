package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that come often at first (qohash/3.updates.1). */
class CadenceTest {

  private static final BusinessCalendar QOHASH =
      Calendars.load(Path.of("bpmn/calendars")).get("qohash");
  private static final String STAGED = "PT6H for PT24H, then 1BD";

  /** 24 business hours after Monday 9:00 end on Wednesday at 15:00, summer time in Toronto. */
  @ParameterizedTest
  @CsvSource({
    "2026-09-14T13:00:00Z, PT6H",
    "2026-09-15T20:59:59Z, PT6H",
    "2026-09-16T18:59:59Z, PT6H",
    "2026-09-16T19:00:00Z, 1BD",
    "2026-09-21T13:00:00Z, 1BD"
  })
  void takesTheTermOfTheStageInWhichAPeriodBegins(Instant from, String every) {
    var monday = Instant.parse("2026-09-14T13:00:00Z");

    assertThat(Cadence.parse(STAGED).every(monday, from, QOHASH)).hasToString(every);
  }

  @Test
  void countsEachStageFromTheEndOfTheOneBefore() {
    var cadence = Cadence.parse("PT1H for PT2H, then PT2H for PT3H, then 1BD");
    var monday = Instant.parse("2026-09-14T13:00:00Z");

    assertThat(cadence.every(monday, Instant.parse("2026-09-14T17:59:59Z"), QOHASH))
        .hasToString("PT2H");
    assertThat(cadence.every(monday, Instant.parse("2026-09-14T18:00:00Z"), QOHASH))
        .hasToString("1BD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1BD", STAGED, "PT1H for PT2H, then PT2H for PT3H, then 1M"})
  void readsBackAsWritten(String text) {
    assertThat(Cadence.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT6H, then 1BD",
        "PT6H for PT24H",
        "PT6H for PT24H for PT2H, then 1BD",
        "",
        "often",
        "PT1H for PT1H, then PT1H for PT1H, then PT1H for PT1H, then PT1H for PT1H, then PT1H for"
            + " PT1H, then 1BD"
      })
  void saysWhatCannotBeRead(String text) {
    assertThatThrownBy(() -> Cadence.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
