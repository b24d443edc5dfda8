package dev.vigie.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Ticket;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** What a collector hears of a request where somebody wants to know. */
@VigieTest
@DirtiesContext // nobody else wants to know
class TracingTest {

  private static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();
  private static final HttpServer COLLECTOR = collector();

  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private SdkTracerProvider traces;

  @DynamicPropertySource
  static void wanted(DynamicPropertyRegistry properties) {
    properties.add("management.tracing.enabled", () -> true);
    properties.add("management.tracing.sampling.probability", () -> 1);
    properties.add(
        "management.otlp.tracing.endpoint",
        () -> "http://127.0.0.1:%d/v1/traces".formatted(COLLECTOR.getAddress().getPort()));
  }

  @AfterAll
  static void end() {
    COLLECTOR.stop(0);
  }

  /** The applications of other tests share the database, and may begin a ticket's process first. */
  @Test
  void namesTheRequestItsTicketAndWhatWasOwedForIt() {
    var opened = new ArrayList<Ticket>();
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofSeconds(1)) // a task ends a moment after its effect
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              opened.add(openAndLookAt());
              assertThat(opened).anySatisfy(this::everythingWasHeardOf);
            });
  }

  private Ticket openAndLookAt() throws Exception {
    story.open(Requests.trackforce("Low"));
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("agent", "agent")))
        .andExpect(status().isOk());
    return story.ticket();
  }

  private void everythingWasHeardOf(Ticket ticket) {
    assertThat(traces.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
    assertThat(String.join("\n", HEARD))
        .contains("http get /tickets/{number}", ticket.number().toString())
        .contains("http post /api/tickets")
        .contains("vigie.task", "start-process", ticket.id().value());
  }

  private static HttpServer collector() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/v1/traces",
          exchange -> {
            // texts stand in the binary format as they are
            HEARD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }
}
