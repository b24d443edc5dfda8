package dev.vigie.report;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Conversation;
import dev.vigie.ticket.TicketService;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * One week: a Critical call was answered in time, the first update was sent and the second one
 * forgotten; the customer was awaited for half an hour, which pauses nothing under this agreement.
 */
@VigieTest
class ReportTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");
  private static final RequestPostProcessor STRANGER = httpBasic("stranger", "stranger");
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");
  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=", Pattern.CASE_INSENSITIVE);

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private TicketService tickets;
  @Autowired private Conversation conversation;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;

  private LocalDate monday;

  @BeforeEach
  void aTicket() throws Exception {
    var start = driver.startInSeptember("10:00", "Europe/Paris");
    monday = LocalDate.ofInstant(start, ZoneId.of("Europe/Paris"));
    story.open(Requests.trackforce("Critical", "=HYPERLINK(1); évidemment"));
    var ticket = story.ticket().id();
    driver.pass(ofMinutes(40));
    tickets.respond(ticket, "Called", driver.now());
    conversation.update(ticket, "update", "We look into it", driver.now());
    conversation.ask(ticket, "ask", "question", "Which gate?");
    driver.pass(ofMinutes(30));
    conversation.reply(ticket, "reply", "Alice", "Gate 3");
    driver.pass(ofHours(2));
  }

  @Nested
  class ForPrograms {

    @Test
    void countsWhatWasPromisedMetAndMissed() throws Exception {
      http.perform(thatWeek("/api/reports/sla").with(MANAGER))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.zone").value("Europe/Paris"))
          .andExpect(jsonPath("$.startsAt").value(monday.minusDays(1) + "T22:00:00Z"))
          .andExpect(jsonPath("$.endsAt").value(monday.plusDays(6) + "T22:00:00Z"))
          .andExpect(jsonPath("$.total.promised").value(3))
          .andExpect(jsonPath("$.total.met").value(2))
          .andExpect(jsonPath("$.total.breached").value(1))
          .andExpect(jsonPath("$.total.keptPercent").value(66.7))
          .andExpect(jsonPath("$.total.open").value(2)) // the resolution, and the next update
          .andExpect(jsonPath("$.total.pausedSeconds").value(0))
          .andExpect(jsonPath("$.waitedSeconds").value((int) waited().toSeconds()))
          .andExpect(
              jsonPath("$.byObjective[*].objective")
                  .value(contains("FIRST_RESPONSE", "UPDATE", "RESOLUTION")))
          .andExpect(jsonPath("$.byObjective[1].met").value(1))
          .andExpect(jsonPath("$.byObjective[1].breached").value(1))
          .andExpect(jsonPath("$.bySeverity[0].agreement").value("trackforce"))
          .andExpect(jsonPath("$.bySeverity[0].severity").value("Critical"))
          .andExpect(jsonPath("$.byPlan").isEmpty())
          .andExpect(jsonPath("$.byCustomer[0].customer").value("acme"))
          .andExpect(jsonPath("$.trend[0].met").value(2));
    }

    @Test
    void giveCustomersTheSameFiguresButNotWhoWorkedOnThem() throws Exception {
      http.perform(thatWeek("/api/reports/sla").with(CUSTOMER))
          .andExpect(jsonPath("$.total.promised").value(3))
          .andExpect(jsonPath("$.byTeam").doesNotExist())
          .andExpect(jsonPath("$.byCustomer").doesNotExist());
      http.perform(thatWeek("/api/reports/sla").with(STRANGER))
          .andExpect(jsonPath("$.total.promised").value(0))
          .andExpect(jsonPath("$.total.keptPercent").doesNotExist());
    }

    @Test
    void filterByWhatIsAskedFor() throws Exception {
      http.perform(
              thatWeek("/api/reports/sla")
                  .param("objective", "UPDATE")
                  .param("agreement", "trackforce")
                  .param("severity", "Critical")
                  .param("customer", "acme")
                  .with(MANAGER))
          .andExpect(jsonPath("$.total.promised").value(2));
      http.perform(thatWeek("/api/reports/sla").param("plan", "gold").with(MANAGER))
          .andExpect(jsonPath("$.total.promised").value(0));
    }

    @Test
    void nameTheFieldThatCannotBeUnderstoodAndTheRemedy() throws Exception {
      problem("to", "write it like 2026-10-31", "2026-10-01", "tomorrow");
      problem("from", "is missing", "", "2026-10-01");
      problem("to", "swap the two", "2026-10-02", "2026-10-01");
      problem("to", "ask for less", "2000-01-01", "2026-10-01");
    }

    @Test
    void countDaysOfTheZoneThatIsAskedFor() throws Exception {
      http.perform(thatWeek("/api/reports/sla").param("zone", "America/Toronto").with(MANAGER))
          .andExpect(jsonPath("$.zone").value("America/Toronto"))
          .andExpect(jsonPath("$.startsAt").value(monday + "T04:00:00Z"));
      http.perform(
              thatWeek("/api/reports/sla")
                  .param("zone", "Europe/Paris")
                  .param("agreement", "qohash")
                  .with(MANAGER))
          .andExpect(jsonPath("$.zone").value("Europe/Paris"));
      http.perform(thatWeek("/api/reports/sla").param("agreement", "qohash").with(MANAGER))
          .andExpect(jsonPath("$.zone").value("America/Toronto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paris", "europe/paris", "+02:00", "Mars/Olympus"})
    void nameWhatIsWrongWithAZone(String zone) throws Exception {
      http.perform(thatWeek("/api/reports/sla").param("zone", zone).with(MANAGER))
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.errors[0].field").value("zone"))
          .andExpect(jsonPath("$.detail", containsString("write it like Europe/Paris")));
    }

    private void problem(String field, String remedy, String from, String to) throws Exception {
      http.perform(get("/api/reports/sla").param("from", from).param("to", to).with(MANAGER))
          .andExpect(status().isBadRequest())
          .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
          .andExpect(jsonPath("$.errors[0].field").value(field))
          .andExpect(jsonPath("$.detail", containsString(remedy)));
    }
  }

  @Nested
  class AsTable {

    @Test
    void hasARowForEachPromiseAndNothingThatASpreadsheetWouldCompute() throws Exception {
      http.perform(thatWeek("/api/reports/sla").accept("text/csv").with(MANAGER))
          .andExpect(status().isOk())
          .andExpect(content().contentType("text/csv;charset=UTF-8;header=present"));
      var answer = text(thatWeek("/api/reports/sla").accept("text/csv").with(MANAGER));
      var rows = rows(answer);
      assertThat(rows).hasSize(5);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.get("ticket")).isEqualTo(story.number());
                assertThat(row.get("subject")).isEqualTo("'=HYPERLINK(1); évidemment");
                assertThat(new BigDecimal(row.get("waited_seconds")))
                    .isEqualByComparingTo(BigDecimal.valueOf(waited().toMillis(), 3));
              });
      assertThat(rows.stream().map(row -> row.get("outcome")))
          .containsExactlyInAnyOrder("MET", "MET", "BREACHED", "RUNNING", "RUNNING");
      assertThat(rows.getFirst().get("due_at"))
          .isEqualTo(story.received().plus(ofHours(1)).toString());
      assertThat(answer).contains("\r\n");
    }

    @Test
    void saysHowLongATicketWaitedInThePeriodAlone() throws Exception {
      var nextWeek =
          get("/api/reports/sla")
              .param("from", monday.plusDays(7).toString())
              .param("to", monday.plusDays(13).toString());
      var rows = rows(text(nextWeek.accept("text/csv").with(MANAGER)));

      assertThat(rows).extracting(row -> row.get("outcome")).containsOnly("RUNNING").hasSize(2);
      assertThat(rows).extracting(row -> row.get("waited_seconds")).containsOnly("0");
    }

    @Test
    void isOfWhatIsBehindAFigure() throws Exception {
      var answer =
          text(thatWeek("/reports/sla/promises.csv").param("figure", "BREACHED").with(CUSTOMER));

      assertThat(answer.lines()).hasSize(2);
      assertThat(answer).doesNotContain(",team");
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
      return http.perform(request)
          .andReturn()
          .getResponse()
          .getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> rows(String answer) throws IOException {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(answer))
          .getRecords();
    }
  }

  @Nested
  class ThePage {

    @Test
    void showsEachFigureWithALinkToWhatIsBehindIt() throws Exception {
      var page = html(thatWeek("/reports/sla").with(MANAGER));

      assertThat(page)
          .contains("66.7%", "By severity", "By team", "trackforce · Critical", "30 min")
          .contains("figure=BREACHED")
          .doesNotContainPattern(INLINE);
    }

    @Test
    void leadsFromWhatWasWaitedToTheTicketThatWaited() throws Exception {
      var page = Jsoup.parse(html(thatWeek("/reports/sla").with(CUSTOMER)));
      var waited = page.select(".tile.waited a");
      assertThat(waited.text()).isEqualTo("30 min");

      var behind = html(get(URI.create(waited.attr("href"))).with(CUSTOMER).locale(Locale.ENGLISH));
      assertThat(Jsoup.parse(behind).select("caption").text())
          .startsWith("1 ticket, 30 min in all");
      assertThat(behind).contains(story.number(), "30 min").doesNotContainPattern(INLINE);
      assertThat(html(get(URI.create(waited.attr("href"))).with(STRANGER)))
          .doesNotContain(story.number());
    }

    @Test
    void leadsToCustomersWhateverTheyAreCalled() throws Exception {
      var name = "a+b & {c} %20é?#";
      jdbc.sql("update promise_outcome set customer = ? where ticket_id = ?")
          .params(name, story.ticket().id().value())
          .update();
      var page = Jsoup.parse(html(thatWeek("/reports/sla").with(MANAGER)));
      var link = page.select("tr:has(th:containsOwn(a+b)) td[data-label=Promised] a").attr("href");

      var behind = Jsoup.parse(html(get(URI.create(link)).with(MANAGER)));
      assertThat(behind.select("td:contains(a+b)").text()).contains(name);
      var back = behind.select("a[href*=/reports/sla?]").attr("href");
      assertThat(html(get(URI.create(back)).with(MANAGER))).contains("66.7%");
    }

    @Test
    void countsTheSameDaysWhereverItLeads() throws Exception {
      var toronto = thatWeek("/reports/sla").param("zone", "America/Toronto").with(MANAGER);
      var page = Jsoup.parse(html(toronto));
      assertThat(page.select("form.filters input[name=zone]").attr("value"))
          .isEqualTo("America/Toronto");
      assertThat(page.text()).contains("America/Toronto", "Europe/Paris");
      assertThat(page.select("main a[href*=/reports/sla]:not([href*=zone=Europe])"))
          .hasSizeGreaterThan(20)
          .allSatisfy(link -> assertThat(link.attr("href")).contains("zone=America%2FToronto"));
    }

    @Test
    void saysWhatIsWrongWithAZone() throws Exception {
      assertThat(html(thatWeek("/reports/sla").param("zone", "Paris").with(MANAGER)))
          .contains("This period cannot be understood", "the zone like Europe/Paris")
          .contains("<input type=\"hidden\" name=\"zone\" value=\"Europe/Paris\">");
    }

    @Test
    void keepsWhatWasChosen() throws Exception {
      var page =
          html(
              thatWeek("/reports/sla")
                  .param("agreement", "trackforce")
                  .param("objective", "RESOLUTION")
                  .with(MANAGER));

      assertThat(page)
          .contains("<label for=\"objective\">Promise</label>")
          .contains("<option value=\"trackforce\" selected=\"selected\">trackforce</option>")
          .contains("<option value=\"RESOLUTION\" selected=\"selected\">Resolution</option>")
          .contains("<option value=\"xtm\">xtm</option>")
          .doesNotContain("<option value=\"ESCALATION\"");
    }

    @Test
    void speaksFrench() throws Exception {
      assertThat(html(thatWeek("/reports/sla").with(MANAGER).locale(Locale.FRENCH)))
          .contains("66,7\u00a0%", "Taux de respect", "Par gravité");
    }

    @Test
    void leadsFromAFigureToThePromiseToTheExplanationOfItsDeadline() throws Exception {
      var list = html(thatWeek("/reports/sla/promises").param("figure", "BREACHED").with(CUSTOMER));
      assertThat(list).contains(story.number(), "Progress update no. 2", "Breached");

      var link = Pattern.compile("/reports/sla/promises/\\d+").matcher(list);
      assertThat(link.find()).isTrue();
      var one = html(get(link.group()).with(CUSTOMER));
      assertThat(one).contains("1 hour 30 minutes from", "/tickets/" + story.number());
      http.perform(get(link.group()).with(STRANGER)).andExpect(status().isNotFound());
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() throws Exception {
      assertThat(html(thatWeek("/reports/sla").with(STRANGER)))
          .contains("Nothing was promised in this period");
    }

    @Test
    void showsThisMonthInsteadOfAPeriodThatCannotBeUnderstood() throws Exception {
      assertThat(html(get("/reports/sla").param("from", "soon").param("to", "").with(MANAGER)))
          .contains("This period cannot be understood")
          .contains("value=\"%s\"".formatted(monday.withDayOfMonth(1)));
    }

    private String html(MockHttpServletRequestBuilder request) throws Exception {
      return http.perform(request)
          .andExpect(status().isOk())
          .andReturn()
          .getResponse()
          .getContentAsString(StandardCharsets.UTF_8);
    }
  }

  /** Half an hour, and the moments that the machine took over it. */
  private Duration waited() {
    return Duration.between(
        story.last(TimelineKind.QUESTION_SENT), story.last(TimelineKind.REPLY_RECEIVED));
  }

  private MockHttpServletRequestBuilder thatWeek(String path) {
    return get(path)
        .param("from", monday.toString())
        .param("to", monday.plusDays(6).toString())
        .locale(Locale.ENGLISH);
  }
}
