package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.MariaDb;
import dev.vigie.testing.Requests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * Requests for help at a steady pace, whatever becomes of them, on a real database and broker. A
 * measurement, not a test: it says how many were taken in, how fast, and how the others were
 * answered. {@code intake.per-second} and {@code intake.minutes} change it.
 *
 * <pre>
 * ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=IntakeMeasurement
 * </pre>
 */
class IntakeMeasurement {

  private static final int PER_SECOND = Integer.getInteger("intake.per-second", 50);
  private static final Duration FOR = Duration.ofMinutes(Integer.getInteger("intake.minutes", 10));

  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final Set<String> numbers = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();

  @Test
  void measure() throws Exception {
    var database = new MariaDb();
    try (var vigie =
        new LocalVigie(
            "intake",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=root",
            "--spring.datasource.password=",
            "--spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
            "--spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.MySQLDialect")) {
      vigie.start();
      send(vigie);
      report();
      assertThat(new Contract(vigie).tickets())
          .extracting(ticket -> ticket.number())
          .containsAll(numbers);
    }
  }

  private void send(LocalVigie vigie) throws InterruptedException {
    var toSend = new CountDownLatch(Math.toIntExact(PER_SECOND * FOR.toSeconds()));
    try (var clients = Executors.newVirtualThreadPerTaskExecutor();
        var clock = Executors.newSingleThreadScheduledExecutor()) {
      var pace =
          clock.scheduleAtFixedRate(
              () -> {
                clients.execute(() -> open(vigie));
                toSend.countDown();
              },
              0,
              TimeUnit.SECONDS.toNanos(1) / PER_SECOND,
              TimeUnit.NANOSECONDS);
      toSend.await();
      pace.cancel(false);
    }
  }

  private void open(LocalVigie vigie) {
    var begun = System.nanoTime();
    var answer = "";
    try {
      var key = UUID.randomUUID().toString();
      var said =
          vigie.post(
              "customer", "/api/tickets", Requests.trackforce("Low"), "Idempotency-Key", key);
      answer = word(said);
      if (said.statusCode() == 201) {
        numbers.add(said.body().replaceFirst("(?s).*?\"number\":\"([^\"]+)\".*", "$1"));
        millis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
      }
    } catch (IOException away) {
      answer = away.toString();
    }
    answers.computeIfAbsent(answer, first -> new LongAdder()).increment();
  }

  private static String word(HttpResponse<String> answer) {
    var after = answer.headers().firstValue("Retry-After");
    return answer.statusCode() + after.map(seconds -> " with Retry-After").orElse("");
  }

  private void report() {
    var sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf("%d a second for %s: %s%n", PER_SECOND, FOR, answers);
    System.out.printf(
        "taken in: %d; 50 %% within %d ms, 99 %% within %d ms, most %d ms%n",
        sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        Arrays.stream(sorted).max().orElse(0));
  }
}
