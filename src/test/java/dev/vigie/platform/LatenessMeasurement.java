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
 * How late alarms take effect on the local platform: with 10,000 open tickets, three armed clocks
 * each, and when 1,000 deadlines fall on the same opening instant. A measurement, not a test; it
 * takes about forty minutes and must not run over midnight, UTC:
 *
 * <pre>
 * ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=LatenessMeasurement
 * </pre>
 */
class LatenessMeasurement {

  private static final int OPEN = Integer.getInteger("lateness.tickets", 10_000);
  private static final int BURST = Integer.getInteger("lateness.burst", 1_000);
  private static final String FIRST_RESPONSE =
      "PT%dM".formatted(Integer.getInteger("lateness.minutes", 20));
  private static final Duration PATIENCE = Duration.ofMinutes(60);
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
      customers.post(requests("premium", OPEN));
      customers.awaitAllAnswered();
      var opened = Duration.ofNanos(System.nanoTime() - begun);
      awaitAlarms(vigie, 2L * OPEN);
      report("%d open tickets, opened in %d s".formatted(OPEN, opened.toSeconds()), vigie);

      var opening =
          LocalTime.ofInstant(new Contract(vigie).now(), ZoneOffset.UTC)
              .plusMinutes(4)
              .truncatedTo(ChronoUnit.MINUTES);
      writeCalendar(opening.toString());
      vigie.post("manager", "/api/agreements/reload", "");
      customers.post(requests("standard", BURST));
      customers.awaitAllAnswered();
      awaitAlarms(vigie, 2L * (OPEN + BURST));
      report("%d deadlines at %s, and those before".formatted(BURST, opening), vigie);
    }
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

  private static List<Request> requests(String plan, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Request(plan + i, Requests.of("punctual", plan, "high")))
        .toList();
  }

  /** Only the first response comes due; the other clocks are armed. */
  private static void writeTable() throws IOException {
    var example = Files.readString(Path.of("src/test/resources/own-agreement/helios.dmn"));
    Files.writeString(
        OWN.resolve("punctual.dmn"),
        example
            .replace("helios-terms", "punctual-terms")
            .replace("helios-osaka", "punctual")
            .replace("\"PT1H\"", "\"%s\"".formatted(FIRST_RESPONSE))
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
