package dev.vigie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import dev.vigie.testing.audit.TimelineAudit;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineEntry;
import dev.vigie.ticket.TimelineKind;
import dev.vigie.ticket.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** One ticket as a test follows it: what customer and agents send, and what came of it. */
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class TicketStory {

  private final EngineDriver driver;
  private final MockMvc http;
  private final TicketQueries tickets;
  private final Timeline timeline;
  private final TestMailServer mail;
  private String number;

  TicketStory(
      EngineDriver driver,
      MockMvc http,
      TicketQueries tickets,
      Timeline timeline,
      TestMailServer mail) {
    this.driver = driver;
    this.http = http;
    this.tickets = tickets;
    this.timeline = timeline;
    this.mail = mail;
  }

  /** Opens the ticket, and lets its process come to its first tasks. */
  public void open(String request) throws Exception {
    post(request);
    driver.settle();
  }

  /** Opened, and its severity is as claimed, so that it can be worked on. */
  public void openAndAssess(String agreement, String plan, String severity) throws Exception {
    open(Requests.of(agreement, plan, severity));
    assess(severity);
  }

  /** The team calls back, where that is owed, and says which severity it is. */
  public void assess(String severity) {
    assess(severity, "As claimed");
  }

  public void assess(String severity, String note) {
    if (driver.taskOf(number, "Activity_CallBack").isPresent()) {
      driver.completeOf(number, "Activity_CallBack", Map.of("note", "Called"));
    }
    driver.completeOf(
        number, "Activity_AssessIncident", Map.of("confirmedSeverity", severity, "note", note));
  }

  /** What the team does next. */
  public void work(String nextStep, String note) {
    work(nextStep, Map.of("note", note));
  }

  /**
   * @param more what the form asks for at this step
   */
  public void work(String nextStep, Map<String, Object> more) {
    var form = new HashMap<>(more);
    form.put("nextStep", nextStep);
    driver.completeOf(number, "Activity_WorkOnIncident", form);
  }

  /** Opens the ticket; its process has not begun. */
  public void post(String request) throws Exception {
    var answer =
        http.perform(
                MockMvcRequestBuilders.post("/api/tickets")
                    .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(request))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
    number = JsonPath.read(answer.getContentAsString(), "$.number");
  }

  public void reply(String text) throws Exception {
    http.perform(replyRequest(text))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(202));
    driver.settle();
  }

  /** A reply that says in as many words whether the customer agrees to the solution. */
  public void reply(String text, boolean agrees) throws Exception {
    assertThat(tryToReply(text, agrees)).isEqualTo(202);
    driver.settle();
  }

  /** Answers the status of the response. */
  public int tryToReply(String text, boolean agrees) throws Exception {
    return post("replies", "{\"text\": \"%s\", \"agrees\": %s}".formatted(text, agrees));
  }

  public void withdraw(String reason) throws Exception {
    assertThat(post("withdrawal", "{\"reason\": \"%s\"}".formatted(reason))).isEqualTo(202);
  }

  private int post(String what, String body) throws Exception {
    return http.perform(
            MockMvcRequestBuilders.post("/api/tickets/{number}/{what}", number, what)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  public RequestBuilder replyRequest(String text) {
    return MockMvcRequestBuilders.post("/api/tickets/{number}/replies", number)
        .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"text\": \"%s\"}".formatted(text));
  }

  public void changeSeverity(String severity) throws Exception {
    http.perform(
            MockMvcRequestBuilders.post("/api/tickets/{number}/severity", number)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic("agent", "agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"severity\": \"%s\", \"reason\": \"It spreads\"}".formatted(severity)))
        .andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(202));
  }

  /** Answers the status of the response. */
  public int requestEscalation(String reason, String key) throws Exception {
    return http.perform(
            MockMvcRequestBuilders.post("/api/tickets/{number}/escalation", number)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic("customer", "customer"))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"%s\"}".formatted(reason)))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  public String number() {
    return number;
  }

  public Instant received() {
    return ticket().receivedAt();
  }

  public Ticket ticket() {
    return tickets.find(number, Visibility.everything());
  }

  public List<SlaClock> clocks() {
    return tickets.clocks(ticket());
  }

  public SlaClock clock(Objective objective) {
    return clocks().stream()
        .filter(clock -> clock.objective() == objective)
        .findFirst()
        .orElseThrow();
  }

  public List<TimelineKind> kinds() {
    return timeline.of(ticket().id()).stream().map(entry -> entry.kind()).toList();
  }

  /** The only line of its kind. */
  public TimelineEntry entry(TimelineKind kind) {
    var found = timeline.of(ticket().id(), Set.of(kind));
    assertThat(found).as("lines of kind %s", kind).hasSize(1);
    return found.getFirst();
  }

  public TimelineEntry newest(TimelineKind kind) {
    return timeline.of(ticket().id(), Set.of(kind)).getLast();
  }

  /** When it happened, each time. */
  public List<Instant> all(TimelineKind kind) {
    return timeline.of(ticket().id()).stream()
        .filter(entry -> entry.kind() == kind)
        .map(entry -> entry.at())
        .toList();
  }

  public Instant last(TimelineKind kind) {
    return all(kind).getLast();
  }

  /** Which rules of its agreement were broken, read from nothing but what programs may read. */
  public List<String> complaints() throws Exception {
    return TimelineAudit.complaints(
        read("/api/tickets/" + number), read("/api/tickets/%s/timeline".formatted(number)));
  }

  private String read(String path) throws Exception {
    var answer =
        http.perform(
                MockMvcRequestBuilders.get(path)
                    .with(SecurityMockMvcRequestPostProcessors.httpBasic("manager", "manager"))
                    .locale(Locale.ENGLISH))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  public List<TestMailServer.Received> mailsTo(String address) {
    return mail.received().stream()
        .filter(received -> received.to().equals(address))
        .filter(received -> received.subject().contains(number))
        .toList();
  }
}
