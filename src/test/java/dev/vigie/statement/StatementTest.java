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

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.Solution;
import dev.vigie.ticket.Solutions;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

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
    unanswered.open(Requests.trackforce("Important"));
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
    tickets.withdraw(id(unanswered), "Alice", "Solved itself");
    tickets.settle(id(solved));
    driver.settle();
    passTo(september.plusMonths(2).atDay(2));
  }

  @Test
  void saysWhatWasPromisedAndStaysAsItWasApproved() throws Exception {
    var statement = approved(september);
    var before = page(statement, MANAGER);
    assertThat(before)
        .contains(
            "First response · Critical", "First response · Important", "Resolution · Critical")
        .contains("Corrections to earlier statements", "There are none")
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

    statements.approve(next.id(), "manager");
    passTo(september.plusMonths(3).atDay(2));
    var last = statements.drawUp("acme", "trackforce", september.plusMonths(2));
    assertThat(statements.content(last).corrections()).as("told once").isEmpty();
  }

  @Test
  void isPrintedWithItsFontsTheSameEachTime() throws Exception {
    approved(september);
    october();
    var next = approved(september.plusMonths(1));

    var pdf = pdf(next);
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document).replaceAll("[ \\r\\n]+", " ");
      assertThat(text)
          .contains("Relevé des engagements", "Corrections des relevés précédents")
          .contains("Ronde : impossible à démarrer", "En pause dans votre attente\u00a0:")
          .contains(solved.number(), "octobre " + september.getYear());
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
    assertThat(pdf(next)).isEqualTo(pdf);
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

  /** By the button of the page. */
  private Statement approved(YearMonth month) throws Exception {
    var statement = statements.drawUp("acme", "trackforce", month);
    http.perform(post("/statements/{id}/approval", statement.id()).with(MANAGER).with(csrf()))
        .andExpect(status().isFound());
    return statements.drawUp("acme", "trackforce", month);
  }

  private byte[] pdf(Statement statement) throws Exception {
    return http.perform(
            get("/statements/{id}/pdf", statement.id()).with(CUSTOMER).locale(Locale.FRENCH))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
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
    return page.substring(page.indexOf("Corrections to earlier"), page.indexOf("All promises of"));
  }

  private void passTo(LocalDate day) {
    driver.passUntil(day.atTime(10, 0).atZone(PARIS).toInstant());
  }

  private static TicketId id(TicketStory story) {
    return story.ticket().id();
  }
}
