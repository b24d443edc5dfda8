package dev.vigie.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.JsonPath;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketQueries;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.Visibility;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What programs can ask of tickets over HTTP, and what they are told when they ask wrongly. */
@VigieTest
class OpenTicketTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor STRANGER = httpBasic("stranger", "stranger");
  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final int MEBIBYTE = 1024 * 1024;

  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient jdbc;
  @Autowired private TicketQueries queries;
  @Autowired private TicketService tickets;

  private long ticketsBefore;

  @BeforeEach
  void countTicketsBefore() {
    ticketsBefore = countTickets();
  }

  /** The engine begins what was opened, so that no other test has to. */
  @AfterEach
  void settle() {
    if (countTickets() > ticketsBefore) {
      driver.settle();
    }
  }

  @Nested
  class ARequest {

    @Test
    void opensATicketWithItsPromises() throws Exception {
      var opened =
          open(Requests.trackforce("Critical"))
              .andExpect(status().isCreated())
              .andExpect(content().contentType(MediaType.APPLICATION_JSON))
              .andExpect(jsonPath("$.status").value("RECEIVED"))
              .andExpect(jsonPath("$.severity.claimed").value("Critical"))
              .andExpect(jsonPath("$.severity.confirmed").doesNotExist())
              .andReturn()
              .getResponse();
      var answer = opened.getContentAsString();
      var received = Instant.parse(JsonPath.read(answer, "$.receivedAt"));
      String number = JsonPath.read(answer, "$.number");

      assertThat(opened.getHeader("Location")).isEqualTo("/api/tickets/" + number);
      assertThat(instant(answer, "FIRST_RESPONSE", "dueAt"))
          .isEqualTo(received.plus(Duration.ofMinutes(60)));
      assertThat(instant(answer, "FIRST_RESPONSE", "warnAt"))
          .isEqualTo(received.plus(Duration.ofMinutes(45)));
      assertThat(instant(answer, "UPDATE", "dueAt"))
          .isEqualTo(received.plus(Duration.ofMinutes(90)));
      assertThat(instant(answer, "RESOLUTION", "dueAt"))
          .isEqualTo(received.plus(Duration.ofHours(8)));
      assertThat(
              JsonPath.<List<String>>read(answer, "$.clocks[?(@.objective=='ESCALATION')].state"))
          .containsExactly("NOT_SPECIFIED");
      assertThat(JsonPath.<List<String>>read(answer, "$.clocks[?(@.objective=='UPDATE')].clause"))
          .containsExactly("trackforce/updates");
    }

    @Test
    void isFoundWhereItsAnswerSays() throws Exception {
      var location =
          open(Requests.trackforce("Low")).andReturn().getResponse().getHeader("Location");

      http.perform(get(location).with(CUSTOMER))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.customer").value("acme"));
    }

    @Test
    void keepsWhatItSaysBeyondOurFields() throws Exception {
      var number = number(open(with("browser", "Firefox 140")));

      assertThat(queries.find(number, Visibility.everything()).details())
          .contains("\"browser\"")
          .contains("Firefox 140");
    }

    @Test
    void mayBeWrittenInAnyScript() throws Exception {
      var subject = "Ronde bloquée — патруль 🚨";

      open(with("subject", subject)).andExpect(jsonPath("$.subject").value(subject));
    }
  }

  @Nested
  class AnAgreement {

    @Test
    void thatNobodyKnowsIsAnsweredWithThoseThatExist() throws Exception {
      refused(open(with("agreement", "acme-gold")), 422, "agreement", "acme-gold", "trackforce");
    }

    @Test
    void withPlansAsksForOneOfThem() throws Exception {
      refused(open(with("agreement", "xtm")), 422, "plan", "basic", "silver", "gold");
    }

    @Test
    void asksForOneOfItsSeverities() throws Exception {
      refused(open(with("severity", "Urgent")), 422, "severity", "Urgent", "Critical", "None");
    }
  }

  @Nested
  class AField {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "agreement",
          "customer",
          "contact",
          "contact.name",
          "contact.email",
          "contact.language",
          "service",
          "severity",
          "type",
          "subject",
          "description"
        })
    void thatIsMissingIsAskedFor(String field) throws Exception {
      refused(open(without(field)), 422, field, field + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"agreement", "customer", "service", "severity", "subject", "description"})
    void thatIsBlankIsAskedFor(String field) throws Exception {
      refused(open(with(field, "  ")), 422, field, field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
      "agreement, 40", "plan, 40", "customer, 80", "service, 120", "serviceVersion, 60",
      "severity, 20", "subject, 200", "description, 20000", "impact, 4000", "environment, 4000",
      "contact.name, 120", "contact.phone, 40", "contact.role, 80"
    })
    void thatIsTooLongIsToldItsLimit(String field, int limit) throws Exception {
      refused(
          open(with(field, "x".repeat(limit + 1))),
          422,
          field,
          String.format(Locale.ENGLISH, "%s is longer than %,d characters", field, limit));
    }

    @Test
    void mayBeAsLongAsItsLimit() throws Exception {
      open(with("subject", "x".repeat(200))).andExpect(status().isCreated());
      open(with("description", "é".repeat(20_000))).andExpect(status().isCreated());
    }

    @Test
    void thatIsNoAddressIsToldSo() throws Exception {
      refused(open(with("contact.email", "alice")), 422, "contact.email", "no e-mail address");
      refused(
          open(with("contact.email", "alice@acme.example\r\nBcc: all@acme.example")),
          422,
          "contact.email",
          "no e-mail address");
    }

    @Test
    void thatAsksForAnotherLanguageIsToldWhichWeSpeak() throws Exception {
      refused(open(with("contact.language", "de")), 422, "contact.language", "fr or en");
    }

    @Test
    void ofTheWrongTypeIsNamed() throws Exception {
      refused(open(with("contact", "Alice")), 400, "contact", "contact", "object");
      var subject = (ObjectNode) json.readTree(Requests.trackforce("Low"));
      subject.putArray("subject").add("a");
      refused(open(subject.toString()), 400, "subject", "subject", "string");
    }

    @Test
    void ofOursThatIsUnknownIsBoundedTogether() throws Exception {
      refused(open(with("log", "x".repeat(20_001))), 422, "details", "20,000");
    }
  }

  @Nested
  class ABody {

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"ticket\"", "42"})
    void thatIsNoObjectIsAskedForOne(String body) throws Exception {
      problem(open(body), 400, "JSON object");
    }

    @Test
    void thatIsMalformedIsToldWhere() throws Exception {
      problem(open("{\n  \"agreement\": \"trackforce\",,\n}"), 400, "line 2");
    }

    @Test
    void thatIsNoJsonAtAllIsToldWhatWeRead() throws Exception {
      var letter = post("/api/tickets").contentType(MediaType.TEXT_PLAIN).content("help!");

      problem(http.perform(letter.with(CUSTOMER)), 415, "application/json");
    }

    @Test
    void ofMoreThanAMebibyteIsTooLarge() throws Exception {
      problem(open(with("description", "x".repeat(MEBIBYTE))), 413, "1 MiB");
    }

    @Test
    void thatDoesNotAnnounceItsLengthIsMeasuredAsItComes() throws Exception {
      var body = with("description", "x".repeat(MEBIBYTE)).getBytes(StandardCharsets.UTF_8);
      var chunked =
          post("/api/tickets")
              .contentType(MediaType.APPLICATION_JSON)
              .with(CUSTOMER)
              .with(request -> new Chunked(request, body));

      problem(http.perform(chunked), 413, "1 MiB");
    }
  }

  @Nested
  class ACaller {

    @Test
    void withoutCredentialsIsAskedToSignIn() throws Exception {
      problem(http.perform(request(Requests.trackforce("Low"))), 401, "Sign in")
          .andExpect(header().string("WWW-Authenticate", startsWith("Basic")));
    }

    @ParameterizedTest
    @CsvSource({"customer, wrong", "nobody, customer", "customer, ''"})
    void withWrongCredentialsIsAskedToSignIn(String name, String password) throws Exception {
      var request = request(Requests.trackforce("Low")).with(httpBasic(name, password));

      problem(http.perform(request), 401, "Sign in");
    }

    @Test
    void opensTicketsForTheirOwnOrganisationOnly() throws Exception {
      refused(open(with("customer", "globex")), 403, "customer", "acme");
    }

    @Test
    void ofTheTeamOpensThemForAnybody() throws Exception {
      var nobodySignsInFor = with("customer", "initech");
      http.perform(request(nobodySignsInFor).with(AGENT)).andExpect(status().isCreated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/clocks/RESOLUTION/explanation"})
    void seesNoTicketOfAnotherOrganisation(String part) throws Exception {
      var number = number(open(Requests.trackforce("Low")));

      problem(http.perform(get("/api/tickets/" + number + part).with(STRANGER)), 404, number);
      http.perform(get("/api/tickets").with(STRANGER)).andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void repliesToNoTicketOfAnotherOrganisation() throws Exception {
      var number = number(open(Requests.trackforce("Low")));

      problem(reply(number, "let me in", STRANGER), 404, number);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/api/tickets",
          "/api/agreements",
          "/api/deadlines",
          "/api/elapsed",
          "/v3/api-docs",
          "/actuator/prometheus"
        })
    void mustSignInForEverything(String path) throws Exception {
      problem(http.perform(get(path)), 401, "Sign in");
    }

    @Test
    void learnsTheHealthWithoutSigningIn() throws Exception {
      for (var probe : List.of("", "/liveness", "/readiness")) {
        http.perform(get("/actuator/health" + probe))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.status").value("UP"))
            .andExpect(jsonPath("$.components").doesNotExist());
      }
    }

    @Test
    void isSentToTheLoginPageIfItIsAPerson() throws Exception {
      http.perform(get("/").accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
    }
  }

  @Nested
  class ANumber {

    @ParameterizedTest
    @ValueSource(strings = {"V-9999-998", "V-0000-011", "4711", "x", "V-0000-010'--"})
    void thatBelongsToNoTicketIsSaidSo(String number) throws Exception {
      problem(http.perform(get("/api/tickets/{number}", number).with(AGENT)), 404, number);
    }

    @Test
    void withADigitMisheardIsToldSo() throws Exception {
      var number = number(open(Requests.trackforce("Low")));
      var last = number.charAt(number.length() - 1);
      var misheard =
          number.substring(0, number.length() - 1) + (last == '9' ? '0' : (char) (last + 1));

      problem(http.perform(get("/api/tickets/{number}", misheard).with(AGENT)), 404, misheard);
    }
  }

  @Nested
  class AnIdempotencyKey {

    private final String key = UUID.randomUUID().toString();

    @Test
    void answersTheSameTicketForTheSameBody() throws Exception {
      var body = Requests.trackforce("Low");

      var first = number(open(body, key));
      assertThat(number(open(body, key).andExpect(status().isCreated()))).isEqualTo(first);
      assertThat(number(open(json.readTree(body).toPrettyString(), key))).isEqualTo(first);
    }

    @Test
    void isRefusedForAnotherBody() throws Exception {
      open(Requests.trackforce("Low"), key);

      refused(open(Requests.trackforce("Critical"), key), 422, "Idempotency-Key", "new key");
    }

    @Test
    void belongsToItsCaller() throws Exception {
      var first = number(open(Requests.trackforce("Low"), key));
      var others =
          http.perform(
              request(Requests.trackforce("Low")).header("Idempotency-Key", key).with(AGENT));

      assertThat(number(others)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"120, 201", "121, 400"})
    void hasALimit(int length, int answer) throws Exception {
      var key = UUID.randomUUID() + "k".repeat(length - 36);

      open(Requests.trackforce("Low"), key).andExpect(status().is(answer));
    }

    @Test
    void thatIsTooLongIsNamed() throws Exception {
      problem(open(Requests.trackforce("Low"), "k".repeat(121)), 400, "Idempotency-Key", "120");
    }

    @Test
    void sentManyTimesAtOnceOpensOneTicket() throws Exception {
      var before = countTickets();
      var together = new CyclicBarrier(4);
      Callable<String> sending =
          () -> {
            together.await();
            return number(open(Requests.trackforce("Low"), key).andExpect(status().isCreated()));
          };

      try (var threads = Executors.newFixedThreadPool(4)) {
        var answers = threads.invokeAll(List.of(sending, sending, sending, sending));
        assertThat(answers.stream().map(OpenTicketTest::result).distinct()).hasSize(1);
      }
      assertThat(countTickets()).isEqualTo(before + 1);
    }
  }

  @Nested
  class TheList {

    @BeforeEach
    void ofThreeTickets() throws Exception {
      for (var severity : List.of("Critical", "Low", "Low")) {
        open(Requests.trackforce(severity));
      }
    }

    @Test
    void beginsWithTheNewest() throws Exception {
      var received = receivedAt("?size=3");

      assertThat(received).hasSize(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void isSortedAsAsked() throws Exception {
      assertThat(receivedAt("?size=200&sort=receivedAt,asc")).isSorted();
      assertThat(receivedAt("?size=200&sort=receivedAt")).isSorted();
    }

    @Test
    void isCutIntoPages() throws Exception {
      list("?size=2&page=0")
          .andExpect(jsonPath("$.items.length()").value(2))
          .andExpect(jsonPath("$.page").value(0))
          .andExpect(jsonPath("$.size").value(2));
      assertThat(all("?size=2&page=1", "number"))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(all("?size=2&page=0", "number"));
      list("?page=100000").andExpect(jsonPath("$.items").isEmpty());
    }

    @Test
    void isNarrowedByFilters() throws Exception {
      list("?severity=Critical&size=200")
          .andExpect(
              jsonPath(
                      "$.items[?(@.severity.claimed != 'Critical' && @.severity.confirmed != 'Critical')]")
                  .isEmpty())
          .andExpect(jsonPath("$.items").isNotEmpty());
      list("?status=CLOSED&size=200")
          .andExpect(jsonPath("$.items[?(@.status != 'CLOSED')]").isEmpty());
      list("?agreement=acme-gold").andExpect(jsonPath("$.total").value(0));
      list("?severity=%27%20or%201%3D1").andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void tellsBreachedTicketsApart() throws Exception {
      driver.startOnMonday("10:00", "Europe/Paris");
      var number = number(open(Requests.trackforce("Critical")));
      list("?breached=false&size=200").andExpect(jsonPath("$.items[*].number", hasItem(number)));

      driver.pass(Duration.ofMinutes(61));
      list("?breached=true&size=200").andExpect(jsonPath("$.items[*].number", hasItem(number)));
    }

    private List<Instant> receivedAt(String query) throws Exception {
      return all(query, "receivedAt").stream().map(Instant::parse).toList();
    }

    private List<String> all(String query, String field) throws Exception {
      var page = list(query).andReturn().getResponse().getContentAsString();
      return JsonPath.read(page, "$.items[*]." + field);
    }
  }

  @Nested
  class AFilter {

    @ParameterizedTest
    @CsvSource({
      "status=OPEN, status, RECEIVED",
      "breached=perhaps, breached, perhaps",
      "page=-1, page, 0",
      "page=one, page, one",
      "size=0, size, 1",
      "size=201, size, 200",
      "size=99999999999, size, 99999999999",
      "'sort=subject,asc', sort, receivedAt",
      "'sort=receivedAt,sideways', sort, desc"
    })
    void thatCannotBeReadIsNamed(String query, String field, String hint) throws Exception {
      problem(list("?" + query), 400, field, hint);
    }
  }

  @Nested
  class ATicket {

    private String number;

    @BeforeEach
    void thatIsLow() throws Exception {
      number = number(open(Requests.trackforce("Low")));
    }

    @Test
    void tellsItsStoryInTheReadersLanguage() throws Exception {
      timeline("en")
          .andExpect(jsonPath("$[0].kind").value("RECEIVED"))
          .andExpect(
              jsonPath("$[0].text")
                  .value("Ticket %s received, severity Low as claimed".formatted(number)));
      timeline("fr, en;q=0.5")
          .andExpect(jsonPath("$[0].text", allOf(containsString("reçu"), containsString(number))));
    }

    @Test
    void explainsADeadlineInTheReadersLanguage() throws Exception {
      explanation("RESOLUTION", "en")
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.term").value("7BD"))
          .andExpect(jsonPath("$.clause").value("trackforce/resolution"))
          .andExpect(jsonPath("$.zone").value("Europe/Paris"))
          .andExpect(jsonPath("$.summary", containsString("7 business days")));
      explanation("RESOLUTION", "fr")
          .andExpect(jsonPath("$.summary", containsString("7 jours ouvrés")));
    }

    @Test
    void saysWhatItsAgreementDoesNotPromise() throws Exception {
      explanation("ESCALATION", "en").andExpect(jsonPath("$.term").value("NOT_SPECIFIED"));
    }

    @Test
    void knowsNoOtherClocks() throws Exception {
      problem(explanation("COFFEE", "en"), 400, "objective", "RESOLUTION");
    }

    @Test
    void takesAReplyOnce() throws Exception {
      for (var attempt = 0; attempt < 2; attempt++) {
        http.perform(
                post("/api/tickets/{number}/replies", number)
                    .header("Idempotency-Key", "reply-1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"text\": \"It is version 7.2.1\"}")
                    .with(CUSTOMER))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.unreadReply").value(true));
      }

      timeline("en")
          .andExpect(
              jsonPath("$[?(@.kind == 'REPLY_RECEIVED')].detail").value("It is version 7.2.1"));
    }

    @Test
    void asksForTheTextOfAReply() throws Exception {
      refused(reply(number, " ", CUSTOMER), 422, "text", "text is missing");
      refused(reply(number, "x".repeat(10_001), CUSTOMER), 422, "text", "10,000");
    }

    @Test
    void thatIsClosedForGoodTakesNoReply() throws Exception {
      var id = queries.find(number, Visibility.everything()).id();
      tickets.close(id, "close");
      tickets.settle(id);

      problem(reply(number, "It is back", CUSTOMER), 409, number);
    }

    @Test
    void keepsItsSeverityFromCustomers() throws Exception {
      problem(changeSeverity("Critical", CUSTOMER), 403, "role");
    }

    @Test
    void takesAnotherSeverityFromTheTeam() throws Exception {
      changeSeverity("Important", AGENT)
          .andExpect(status().isAccepted())
          .andExpect(jsonPath("$.severity.confirmed").value("Important"));
      refused(changeSeverity("Urgent", AGENT), 422, "severity", "Urgent", "Critical");
      refused(changeSeverity("", AGENT), 422, "severity", "severity is missing");
    }

    private ResultActions changeSeverity(String severity, RequestPostProcessor who)
        throws Exception {
      return http.perform(
          post("/api/tickets/{number}/severity", number)
              .contentType(MediaType.APPLICATION_JSON)
              .content("{\"severity\": \"%s\", \"reason\": \"Several sites\"}".formatted(severity))
              .with(who));
    }

    private ResultActions timeline(String language) throws Exception {
      return http.perform(
          get("/api/tickets/{number}/timeline", number)
              .header("Accept-Language", language)
              .with(CUSTOMER));
    }

    private ResultActions explanation(String objective, String language) throws Exception {
      return http.perform(
          get("/api/tickets/{number}/clocks/{objective}/explanation", number, objective)
              .header("Accept-Language", language)
              .with(CUSTOMER));
    }
  }

  @Nested
  class TheContract {

    @ParameterizedTest
    @CsvSource({
      "/api/tickets, post",
      "/api/tickets, get",
      "/api/tickets/{number}, get",
      "/api/tickets/{number}/timeline, get",
      "/api/tickets/{number}/clocks/{objective}/explanation, get",
      "/api/tickets/{number}/replies, post",
      "/api/tickets/{number}/severity, post",
      "/api/deadlines, get",
      "/api/elapsed, get",
      "/api/agreements, get",
      "/api/agreements/{id}, get",
      "/api/agreements/{id}/migration, post",
      "/api/agreements/reload, post"
    })
    void listsEveryCall(String path, String method) throws Exception {
      http.perform(get("/v3/api-docs").with(AGENT))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.paths['%s']".formatted(path), hasKey(method)));
    }

    @Test
    void refusesOtherMethods() throws Exception {
      problem(http.perform(delete("/api/tickets").with(AGENT)), 405, "DELETE");
    }
  }

  /** A request whose length nobody announced. */
  private static final class Chunked extends MockHttpServletRequest {

    Chunked(MockHttpServletRequest announced, byte[] body) {
      super(announced.getServletContext(), announced.getMethod(), announced.getRequestURI());
      setServletPath(announced.getRequestURI());
      announced
          .getHeaderNames()
          .asIterator()
          .forEachRemaining(name -> addHeader(name, announced.getHeader(name)));
      setContent(body);
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public long getContentLengthLong() {
      return -1;
    }
  }

  private ResultActions list(String query) throws Exception {
    return http.perform(get(URI.create("/api/tickets" + query)).with(CUSTOMER));
  }

  private ResultActions open(String body) throws Exception {
    return http.perform(request(body).with(CUSTOMER));
  }

  private ResultActions open(String body, String key) throws Exception {
    return http.perform(request(body).header("Idempotency-Key", key).with(CUSTOMER));
  }

  private ResultActions reply(String number, String text, RequestPostProcessor who)
      throws Exception {
    return http.perform(
        post("/api/tickets/{number}/replies", number)
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"text\": \"%s\"}".formatted(text))
            .with(who));
  }

  private static MockHttpServletRequestBuilder request(String body) {
    return post("/api/tickets").contentType(MediaType.APPLICATION_JSON).content(body);
  }

  /** Every answer to a bad request is a problem that says what to do. */
  private static ResultActions problem(ResultActions answer, int status, String... hints)
      throws Exception {
    answer
        .andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(status));
    for (var hint : hints) {
      answer.andExpect(jsonPath("$.detail", containsString(hint)));
    }
    return answer;
  }

  private static void refused(ResultActions answer, int status, String field, String... hints)
      throws Exception {
    problem(answer, status, hints).andExpect(namesField(field));
  }

  private static ResultMatcher namesField(String field) {
    return jsonPath("$.errors[*].field", hasItem(field));
  }

  private String with(String field, String value) throws Exception {
    return changed(field, (owner, name) -> owner.put(name, value));
  }

  private String without(String field) throws Exception {
    return changed(field, ObjectNode::remove);
  }

  private String changed(String field, BiConsumer<ObjectNode, String> change) throws Exception {
    var request = (ObjectNode) json.readTree(Requests.trackforce("Low"));
    var dot = field.indexOf('.');
    var owner = dot < 0 ? request : (ObjectNode) request.get(field.substring(0, dot));
    change.accept(owner, field.substring(dot + 1));
    return request.toString();
  }

  private static String number(ResultActions answer) throws Exception {
    return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.number");
  }

  private static Instant instant(String ticket, String objective, String field) {
    List<String> found =
        JsonPath.read(ticket, "$.clocks[?(@.objective=='%s')].%s".formatted(objective, field));
    return Instant.parse(found.getFirst());
  }

  private long countTickets() {
    return jdbc.sql("select count(*) from ticket").query(Long.class).single();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
