package dev.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Two requests a second, four at once. */
class RequestLimitTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  /** Stands still, or it would allow more to whoever asks on a slow machine. */
  private final Clock clock = mock();

  private RequestLimit limit;

  @BeforeEach
  void atNoon() {
    at(NOON);
    limit =
        new RequestLimit(new AccessProperties(2, null), new Refusals(new ObjectMapper()), clock);
  }

  private void at(Instant instant) {
    when(clock.millis()).thenReturn(instant.toEpochMilli());
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
    for (var n = 0; n < 4; n++) {
      assertThat(ask("alice").getStatus()).isEqualTo(200);
    }
    var refused = ask("alice");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    assertThat(refused.getContentAsString()).contains("try again in 1 s");

    at(NOON.plusSeconds(1));
    assertThat(ask("alice").getStatus()).isEqualTo(200);
  }

  /** The nanoseconds since 1970 are more by then than a number has room for. */
  @Test
  void whoAskedTooOftenMayAskAgainLaterInAnyYear() throws Exception {
    at(Instant.parse("2299-06-01T12:00:00Z"));
    for (var n = 0; n < 4; n++) {
      ask("alice");
    }
    assertThat(ask("alice").getStatus()).isEqualTo(429);

    at(Instant.parse("2299-06-01T12:00:01Z"));
    assertThat(ask("alice").getStatus()).isEqualTo(200);
  }

  @Test
  void nobodyWaitsForAnother() throws Exception {
    for (var n = 0; n < 5; n++) {
      ask("alice");
    }

    assertThat(ask("bob").getStatus()).isEqualTo(200);
    assertThat(ask(null).getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse ask(String name) throws Exception {
    var request = new MockHttpServletRequest("GET", "/api/tickets");
    request.setUserPrincipal(name == null ? null : () -> name);
    var response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
