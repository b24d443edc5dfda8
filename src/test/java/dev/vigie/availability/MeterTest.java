package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.agreement.Counting;
import dev.vigie.agreement.InterruptionCause;
import dev.vigie.availability.Interruption.Kind;
import dev.vigie.availability.Measurement.Sum;
import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.TimeSpan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How minutes are counted, on the calendars that agreements name. */
class MeterTest {

  private static final Calendars CALENDARS = Calendars.load(Path.of("bpmn/calendars"));
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final YearMonth JUNE = YearMonth.of(2025, 6);
  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
  private static final String CLOSED = "a/closed";
  private static final BigDecimal PROMISED = new BigDecimal("99.5");

  /*  Sunday 1 June 2025 to Monday 30 June, at any hour: 30 days of 1440 minutes. */

  @Test
  void aMonthWithoutInterruptionIsAllService() {
    var june = june();

    assertThat(june.counted()).isEqualTo(minutes(43_200));
    assertThat(june.down()).isZero();
    assertThat(june.percent(3)).contains(new BigDecimal("100.000"));
    assertThat(june.stretches()).hasSize(1);
  }

  @Test
  void outagesAtTheSameTimeCountOnce() {
    var june =
        june(
            down("2025-06-10T10:00", "2025-06-10T11:00"),
            down("2025-06-10T10:30", "2025-06-10T11:30"));

    assertThat(june.down()).isEqualTo(minutes(90));
  }

  @Test
  void outagesThatTouchHaveNothingBetweenThem() {
    var june =
        june(
            down("2025-06-10T10:00", "2025-06-10T11:00"),
            down("2025-06-10T11:00", "2025-06-10T12:00"));

    assertThat(june.down()).isEqualTo(minutes(120));
    assertThat(june.stretches())
        .extracting(Stretch::reason)
        .containsExactly(Reason.SERVED, Reason.DOWN, Reason.DOWN, Reason.SERVED);
  }

  @Test
  void anOutageOverTheEndOfTheMonthIsSplitThere() {
    var outage = down("2025-06-30T23:00", "2025-07-01T02:00");

    assertThat(june(outage).down()).isEqualTo(minutes(60));
    assertThat(over(YearMonth.of(2025, 7), outage).down()).isEqualTo(minutes(120));
  }

  @Test
  void anOutageThatLastsCountsUntilNow() {
    var outage =
        outage(TimeSpan.since(paris("2025-06-10T10:00")), Counting.DOWNTIME, Kind.OUTAGE, "");
    var meter = meter("24x7-paris", paris("2025-06-10T10:45"), outage);

    assertThat(meter.over(Periods.month(JUNE, PARIS)).down()).isEqualTo(minutes(45));
  }

  @Test
  void anOutageThatHasNotBegunDoesNotCount() {
    var outage =
        outage(TimeSpan.since(paris("2025-06-10T10:00")), Counting.DOWNTIME, Kind.OUTAGE, "");
    var meter = meter("24x7-paris", paris("2025-06-10T10:00"), outage);

    assertThat(meter.over(Periods.month(JUNE, PARIS)).down()).isZero();
  }

  @Nested
  class MaintenanceAndOutage {

    @Test
    void areLeftOutTogetherWhereTheyMeet() {
      var june =
          june(
              maintenance("2025-06-14T20:00", "2025-06-14T22:00"),
              down("2025-06-14T21:30", "2025-06-14T23:00"));

      assertThat(june.counted()).isEqualTo(minutes(43_200 - 120));
      assertThat(june.down()).isEqualTo(minutes(60));
      assertThat(june.sums())
          .containsExactly(
              new Sum(Reason.SERVED, "", minutes(43_200 - 180)),
              new Sum(Reason.DOWN, "", minutes(60)),
              new Sum(Reason.MAINTENANCE, "a/1", minutes(120)));
    }

    /** Whatever else was broken: it could not be used because of us. */
    @Test
    void whatIsHeldAgainstUsCountsThoughSomethingElseWasBrokenToo() {
      var internet =
          outage(
              span("2025-06-10T10:00", "2025-06-10T12:00"), Counting.EXCLUDED, Kind.OUTAGE, "a/2");
      var june = june(internet, down("2025-06-10T11:00", "2025-06-10T13:00"));

      assertThat(june.down()).isEqualTo(minutes(120));
      assertThat(june.counted()).isEqualTo(minutes(43_200 - 60));
    }
  }

  @Test
  void whatIsNoDowntimeStaysInTheServiceTime() {
    var slow =
        outage(
            span("2025-06-10T10:00", "2025-06-10T12:00"), Counting.AVAILABLE, Kind.OUTAGE, "a/3");
    var june = june(slow);

    assertThat(june.counted()).isEqualTo(minutes(43_200));
    assertThat(june.down()).isZero();
    assertThat(june.sums()).contains(new Sum(Reason.EXCUSED, "a/3", minutes(120)));
  }

  @Nested
  class ClosedTime {

