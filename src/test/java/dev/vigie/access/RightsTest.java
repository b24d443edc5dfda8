package dev.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.attachment.Attachments;
import dev.vigie.attachment.Upload;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may what, by {@code rights.csv}: {@code yes}; {@code sign in} for who has not; {@code no} for
 * what is another role's; {@code hidden} for what looks as if it were not there. The ticket is one
 * of the customer's; a stranger is a customer of another organisation.
 */
@VigieTest
class RightsTest {

  private static final List<String> TABLE = table();
  private static final String NOBODY = "nobody";

  @Autowired private MockMvc http;
  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Autowired private Attachments attachments;
  @Autowired private TransactionTemplate transaction;

  private String attached;
  private String service;
  private String outage;
  private String maintenance;

  /** What one row says, a word for each role. */
  private record Row(String request, List<String> words) {

    static Row of(String line) {
      var cells = line.split(",");
      return new Row(cells[0], List.of(cells).subList(1, cells.length));
    }
  }

  @BeforeEach
  void openATicket() throws Exception {
    story.post(Requests.trackforce("Low"));
    transaction.executeWithoutResult(
        status ->
            attachments.add(
                story.ticket().id(),
                "test",
                List.of(new Upload("plan.txt", "text/plain", new byte[] {'x'})),
                "customer",
                story.received()));
    attached = attachments.of(story.ticket().id()).getFirst().id();
    service =
        make(
            "services",
            """
            {"customer": "acme", "agreement": "trackforce", "name": "Rights %s",
             "activeFrom": "2024-01-01T00:00:00Z"}
            """
                .formatted(UUID.randomUUID()));
    outage =
        make(
            "outages",
            "{\"service\": \"%s\", \"startedAt\": \"2025-06-10T10:00:00Z\"}".formatted(service));
    maintenance =
        make(
            "maintenance",
            """
            {"service": "%s", "plannedFrom": "2025-06-10T10:00:00Z", "confirm": true,
             "plannedTo": "2025-06-10T11:00:00Z", "what": "Upgrade"}
            """
                .formatted(service));
  }

  private String make(String what, String body) throws Exception {
    var made =
        http.perform(
                request(HttpMethod.POST, "/api/" + what)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .with(httpBasic("manager", "manager")))
            .andReturn()
            .getResponse();
    assertThat(made.getStatus()).as(made.getContentAsString()).isEqualTo(201);
    return JsonPath.read(made.getContentAsString(), "$.id");
  }

  /** So that no other test has to. */
  @AfterEach
  void letTheEngineBegin() {
    driver.settle();
  }

  @Test
  void areWhatTheTableSaysForEachRequestAndRole() throws Exception {
    var roles = Row.of(TABLE.getFirst()).words();
    var found = new StringBuilder(TABLE.getFirst());
    for (var row : rows()) {
      found.append('\n').append(row.request());
      for (var role : roles) {
        found.append(',').append(word(answer(role, row.request())));
      }
    }
    assertThat(found.toString()).isEqualTo(String.join("\n", TABLE));
  }

  @Test
  void areInTheTableForEachRequestThatIsServed() {
    var listed = rows().stream().map(Row::request).toList();
    assertThat(listed).containsAll(served());
  }

  private Set<String> served() {
    var served = new TreeSet<String>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getName().startsWith("dev.vigie.")) {
                served.addAll(requests(mapping));
              }
            });
    return served;
  }

  private static List<String> requests(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .flatMap(path -> methods(mapping).map(method -> "%s %s".formatted(method, path)))
        .toList();
  }

  private static Stream<RequestMethod> methods(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Arrays.stream(RequestMethod.values()) : methods.stream();
  }

  private MockHttpServletResponse answer(String role, String request) throws Exception {
    var asked = request.split(" ");
    var made =
        request(HttpMethod.valueOf(asked[0]), path(asked[1]))
            .with(csrf()) // which says nothing of rights
            .param("form", UUID.randomUUID().toString())
            .param("text", "It is down")
            .param("reason", "It is down")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body(asked[1]));
    if (!role.equals(NOBODY)) {
      made.with(httpBasic(role, role));
    }
    return http.perform(made).andReturn().getResponse();
  }

  /** Complete where a refusal for what is missing would hide who may. */
  private static String body(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "replies" -> "{\"text\": \"It is down\"}";
      case "withdrawal", "escalation" -> "{\"reason\": \"It is down\"}";
      case "severity" -> "{\"severity\": \"Low\", \"reason\": \"It is down\"}";
      case "details" -> "{\"impact\": \"It is down\"}";
      default -> "{}";
    };
  }

  private String path(String pattern) {
    return pattern
        .replace("{number}", story.number())
        .replace("{objective}", "RESOLUTION")
        .replace("{model}", "incident")
        .replace("{name:[a-z-]+}", "incident")
        .replace("{agreement}", "trackforce")
        .replace("/files/{id}", "/files/" + attached)
        .replace("/customers/{id}", "/customers/acme")
        .replace("/outages/{id}", "/outages/" + outage)
        .replace("/maintenance/{id}", "/maintenance/" + maintenance)
        .replace("{maintenance}", maintenance)
        .replace("/services/{id}", "/services/" + service)
        .replace("/availability/{id}", "/availability/" + service)
        .replace("{id}", "trackforce");
  }

  private static String word(MockHttpServletResponse answer) {
    var status = answer.getStatus();
    assertThat(status).isLessThan(500);
    return switch (status) {
      case 401 -> "sign in";
      case 403 -> "no";
      case 404 -> "hidden";
      case 302 -> answer.getRedirectedUrl().endsWith("/login") ? "sign in" : "yes";
      default -> "yes";
    };
  }

  private static List<Row> rows() {
    return TABLE.stream().skip(1).map(Row::of).toList();
  }

  private static List<String> table() {
    try (var file = RightsTest.class.getResourceAsStream("/rights.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new ExceptionInInitializerError(unreadable);
    }
  }
}
