package dev.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigie.testing.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Two requests a second, four at once. */
class RequestLimitTest {

  private final MovedClock clock = new MovedClock();
  private final RequestLimit limit =
      new RequestLimit(new AccessProperties(2, null), new Refusals(new ObjectMapper()), clock);

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
    for (var n = 0; n < 4; n++) {
      assertThat(ask("alice").getStatus()).isEqualTo(200);
    }
    var refused = ask("alice");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    assertThat(refused.getContentAsString()).contains("try again in 1 s");

    clock.move(Duration.ofSeconds(1));
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
