package dev.vigie.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Agreements;
import dev.vigie.testing.VigieTest;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** On which day a month is stated: the first one on which somebody is at work. */
@VigieTest
class StatementCalendarTest {

  @Autowired private Agreements agreements;

  @ParameterizedTest(name = "{0}, {1}: {2} in {3}, since {4}")
  @CsvSource({
    "trackforce, 2026-12, 2027-01-04T09:00, Europe/Paris, Friday is New Year's Day",
    "trackforce, 2026-04, 2026-05-04T09:00, Europe/Paris, Friday is Labour Day",
    "trackforce, 2026-07, 2026-08-03T09:00, Europe/Paris, the month begins on a Saturday",
    "trackforce, 2026-10, 2026-11-02T09:00, Europe/Paris, All Saints is on a Sunday",
    "trackforce, 2026-08, 2026-09-01T09:00, Europe/Paris, it is a Tuesday",
    "offimizer, 2026-12, 2027-01-04T09:00, Europe/Paris, Friday is New Year's Day",
    "offimizer, 2026-04, 2026-05-04T09:00, Europe/Paris, Friday is Labour Day",
    "offimizer, 2026-07, 2026-08-03T09:00, Europe/Paris, the month begins on a Saturday",
    "xtm, 2026-12, 2027-01-04T08:00, Europe/Warsaw, Friday is New Year's Day",
    "xtm, 2026-04, 2026-05-04T08:00, Europe/Warsaw, Friday is Labour Day and Sunday the 3rd of May",
    "xtm, 2026-07, 2026-08-03T08:00, Europe/Warsaw, the month begins on a Saturday",
    "xtm, 2026-08, 2026-09-01T08:00, Europe/Warsaw, it is a Tuesday",
    "qohash, 2026-12, 2027-01-04T08:00, America/Toronto, Friday is New Year's Day",
    "qohash, 2026-04, 2026-05-01T08:00, America/Toronto, the first of May is no holiday there",
    "qohash, 2026-06, 2026-07-02T08:00, America/Toronto, Wednesday is Canada Day",
    "qohash, 2029-06, 2029-07-03T08:00, America/Toronto, Canada Day moves from Sunday to Monday",
    "qohash, 2026-10, 2026-11-02T08:00, America/Toronto, the month begins on a Sunday",
    "aidi, 2026-12, 2027-01-04T09:00, America/Toronto, Friday is New Year's Day",
    "aidi, 2026-04, 2026-05-01T09:00, America/Toronto, the first of May is no holiday there",
    "aidi, 2026-06, 2026-07-02T09:00, America/Toronto, Wednesday is Canada Day",
    "aidi, 2026-07, 2026-08-03T09:00, America/Toronto, the month begins on a Saturday",
  })
  void isItsFirstBusinessDay(
      String agreement, YearMonth month, LocalDateTime opening, ZoneId zone, String why) {
    var calendar = agreements.calendar(agreement).orElseThrow();

    assertThat(StatementCalendar.opening(calendar, month).atZone(zone).toLocalDateTime())
        .as(why)
        .isEqualTo(opening);
    assertThat(StatementCalendar.end(calendar, month).atZone(zone).toLocalDateTime())
        .isEqualTo(opening.toLocalDate().plusDays(1).atStartOfDay());
  }

  @Test
  void isNoneWhereThereIsNoSuchAgreement() {
    assertThat(agreements.calendar("selene")).isEmpty();
  }
}
