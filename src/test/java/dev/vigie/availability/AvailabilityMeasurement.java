package dev.vigie.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vigie.agreement.ServiceInstance;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.testing.MeasuredOnMariaDb;
import dev.vigie.testing.Stopwatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/**
 * How long the availability of a service takes that had 2,000 outages in two years, all seen by a
 * monitor that has one name for all of them, and 200 maintenances, judged by every 30 days
 * (trackforce), on MariaDB; and of services with a quarter and half of that, which tells what grows
 * faster than they do. A measurement, not a test: it runs only when it is named. {@code
 * -Davailability.outages=} changes it.
 */
@MeasuredOnMariaDb
class AvailabilityMeasurement {

  private static final int OUTAGES = Integer.getInteger("availability.outages", 2_000);
  private static final int OUTAGES_PER_MAINTENANCE = 10;
  private static final int TIMES = 9;
  private static final TimeSpan TWO_YEARS =
      new TimeSpan(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2022-01-01T00:00:00Z"));
  private static final YearMonth LAST = YearMonth.of(2021, 12);
  private static final String MONITOR = "monitor/probe";
  private static final String INCIDENT = "the service is down";

  @Autowired private MockMvc http;
  @Autowired private Services services;
  @Autowired private Outages outages;
  @Autowired private AvailabilityFigures figures;
  @Autowired private Signals signals;
  @Autowired private JdbcTemplate jdbc;

  private final Stopwatch stopwatch = new Stopwatch(TIMES);
  private int told;

  @Test
  void measure() throws Exception {
    for (var count : List.of(OUTAGES / 4, OUTAGES / 2, OUTAGES)) {
      var service = service();
      fill(service, count);
      System.out.printf("%n%,d outages in two years%n", count);
      var figure = figures.month(service, LAST).measurement().orElseThrow();
      System.out.printf(
          "  (the worst 30 days of %s: %s, down %s)%n", LAST, figure.period(), figure.down());
      stopwatch.time("a month", () -> figures.month(service, LAST));
      stopwatch.time("twelve months", () -> figures.months(List.of(service), LAST, 12));
      stopwatch.time("400 days", () -> figures.over(service, lastDays(400)));
      stopwatch.time("the page of the service", () -> page("/availability/%s?month=%s", service));
      stopwatch.time("one signal more", () -> signal(service));
      assertThat(outages.during(service.id(), TWO_YEARS))
          .as("none is told of by another name")
          .hasSize(count);
    }
  }

  private static TimeSpan lastDays(int days) {
    return new TimeSpan(TWO_YEARS.end().minus(Duration.ofDays(days)), TWO_YEARS.end());
  }

  private String page(String address, MeasuredService service) throws Exception {
    var answer =
        http.perform(
                get(address.formatted(service.id(), LAST))
                    .with(httpBasic("manager", "manager"))
                    .locale(Locale.ENGLISH))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }

  /** Another outage each time, later than all others. */
  private Outage signal(MeasuredService service) {
    var at = TWO_YEARS.end().plus(Duration.ofHours(++told));
    return signals
        .take(
            new Signals.Told(service.id(), INCIDENT, OutageSignal.State.DOWN, at, MONITOR),
            any -> true)
        .filter(outage -> outage.startedAt().isBefore(at) || outage.startedAt().equals(at))
        .orElseThrow();
  }

  private MeasuredService service() {
    return services.add(
        "customer-" + UUID.randomUUID(),
        "trackforce",
        new ServiceFacts("GuardTek", "", ServiceInstance.PRODUCTION, TWO_YEARS.start(), null));
  }

  private void fill(MeasuredService service, int count) {
    var every = TWO_YEARS.length().dividedBy(count).truncatedTo(ChronoUnit.MILLIS);
    var downs =
        IntStream.range(0, count)
            .mapToObj(n -> TWO_YEARS.start().plus(every.multipliedBy(n)))
            .toList();
    jdbc.batchUpdate(
        """
        insert into outage (id, service_id, business_key, source, state, started_at, ended_at,
          cause, note, reported_by, reported_at, corrected, version)
        values (?, ?, ?, 'MONITORING', 'COUNTED', ?, ?, 'FAILURE', ?, ?, ?, false, 0)""",
        downs.stream()
            .map(
                at ->
                    new Object[] {
                      UUID.randomUUID().toString(),
                      service.id(),
                      key(service, at),
                      stored(at),
                      stored(up(at)),
                      INCIDENT,
                      MONITOR,
                      stored(up(at))
                    })
            .toList());
    jdbc.batchUpdate(
        """
        insert into outage_signal (service_id, incident, state, at, monitor, received_at)
        values (?, ?, ?, ?, ?, ?)""",
        downs.stream()
            .flatMap(at -> Stream.of(said(service, "DOWN", at), said(service, "UP", up(at))))
            .toList());
    jdbc.batchUpdate(
        """
        insert into maintenance (id, agreement, service_id, business_key, planned_from, planned_to,
          requested, what, planned_by, planned_at, plan_number, version)
        values (?, 'trackforce', ?, ?, ?, ?, false, 'Upgrade', 'agent', ?, 1, 0)""",
        IntStream.range(0, count / OUTAGES_PER_MAINTENANCE)
            .mapToObj(n -> downs.get(n * OUTAGES_PER_MAINTENANCE).minus(Duration.ofHours(1)))
            .map(
                at ->
                    new Object[] {
                      UUID.randomUUID().toString(),
                      service.id(),
                      UUID.randomUUID().toString(),
                      stored(at),
                      stored(at.plus(Duration.ofMinutes(90))),
                      stored(at.minus(Duration.ofDays(7)))
                    })
            .toList());
    jdbc.update(
        """
        insert into maintenance_announcement (maintenance_id, customer, plan_number, announced_at,
          by_mail) select id, ?, 1, planned_at, true from maintenance where service_id = ?""",
        service.customer(),
        service.id());
  }

  /** From five minutes to an hour later. */
  private static Instant up(Instant down) {
    return down.plus(Duration.ofMinutes(5 + Math.floorMod(down.getEpochSecond() / 60, 56)));
  }

  private static Object[] said(MeasuredService service, String state, Instant at) {
    return new Object[] {service.id(), INCIDENT, state, stored(at), MONITOR, stored(at)};
  }

  /** As outages that monitoring told of are stored. */
  private static String key(MeasuredService service, Instant down) {
    var incident =
        UUID.nameUUIDFromBytes((MONITOR + '\n' + INCIDENT).getBytes(StandardCharsets.UTF_8));
    return "signal:%s:%s:%d".formatted(service.id(), incident, down.toEpochMilli());
  }

  private static LocalDateTime stored(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