    /** June 2025 at Aidi: 21 weekdays, without 24 June, 8 hours each. */
    @Test
    void isLeftOutByItsReason() {
      var toronto = ZoneId.of("America/Toronto");
      var june = meter("aidi", LATER).over(Periods.month(JUNE, toronto));

      assertThat(june.counted()).isEqualTo(minutes(20 * 480));
      assertThat(june.sums())
          .containsExactly(
              new Sum(Reason.SERVED, "", minutes(20 * 480)),
              new Sum(Reason.HOLIDAY, CLOSED, minutes(1_440)),
              new Sum(Reason.WEEKEND, CLOSED, minutes(9 * 1_440)),
              new Sum(Reason.OUTSIDE_HOURS, CLOSED, minutes(20 * 960)));
      assertThat(june.stretches())
          .filteredOn(stretch -> stretch.reason() == Reason.HOLIDAY)
          .allMatch(stretch -> stretch.holiday().orElseThrow().en().contains("Quebec"));
    }

    @Test
    void makesNoOutage() {
      var toronto = ZoneId.of("America/Toronto");
      var night =
          outage(
              new TimeSpan(
                  Instant.parse("2025-06-10T01:00:00Z"), Instant.parse("2025-06-10T09:00:00Z")),
              Counting.DOWNTIME,
              Kind.OUTAGE,
              "");

      assertThat(meter("aidi", LATER, night).over(Periods.month(JUNE, toronto)).down()).isZero();
    }
  }

  @Nested
  class DaylightSaving {

    @Test
    void makesADayOf23Hours() {
      var march = over(YearMonth.of(2025, 3), down("2025-03-30T01:30", "2025-03-30T03:30"));

      assertThat(march.counted()).isEqualTo(Duration.ofHours(743));
      assertThat(march.down()).isEqualTo(minutes(60));
    }

    @Test
    void makesADayOf25Hours() {
      var october = over(YearMonth.of(2025, 10), down("2025-10-26T01:30", "2025-10-26T03:30"));

      assertThat(october.counted()).isEqualTo(Duration.ofHours(745));
      assertThat(october.down()).isEqualTo(minutes(180));
    }
  }

  @Nested
  class TheBoundary {

    /** 0.5 % of 43,200 minutes are 216. */
    @Test
    void isKeptToTheMillisecond() {
      var from = paris("2025-06-10T10:00");
      var exactly = june(down(from, from.plus(minutes(216))));
      var more = june(down(from, from.plus(minutes(216)).plusMillis(1)));

      assertThat(exactly.keeps(PROMISED)).isTrue();
      assertThat(exactly.allowed(PROMISED)).isEqualTo(minutes(216));
      assertThat(exactly.percent(3)).contains(new BigDecimal("99.500"));
      assertThat(more.keeps(PROMISED)).isFalse();
      assertThat(more.percent(3)).as("never looks kept").contains(new BigDecimal("99.499"));
    }

    @Test
    void isKeptWhereNoTimeCounts() {
      var all =
          june(
              maintenance("2025-05-31T00:00", "2025-07-02T00:00"),
              down("2025-06-10T10:00", "2025-06-11T10:00"));

      assertThat(all.counted()).isZero();
      assertThat(all.percent(3)).isEmpty();
      assertThat(all.keeps(PROMISED)).isTrue();
    }
  }

  @Test
  void onlyTheTimeInServiceCounts() {
    var meter =
        new Meter(
            CALENDARS.get("24x7-paris"),
            CLOSED,
            span("2025-06-11T00:00", "2025-06-21T00:00"),
            List.of(down("2025-06-10T23:00", "2025-06-11T01:00")),
            LATER);
    var june = meter.over(Periods.month(JUNE, PARIS));

    assertThat(june.counted()).isEqualTo(Duration.ofDays(10));
    assertThat(june.down()).isEqualTo(minutes(60));
    assertThat(june.excluded()).isEqualTo(Duration.ofDays(20));
  }

  private static Measurement june(Interruption... interruptions) {
    return over(JUNE, interruptions);
  }

  private static Measurement over(YearMonth month, Interruption... interruptions) {
    return meter("24x7-paris", LATER, interruptions).over(Periods.month(month, PARIS));
  }

  private static Meter meter(String calendar, Instant now, Interruption... interruptions) {
    return new Meter(
        CALENDARS.get(calendar),
        CLOSED,
        TimeSpan.since(Instant.parse("2020-01-01T00:00:00Z")),
        List.of(interruptions),
        now);
  }

  private static Interruption down(String from, String to) {
    return outage(span(from, to), Counting.DOWNTIME, Kind.OUTAGE, "");
  }

  private static Interruption down(Instant from, Instant to) {
    return outage(new TimeSpan(from, to), Counting.DOWNTIME, Kind.OUTAGE, "");
  }

  private static Interruption maintenance(String from, String to) {
    return outage(span(from, to), Counting.EXCLUDED, Kind.MAINTENANCE, "a/1");
  }

  private static Interruption outage(TimeSpan span, Counting counts, Kind kind, String clause) {
    return new Interruption(
        span, kind, InterruptionCause.FAILURE, counts, clause, span.start().toString());
  }

  private static TimeSpan span(String from, String to) {
    return new TimeSpan(paris(from), paris(to));
  }

  private static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
