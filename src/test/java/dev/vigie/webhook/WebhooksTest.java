package dev.vigie.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestChat;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** What a chat tool is told of the tickets of one customer. */
@VigieTest
class WebhooksTest {

  @Autowired private EngineDriver driver;
  @Autowired private TestChat chat;
  @Autowired private Webhooks webhooks;
  @Autowired private MockMvc http;

  @BeforeEach
  void monday() {
    driver.startOnMonday("10:00", "Europe/Paris");
    chat.begin();
  }

  @Test
  void isToldWhatHappensInOneLineAndAsData() throws Exception {
    var number = open("hooked");

    var body = chat.posts().getFirst().body();
    assertThat(JsonPath.<String>read(body, "$.type")).isEqualTo("ticket.received");
    assertThat(JsonPath.<String>read(body, "$.text")).startsWith(number + " ");
    assertThat(JsonPath.<String>read(body, "$.data.customer")).isEqualTo("hooked");
    assertThat(JsonPath.<String>read(body, "$.data.url")).endsWith("/tickets/" + number);
    assertThat(body).doesNotContain("alice@acme.example");

    driver.pass(Duration.ofHours(2));
    assertThat(types()).containsSubsequence("ticket.received", "ticket.breached");
  }

  @Test
  void isToldWhatHasBecomeOfTheTicket() throws Exception {
    var number = open("hooked");
    driver.completeOf(number, "Activity_CallBack", Map.of("note", "Called"));
    driver.completeOf(number, "Activity_AssessIncident", Map.of("confirmedSeverity", "Critical"));
    driver.completeOf(
        number, "Activity_WorkOnIncident", Map.of("nextStep", "resolution", "note", "Restart"));
    http.perform(
            post("/api/tickets/{number}/replies", number)
                .with(httpBasic("agent", "agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"text\": \"Yes\", \"agrees\": true}"))
        .andExpect(status().isAccepted());
    driver.settle();

    var closed = told("ticket.closed").body();
    assertThat(JsonPath.<String>read(closed, "$.data.status")).isEqualTo("CLOSED");
  }

  @Test
  void isNotToldOfOthersTickets() throws Exception {
    open("acme");

    assertThat(chat.posts()).isEmpty();
  }

  @Test
  void canProveThatWeSaidIt() throws Exception {
    open("hooked");

    var post = chat.posts().getFirst();
    var signed =
        "%s.%s.%s"
            .formatted(
                post.headers().get("webhook-id"),
                post.headers().get("webhook-timestamp"),
                post.body());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("secret for tests only".getBytes(), "HmacSHA256"));
    assertThat(post.headers().get("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes())));
  }

  @Test
  void isToldAgainUnderTheSameIdUntilItTakesIt() throws Exception {
    chat.begin(503, 429);
    open("hooked");
    driver.pass(Duration.ofMinutes(1));
    driver.pass(Duration.ofMinutes(1));

    var ids = chat.posts().stream().map(post -> post.headers().get("webhook-id")).toList();
    assertThat(ids).hasSize(3).containsOnly(ids.getFirst());
    assertThat(newest().attempts()).isEqualTo(3);
    assertThat(newest().deliveredAt()).isPresent();
  }

  @Test
  void isNotToldAgainWhatItRefused() throws Exception {
    chat.begin(410);
    open("hooked");
    driver.pass(Duration.ofMinutes(5));

    assertThat(chat.posts()).hasSize(1);
    assertThat(newest().givenUpAt()).isPresent();
    assertThat(newest().lastAnswer()).hasValueSatisfying(said -> assertThat(said).contains("410"));
  }

  @Test
  void isSentAgainOnPurposeOnceForEachForm() throws Exception {
    chat.begin(410);
    var number = open("hooked");
    http.perform(get("/mails/webhooks").param("unsent", "true").with(httpBasic("agent", "agent")))
        .andExpect(content().string(containsString(number)));
    var form = UUID.randomUUID().toString();
    for (var times = 0; times < 2; times++) {
      http.perform(
              post("/mails/webhooks/{id}/again", newest().id())
                  .with(httpBasic("agent", "agent"))
                  .param("form", form))
          .andExpect(status().is3xxRedirection());
      driver.settle();
    }

    assertThat(chat.posts()).hasSize(2);
    http.perform(
            get("/mails/webhooks/{id}", newest().id())
                .param("lang", "en")
                .with(httpBasic("agent", "agent")))
        .andExpect(content().string(containsString("Taken")))
        .andExpect(content().string(containsString("ticket.received")));
  }

  private String open(String customer) throws Exception {
    var request = Requests.trackforce("Critical").replace("\"acme\"", "\"%s\"".formatted(customer));
    var answer =
        http.perform(
                post("/api/tickets")
                    .with(httpBasic("agent", "agent"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(request))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    driver.settle();
    return JsonPath.read(answer, "$.number");
  }

  /** They come on several ways at once, so the last word may not be the last to arrive. */
  private TestChat.Post told(String type) {
    return chat.posts().get(types().indexOf(type));
  }

  private List<String> types() {
    return chat.posts().stream().map(post -> JsonPath.<String>read(post.body(), "$.type")).toList();
  }

  private Delivery newest() {
    return webhooks.page(false, PageRequest.of(0, 50)).stream()
        .filter(delivery -> delivery.kind() == TimelineKind.RECEIVED)
        .findFirst()
        .orElseThrow();
  }
}
