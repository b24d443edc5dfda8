package dev.vigie.platform;

import static org.awaitility.Awaitility.await;

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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How late alarms take effect on the local platform with 10,000 open tickets, three armed clocks
 * each: those of 1,000 more tickets that come one after the other, and those of another 1,000 whose
 * deadlines fall on the same opening instant. A measurement, not a test; it takes about forty
 * minutes and must not run over midnight, UTC:
 *
 * <pre>
 * ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LatenessMeasurement
 * </pre>
 */
class LatenessMeasurement {

  private static final int OPEN = Integer.getInteger("lateness.tickets", 10_000);
  private static final int BURST = Integer.getInteger("lateness.burst", 1_000);
  private static final Duration PATIENCE = Duration.ofMinutes(120);
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
      customers.post(requests("premium", 0, OPEN));
      customers.awaitAllAnswered(PATIENCE);
      System.out.printf("%d tickets opened in %d s%n", OPEN, secondsSince(begun));
      awaitAllBegun(vigie, OPEN);
      System.out.printf("all begun after %d s%n", secondsSince(begun));

      customers.post(requests("standard", 0, BURST));
      customers.awaitAllAnswered(PATIENCE);
      awaitAlarms(vigie, 2L * BURST);
      report("%d deadlines one after the other".formatted(BURST), vigie);

      var opening =
          LocalTime.ofInstant(new Contract(vigie).now(), ZoneOffset.UTC)
              .plusMinutes(6)
              .truncatedTo(ChronoUnit.MINUTES);
      writeCalendar(opening.toString());
      vigie.post("manager", "/api/agreements/reload", "");
      customers.post(requests("standard", BURST, BURST));
      customers.awaitAllAnswered(PATIENCE);
      awaitAlarms(vigie, 4L * BURST);
      report("%d deadlines at %s".formatted(BURST, opening.plusMinutes(1)), vigie);
    }
  }

  private static long secondsSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }

  /** Every process has begun, and its receipt is sent. */
  private static void awaitAllBegun(LocalVigie vigie, int tickets) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(10))
        .until(() -> value(vigie, "vigie_mail_sent_total (\\S+)") >= tickets);
  }

  private static void awaitAlarms(LocalVigie vigie, long count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(5))
        .until(
            () ->
                value(vigie, "vigie_alarm_lateness_seconds_count\\{.*FIRST_RESPONSE.*} (\\S+)")
                    >= count);
  }

  private static void report(String what, LocalVigie vigie) {
    System.out.printf(
        "%s: lateness 50 %% %.3f s, 99 %% %.3f s, most %.3f s%n",
        what,
        quantile(vigie, "0.5"),
        quantile(vigie, "0.99"),
        value(vigie, "vigie_alarm_lateness_seconds_max\\{.*FIRST_RESPONSE.*} (\\S+)"));
  }

  private static double quantile(LocalVigie vigie, String which) {
    return value(
        vigie,
        "vigie_alarm_lateness_seconds\\{.*FIRST_RESPONSE.*quantile=\"%s\".*} (\\S+)"
            .formatted(which));
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

  private static List<Request> requests(String plan, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> new Request(plan + i, Requests.of("punctual", plan, "high")))
        .toList();
  }

  /** The first response of plan standard comes due; every other clock is armed. */
  private static void writeTable() throws IOException {
    var example = Files.readString(Path.of("src/test/resources/own-agreement/helios.dmn"));
    Files.writeString(
        OWN.resolve("punctual.dmn"),
        example
            .replace("helios-terms", "punctual-terms")
            .replace("helios-osaka", "punctual")
            .replace("\"PT1H\"", "\"PT8H\"")
            .replace("\"1BD\"", "\"PT1M\""));
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
