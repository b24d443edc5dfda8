package dev.vigie.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A service of the customer acme as a test follows it: what people tell of it by HTTP. */
public final class ServiceStory {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");

  private final MockMvc http;
  private final String id;

  private ServiceStory(MockMvc http, String id) {
    this.http = http;
    this.id = id;
  }

  /** A new one, in use since 2020. */
  public static ServiceStory of(MockMvc http, String agreement, String plan) throws Exception {
    var request =
        post("/api/services")
            .with(AGENT)
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                """
                {"customer": "acme", "agreement": "%s", "plan": "%s", "name": "Service %s",
                 "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
                """
                    .formatted(agreement, plan, UUID.randomUUID()));
    return new ServiceStory(http, id(http.perform(request)));
  }

  public String id() {
    return id;
  }

  /** From 2020 on; in place of what was written before. */
  public void costs(String monthly, String currency) throws Exception {
    json(
            put("/api/services/{id}/fees", id).with(MANAGER),
            """
            {"from": "2020-01-01", "monthly": %s, "currency": "%s"}
            """
                .formatted(monthly, currency))
        .andExpect(status().isOk());
  }

  /**
   * It failed, and the customer noticed it at once.
   *
   * @return the id of the outage
   */
  public String failed(Instant from, Instant to) throws Exception {
    return failed(from, from, to, "failure");
  }

  /**
   * @param notice null if the customer told nobody, as {@code to} if it still lasts
   */
  public String failed(Instant from, Instant notice, Instant to, String cause) throws Exception {
    return id(
        json(
            post("/api/outages").with(AGENT),
            """
            {"service": "%s", "startedAt": %s, "noticedAt": %s, "endedAt": %s, "cause": "%s"}
            """
                .formatted(id, quoted(from), quoted(notice), quoted(to), cause)));
  }

  /**
   * An agent sets an outage right.
   *
   * @param to null if it still lasts, and {@code state} such as COUNTED
   */
  public void corrected(String outage, Instant from, Instant to, String state) throws Exception {
    json(
            put("/api/outages/{id}", outage).with(AGENT),
            """
            {"startedAt": %s, "noticedAt": %s, "endedAt": %s, "cause": "failure",
             "state": "%s", "reason": "As the monitor saw it"}
            """
                .formatted(quoted(from), quoted(from), quoted(to), state))
        .andExpect(status().isOk());
  }

  /**
   * The customer claims a credit for an outage.
   *
   * @return the id of the claim
   */
  public String claimed(String outage, String email) throws Exception {
    return id(claim(outage, email, UUID.randomUUID().toString()));
  }

  public ResultActions claim(String outage, String email, String key) throws Exception {
    return json(
        post("/api/claims").with(CUSTOMER).header("Idempotency-Key", key),
        """
        {"service": "%s", "outage": "%s", "email": "%s", "language": "en"}
        """
            .formatted(id, outage, email));
  }

  private static String quoted(Instant instant) {
    return instant == null ? "null" : "\"%s\"".formatted(instant);
  }

  private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
    return http.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static String id(ResultActions answer) throws Exception {
    return JsonPath.read(
        answer.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(),
        "$.id");
  }
}
