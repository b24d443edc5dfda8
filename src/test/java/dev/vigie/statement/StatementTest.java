package dev.vigie.statement;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.FlashMap;

/**
 * Two tickets near the end of September: one was solved, the other one seemed not to be answered in
 * time. September is stated in October; then the one comes back, and of the other one it becomes
 * known that it had been answered.
 */
@VigieTest
class StatementTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor STRANGER = httpBasic("stranger", "stranger");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=", Pattern.CASE_INSENSITIVE);

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory solved;
  @Autowired private TicketStory unanswered;
  @Autowired private TicketService tickets;
  @Autowired private Conversation conversation;
  @Autowired private Solutions solutions;
  @Autowired private Statements statements;
  @Autowired private FewAtOnce presses;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;
  @Autowired private EntityManagerFactory entities;

  private YearMonth september;
  private Instant answered;

  @BeforeEach
  void twoTicketsNearTheEndOfSeptember() throws Exception {
    var start = driver.startInSeptember("10:00", "Europe/Paris");
    jdbc.sql("delete from statement_service").update();
    jdbc.sql("delete from statement_credit").update();
    jdbc.sql("delete from statement_line").update(); // of other years, whose tickets were cut short
    jdbc.sql("delete from monthly_statement").update();
    september = YearMonth.from(start.atZone(PARIS));
    passTo(september.atDay(28));
    solved.open(Requests.trackforce("Critical", "Ronde : impossible à démarrer"));
    tickets.respond(id(solved), "Called", driver.now());
    driver.pass(ofHours(1));
    solve("1");
    unanswered.open(Requests.trackforce("Important", "=1+1"));
    driver.pass(ofMinutes(30));
    answered = driver.now();
    passTo(september.plusMonths(1).atDay(2));
  }

  private void solve(String time) {
    solutions.offer(id(solved), "offer" + time, Solution.RESOLUTION, "Restarted", null);
    conversation.reply(id(solved), "agree" + time, "Alice", "Yes", true);
    solutions.resolve(id(solved), "resolve" + time, "Agreed", driver.now());
    tickets.close(id(solved), "close" + time);
  }

  /** What becomes known in October, until October is over. */
  private void october() {
    conversation.reply(id(solved), "back", "Alice", "It is back");
    driver.pass(ofHours(1));
    solve("2");
    tickets.respond(id(unanswered), "Called, as we forgot to write down", answered);
    nothingIsOpenAnyMore();
    passTo(september.plusMonths(2).atDay(2));
  }

  /** So that months can pass. */
  private void nothingIsOpenAnyMore() {
    tickets.withdraw(id(unanswered), "Alice", "Solved itself");
    tickets.settle(id(solved));
    driver.settle();
  }

  @Test
  void saysWhatWasPromisedAndStaysAsItWasApproved() throws Exception {
    var statement = approved(september);
    var before = page(statement, MANAGER);
    assertThat(before)
        .contains(
            "First response · Critical", "First response · Important", "Resolution · Critical")
        .contains("Corrections to statements approved before", "There are none")
        .doesNotContainPattern(INLINE);

    october();

    assertThat(said(page(statement, MANAGER))).isEqualTo(said(before));
  }

  @Test
  void correctsOnTheNextOneWhatBecameKnownLater() throws Exception {
    approved(september);
    october();
    var next = statements.drawUp("acme", "trackforce", september.plusMonths(1));

    var page = page(next, MANAGER);
    assertThat(corrections(page))
        .contains(solved.number(), "Resolution", "Met, September " + september.getYear())
        .contains("does not count", "The ticket was opened again")
        .contains(unanswered.number(), "First response", "Breached, September")
        .contains("It became known later");
    assertThat(statements.content(next).corrections()).hasSize(2);
    assertThat(statements.content(next).lines())
        .anySatisfy(
            line -> {
              assertThat(line.ticket()).isEqualTo(solved.number());
              assertThat(line.met()).isTrue();
            });

    statements.approve(next.id(), "manager", contents(next));
    passTo(september.plusMonths(3).atDay(2));
    var last = statements.drawUp("acme", "trackforce", september.plusMonths(2));
    assertThat(statements.content(last).corrections()).as("told once").isEmpty();
  }

  @Test
  void saysThatNothingIsCorrectedOnlyIfNothingIs() throws Exception {
    var customer = "shop-" + UUID.randomUUID();
    var service = service(customer);
    approved(customer, september);
    outage(service, september.atDay(12)); // told when the statement has been approved
    nothingIsOpenAnyMore();
    passTo(september.plusMonths(2).atDay(2));
    var next = statements.drawUp(customer, "trackforce", september.plusMonths(1));

    assertThat(page(next, MANAGER))
        .contains("Corrections to availability stated before", "September")
        .doesNotContain("There are none");
    assertThat(statements.drawUpAgain(next.id()).corrections()).isEqualTo(1);
  }

  @Test
  void isApprovedOnlyAsItWasSeen() throws Exception {
    var draft = statements.drawUp("acme", "trackforce", september);
    var seen = contents(draft);
    tickets.respond(id(unanswered), "Called, as we forgot to write down", answered);

    assertThat(approve(draft, seen).get("wrong")).isEqualTo("statement.wrong.changed");
    assertThat(approve(draft, "").get("wrong")).isEqualTo("statement.wrong.changed");
    assertThat(statements.approved(draft.id())).isFalse();

    assertThat(contents(draft)).isNotEqualTo(seen);
    assertThat(approve(draft, contents(draft)).get("done")).isEqualTo("statement.approved");
    assertThat(statements.approved(draft.id())).isTrue();
    var kept = statements.get(draft.id());
    assertThat(kept.contents()).contains(statements.content(kept).digest());
    assertThat(approve(draft, seen).get("done")).as("late").isEqualTo("statement.approved");
  }

  @Test
  void saysWhenItWasKnownWhatIsNotCorrected() throws Exception {
    var draft = statements.drawUp("acme", "trackforce", september);
    assertThat(page(draft, MANAGER)).contains("These three are as known now");

    assertThat(page(approved(september), CUSTOMER))
        .contains("These three are as known on 2 Oct " + september.getYear());
  }

  /** The report's table is of today, this one of the day of the approval. */
  @Test
  void hasAllItsPromisesAsATableAsTheyWereApproved() throws Exception {
    var known =
        table(
            get("/reports/sla/promises.csv")
                .param("from", september.atDay(1).toString())
                .param("to", september.atEndOfMonth().toString())
                .param("agreement", "trackforce")
                .param("figure", "PROMISED")
                .with(CUSTOMER));
    var statement = approved(september);
    var promises = "/statements/%d/promises.csv".formatted(statement.id());

    assertThat(page(statement, CUSTOMER)).contains("href=\"" + promises);
    var table = table(get(promises).with(CUSTOMER));
    assertThat(table.getFirst()).isEqualTo(known.getFirst());
    assertThat(table).containsExactlyInAnyOrderElementsOf(known);
    assertThat(table).anySatisfy(row -> assertThat(row).contains(",'=1+1,", ",BREACHED,"));
    october();
    assertThat(table(get(promises).with(CUSTOMER))).isEqualTo(table);
    http.perform(get(promises).with(STRANGER)).andExpect(status().isNotFound());
  }

  /** Also what was written down just before the approval, but could be seen only after it. */
  @Test
  void readsOfEarlierMonthsOnlyWhatWasWrittenDownSinceTheLastApproval() throws Exception {
    var statement = approved(september);
    nothingIsOpenAnyMore();
    passTo(september.plusMonths(2).atDay(2));
    var next = statements.drawUp("acme", "trackforce", september.plusMonths(1));

    jdbc.sql(
            """
            update promise_outcome set outcome = 'BREACHED'
              where ticket_id = :ticket and objective = 'RESOLUTION'""")
        .param("ticket", id(solved).value())
        .update();
    assertThat(statements.content(next).corrections()).as("old ones are not read").isEmpty();
    correctedAt(solved, statement.approvedAt().orElseThrow().minus(ofMinutes(5)));

    assertThat(statements.content(next).corrections())
        .singleElement()
        .satisfies(line -> assertThat(line.ticket()).isEqualTo(solved.number()));
  }

  @Test
  void correctsASecondTimeWhatItToldLast() throws Exception {
    approved(september);
    october();
    approved(september.plusMonths(1));
    passTo(september.plusMonths(3).atDay(2));
    jdbc.sql(
            """
            update promise_outcome set outcome = 'BREACHED', decided_at = due_at
              where ticket_id = :ticket and objective = 'FIRST_RESPONSE'""")
        .param("ticket", id(unanswered).value())
        .update();
    correctedAt(unanswered, driver.now());

    var last = statements.drawUp("acme", "trackforce", september.plusMonths(2));
    assertThat(page(last, MANAGER))
        .contains(unanswered.number(), "Met, September", "Breached, September")
        .doesNotContain(solved.number());
    assertThat(statements.content(last).corrections()).hasSize(1);
  }

  /** The second one says something else once the first one is approved. */
  @Test
  void tellsACorrectionOnceThoughTwoMonthsAreApprovedAtTheSameTime() throws Exception {
    approved(september);
    october();
    passTo(september.plusMonths(3).atDay(2));
    var drafts =
        List.of(
            statements.drawUp("acme", "trackforce", september.plusMonths(1)),
            statements.drawUp("acme", "trackforce", september.plusMonths(2)));
    var seen = List.of(contents(drafts.getFirst()), contents(drafts.getLast()));

    var approvals =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> statements.approve(drafts.get(i).id(), "manager", seen.get(i))))
            .toList();

    assertThat(approvals.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(true, false);
    assertThat(drafts.stream().mapToInt(this::corrected).sum()).isEqualTo(2);
  }

  private int corrected(Statement statement) {
    return statements.content(statements.get(statement.id())).corrections().size();
  }

  private void correctedAt(TicketStory story, Instant at) {
    jdbc.sql("update promise_outcome set corrected_at = :at where ticket_id = :ticket")
        .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("ticket", id(story).value())
        .update();
  }

  @Test
  void asksNoMoreWhenMoreMonthsWereStated() throws Exception {
    var customer = "shop-" + UUID.randomUUID();
    service(customer);
    approved(customer, september);
    nothingIsOpenAnyMore();
    passTo(september.plusMonths(2).atDay(2));
    var asked = queries(statements.drawUp(customer, "trackforce", september.plusMonths(1)));
    approved(customer, september.plusMonths(1));
    passTo(september.plusMonths(3).atDay(2));

    assertThat(queries(statements.drawUp(customer, "trackforce", september.plusMonths(2))))
        .isEqualTo(asked);
  }

  /** Others may ask meanwhile, so the fewest of some times. */
  private long queries(Statement draft) {
    return LongStream.generate(() -> queriesOnce(draft)).limit(3).min().orElseThrow();
  }

  private long queriesOnce(Statement draft) {
    var counted = entities.unwrap(SessionFactory.class).getStatistics();
    counted.setStatisticsEnabled(true);
    var before = counted.getPrepareStatementCount();
    statements.content(draft);
    var asked = counted.getPrepareStatementCount() - before;
    counted.setStatisticsEnabled(false);
    return asked;
  }

  @Test
  void isPrintedWithItsFontsTheSameEachTime() throws Exception {
    approved(september);
    october();
    var next = approved(september.plusMonths(1));

    var pdf = pdf(next, Locale.FRENCH);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(text(document))
          .contains("Relevé des engagements", "Corrections de relevés déjà approuvés")
          .contains("Ronde : impossible à démarrer", "En pause en attendant votre réponse\u00a0:")
          .contains("connus au 2 nov. " + september.getYear())
          .contains(solved.number(), "octobre " + september.getYear());
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
    assertThat(pdf(next, Locale.FRENCH)).isEqualTo(pdf);
    try (var document = Loader.loadPDF(pdf(next, Locale.ENGLISH))) {
      assertThat(text(document))
          .contains("Service level statement", "Corrections to statements approved before")
          .contains("Ronde : impossible à démarrer", "Paused while you were awaited:")
          .contains("as known on 2 Nov " + september.getYear())
          .contains(solved.number(), "October " + september.getYear());
    }
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("[ \\r\\n]+", " ");
  }

  @Test
  void isNotFetchedAgainFromItsApprovalOn() throws Exception {
    var draft = statements.drawUp("acme", "trackforce", september);
    printed(draft, MANAGER, Locale.FRENCH)
        .andExpect(status().isOk())
        .andExpect(header().doesNotExist("ETag"));
    var statement = approved(september);
    var copy =
        printed(statement, CUSTOMER, Locale.FRENCH)
            .andExpect(header().string("Cache-Control", "no-cache, private"))
            .andReturn()
            .getResponse()
            .getHeader("ETag");

    http.perform(pdfOf(statement, CUSTOMER, Locale.FRENCH).header("If-None-Match", copy))
        .andExpect(status().isNotModified())
        .andExpect(header().string("ETag", copy))
        .andExpect(content().string(""));
    http.perform(pdfOf(statement, CUSTOMER, Locale.ENGLISH).header("If-None-Match", copy))
        .andExpect(status().isOk());
    http.perform(pdfOf(statement, STRANGER, Locale.FRENCH).header("If-None-Match", copy))
        .andExpect(status().isNotFound());
  }

  @Test
  void isPrintedLaterWhileOthersAre() throws Exception {
    var statement = approved(september);

    presses.take(
        () ->
            presses.take(
                () -> {
                  try {
                    return printed(statement, CUSTOMER, Locale.ENGLISH)
                        .andExpect(status().isServiceUnavailable())
                        .andExpect(header().string("Retry-After", "10"))
                        .andExpect(content().string(containsString("Too many statements")));
                  } catch (Exception failed) {
                    throw new AssertionError(failed);
                  }
                }));

    printed(statement, CUSTOMER, Locale.ENGLISH).andExpect(status().isOk());
  }

  private ResultActions printed(Statement statement, RequestPostProcessor reader, Locale language)
      throws Exception {
    return http.perform(pdfOf(statement, reader, language));
  }

  private static MockHttpServletRequestBuilder pdfOf(
      Statement statement, RequestPostProcessor reader, Locale language) {
    return get("/statements/{id}/pdf", statement.id()).with(reader).locale(language);
  }

  @Test
  void isForItsCustomerOnceItIsApproved() throws Exception {
    var draft = statements.drawUp("acme", "trackforce", september);
    http.perform(get("/statements/" + draft.id()).with(CUSTOMER)).andExpect(status().isNotFound());

    approved(september);

    assertThat(page(draft, CUSTOMER)).contains(solved.number()).doesNotContain("/approval");
    http.perform(get("/statements/" + draft.id()).with(STRANGER)).andExpect(status().isNotFound());
    http.perform(get("/statements/" + draft.id() + "/pdf").with(STRANGER))
        .andExpect(status().isNotFound());
    assertThat(html(get("/statements").with(STRANGER))).contains("There is no statement yet");
  }

  @Test
  void isReturnedWithARemarkAndDrawnUpAgain() throws Exception {
    var draft = statements.drawUp("acme", "trackforce", september);
    http.perform(
            post("/statements/{id}/return", draft.id())
                .param("remark", "Look at " + unanswered.number())
                .with(MANAGER)
                .with(csrf()))
        .andExpect(status().isFound());

    assertThat(page(draft, MANAGER)).contains("Returned: Look at " + unanswered.number());
    assertThat(statements.drawUp("acme", "trackforce", september).state())
        .isEqualTo(StatementState.DRAFT);
  }

  @Test
  void isNotDrawnUpBeforeItsMonthIsOver() throws Exception {
    var answer =
        http.perform(
                post("/statements")
                    .param("customer", "acme")
                    .param("agreement", "trackforce")
                    .param("month", september.plusMonths(1).toString())
                    .with(MANAGER)
                    .with(csrf()))
            .andExpect(status().isFound())
            .andReturn();
    assertThat(answer.getFlashMap().get("wrong")).isEqualTo("statement.wrong.not-over");
  }

  private Statement approved(YearMonth month) throws Exception {
    return approved("acme", month);
  }

  /** By the button of the page. */
  private Statement approved(String customer, YearMonth month) throws Exception {
    var statement = statements.drawUp(customer, "trackforce", month);
    assertThat(approve(statement, contents(statement)).get("done")).isNotNull();
    return statements.drawUp(customer, "trackforce", month);
  }

  /** What the page says of it. */
  private FlashMap approve(Statement statement, String seen) throws Exception {
    return http.perform(
            post("/statements/{id}/approval", statement.id())
                .param("contents", seen)
                .with(MANAGER)
                .with(csrf()))
        .andExpect(status().isFound())
        .andReturn()
        .getFlashMap();
  }

  /** As the button of the page carries it along. */
  private String contents(Statement draft) throws Exception {
    return Jsoup.parse(page(draft, MANAGER)).select("input[name=contents]").attr("value");
  }

  private String service(String customer) throws Exception {
    return created(
        "/api/services",
        """
        {"customer": "%s", "agreement": "trackforce", "plan": "", "name": "GuardTek",
         "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
        """
            .formatted(customer));
  }

  private void outage(String service, LocalDate day) throws Exception {
    var from = day.atTime(9, 0).atZone(PARIS).toInstant();
    created(
        "/api/outages",
        """
        {"service": "%s", "startedAt": "%s", "noticedAt": "%s", "endedAt": "%s"}
        """
            .formatted(service, from, from, from.plus(ofHours(8))));
  }

  private String created(String path, String json) throws Exception {
    return JsonPath.read(
        http.perform(
                post(path)
                    .with(httpBasic("agent", "agent"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(json))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.id");
  }

  private byte[] pdf(Statement statement, Locale language) throws Exception {
    return printed(statement, CUSTOMER, language)
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private List<String> table(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request)
        .andExpect(status().isOk())
        .andExpect(content().contentType("text/csv;charset=UTF-8;header=present"))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private String page(Statement statement, RequestPostProcessor reader) throws Exception {
    return html(get("/statements/" + statement.id()).with(reader));
  }

  private String html(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.locale(Locale.ENGLISH))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  /** Without the frame, which tells the time. */
  private static String said(String page) {
    return page.substring(page.indexOf("<article"), page.indexOf("</article>"));
  }

  private static String corrections(String page) {
    return page.substring(
        page.indexOf("Corrections to statements"), page.indexOf("All promises of"));
  }

  private void passTo(LocalDate day) {
    driver.passUntil(day.atTime(10, 0).atZone(PARIS).toInstant());
  }

  private static TicketId id(TicketStory story) {
    return story.ticket().id();
  }
}
