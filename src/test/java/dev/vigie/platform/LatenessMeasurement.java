package dev.vigie.platform;

import static org.awaitility.Awaitility.await;

import dev.vigie.agreement.Objective;
import dev.vigie.platform.InsistentClients.Request;
import dev.vigie.testing.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How late alarms take effect on the local platform with 10,000 open tickets, three armed clocks
 * each: those of 600 more tickets that come one after the other, and those of another 1,000 whose
 * deadlines fall on the same opening instant. A measurement, not a test; it takes more than an hour
 * on two cores, most of it until the engine has begun 10,000 processes, and must not run over
 * midnight, UTC:
 *
 * <pre>
 * ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LatenessMeasurement
 * </pre>
 */
class LatenessMeasurement {

  private static final int OPEN = Integer.getInteger("lateness.tickets", 10_000);
  private static final int ONE_BY_ONE = Integer.getInteger("lateness.one-by-one", 600);
  private static final int BURST = Integer.getInteger("lateness.burst", 1_000);
  private static final int CLOCKS = 4;

  /** Slower than the engine begins processes, so that no queue is measured. */
  private static final Duration PACE = Duration.ofMillis(667);

  private static final Duration PATIENCE = Duration.ofMinutes(120);
  private static final String UNTIMED = "\"not specified\"";
  private static final Path OWN = Path.of("target/lateness-own").toAbsolutePath();

  @Test
  void measure() throws IOException {
    Files.createDirectories(OWN);
    writeTable();
    writeCalendar("00:00");
    try (var vigie =
            new LocalVigie(
                "lateness",
                "--vigie.agreements.location=" + OWN,
                "--vigie.calendars.location=" + OWN);
        var customers = new InsistentClients(vigie, 8)) {
      vigie.start();
      var begun = System.nanoTime();
      customers.post(requests("premium", "high", OPEN));
      customers.awaitAllAnswered(PATIENCE);
      System.out.printf("%d tickets opened in %d s%n", OPEN, secondsSince(begun));
      awaitAllArmed(vigie, OPEN);
      System.out.printf("all armed after %d s%n", secondsSince(begun));

      postOneByOne(customers);
      customers.awaitAllAnswered(PATIENCE);
      awaitAlarms(vigie, Objective.RESOLUTION, 2L * ONE_BY_ONE);
      report("%d deadlines one after the other".formatted(ONE_BY_ONE), vigie, Objective.RESOLUTION);

      var opening =
          LocalTime.ofInstant(new Contract(vigie).now(), ZoneOffset.UTC)
              .plusMinutes(10)
              .truncatedTo(ChronoUnit.MINUTES);
      writeCalendar(opening.toString());
      vigie.post("manager", "/api/agreements/reload", "");
      customers.post(requests("standard", "high", BURST));
      customers.awaitAllAnswered(PATIENCE);
      awaitAlarms(vigie, Objective.FIRST_RESPONSE, 2L * BURST);
      var what = "%d deadlines at %s".formatted(BURST, opening.plusMinutes(1));
      report(what, vigie, Objective.FIRST_RESPONSE);
    }
  }

  private static long secondsSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }

  /** Every process has begun, and each of its clocks is planned. */
  private static void awaitAllArmed(LocalVigie vigie, int tickets) {
    var planned =
        "camunda_job_invocations_total\\{action=\"completed\",type=\"sla.planAlarms\"} (\\S+)";
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(10))
        .until(() -> value(vigie, planned) >= CLOCKS * tickets);
  }

  private static void postOneByOne(InsistentClients customers) {
    var clock = Executors.newSingleThreadScheduledExecutor();
    var requests = requests("standard", "low", ONE_BY_ONE).iterator();
    var posted = new CountDownLatch(ONE_BY_ONE);
    clock.scheduleAtFixedRate(
        () -> {
          if (requests.hasNext()) {
            customers.post(List.of(requests.next()));
            posted.countDown();
          }
        },
        0,
        PACE.toMillis(),
        TimeUnit.MILLISECONDS);
    await().atMost(PATIENCE).until(() -> posted.getCount() == 0);
    clock.shutdownNow();
  }

  /** Each deadline has two: a warning, and the instant itself. */
  private static void awaitAlarms(LocalVigie vigie, Objective objective, long count) {
    var counted = "vigie_alarm_lateness_seconds_count\\{.*%s.*} (\\S+)".formatted(objective);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> value(vigie, counted) >= count);
  }

  private static void report(String what, LocalVigie vigie, Objective objective) {
    System.out.printf(
        "%s: lateness 50 %% %.3f s, 99 %% %.3f s, most %.3f s%n",
        what,
        quantile(vigie, objective, "0.5"),
        quantile(vigie, objective, "0.99"),
        value(vigie, "vigie_alarm_lateness_seconds_max\\{.*%s.*} (\\S+)".formatted(objective)));
  }

  private static double quantile(LocalVigie vigie, Objective objective, String which) {
    return value(
        vigie,
        "vigie_alarm_lateness_seconds\\{.*%s.*quantile=\"%s\".*} (\\S+)"
            .formatted(objective, which));
  }

  private static double value(LocalVigie vigie, String pattern) {
    try {
      var metrics = vigie.get("manager", "/actuator/prometheus").body();
      var found = Pattern.compile("(?m)^" + pattern).matcher(metrics);
      return found.find() ? Double.parseDouble(found.group(1)) : 0;
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private static List<Request> requests(String plan, String severity, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Request(plan + severity + i, Requests.of("punctual", plan, severity)))
        .toList();
  }

  /**
   * Of plan standard the first response to severity high comes due, and the resolution of severity
   * low; every other clock is armed.
   */
  private static void writeTable() throws IOException {
    var example = Files.readString(Path.of("src/test/resources/own-agreement/helios.dmn"));
    Files.writeString(
        OWN.resolve("punctual.dmn"),
        example
            .replace("helios-terms", "punctual-terms")
            .replace("helios-osaka", "punctual")
            .replace("\"PT1H\"", "\"PT8H\"")
            .replace("\"1BD\"", "\"PT1M\"")
            .replace("\"automatic\"", "\"PT8H\"")
            .replaceFirst(UNTIMED, "\"2BD\"")
            .replaceFirst(UNTIMED, "\"PT1M\""));
  }

  private static void writeCalendar(String opening) throws IOException {
    Files.writeString(
        OWN.resolve("punctual.yaml"),
        """
        calendar: punctual
        zone: UTC
        open: Mon-Sun %s-24:00
        businessDays: Mon-Sun
        """
            .formatted(opening));
  }
}
