package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.vigie.testing.Clause;
import dev.vigie.testing.audit.Tally;
import dev.vigie.ticket.TicketView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The demonstration, played as a newcomer sees it; what it leaves behind is what the report is held
 * against here: promises are counted once more from nothing but the timelines of its tickets.
 */
class DemoIT {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Path TABLES = Path.of("src/main/resources/local/demo");
  private static final CSVFormat HEADED =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final LocalVigie VIGIE = new LocalVigie("demo", "--demo");
  private static final Contract CONTRACT = new Contract(VIGIE);

  private static List<TicketView> tickets;
  private static LocalDate begun;

  /** Kept and missed. */
  private record Count(long met, long breached) {

    static Count of(Tally tally) {
      return new Count(tally.kept(), tally.missed());
    }

    Count and(Count other) {
      return new Count(met + other.met, breached + other.breached);
    }
  }

  @BeforeAll
  static void threeMonthsPass() throws Exception {
    VIGIE.start();
    begun = today();
    await("the end of the demonstration")
        .atMost(PATIENCE)
        .until(() -> VIGIE.console().contains("Demonstration: over."));
    tickets = CONTRACT.tickets();
  }

  @AfterAll
  static void stop() {
    VIGIE.close();
  }

  private static LocalDate today() throws IOException {
    return LocalDate.ofInstant(CONTRACT.now(), PARIS);
  }

  @Test
  void opensEveryTicketOfItsTableAndOneByMail() throws Exception {
    assertThat(VIGIE.console()).doesNotContain("was refused", "ended early");
    assertThat(tickets).hasSize(rows("tickets.csv").size() + 1);
  }

  @Test
  void breaksNoRuleOfAnyAgreement() throws Exception {
    var complaints = new ArrayList<String>();
    for (var ticket : tickets) {
      complaints.addAll(CONTRACT.complaints(ticket.number()));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void isReportedAsItsTimelinesTellIt() throws Exception {
    for (var agreement : List.of("qohash", "xtm", "aidi", "offimizer", "trackforce")) {
      assertThat(reported("&agreement=" + agreement, "byObjective", "objective"))
          .as(agreement)
          .isEqualTo(counted(agreement));
    }
  }

  @Test
  void fillsBoardReportAndStatements() throws Exception {
    try (var chromium = Chromium.startOrSkip()) {
      var page = Portal.signIn(chromium.window("en"), VIGIE, "manager").page();
      page.navigate(VIGIE.url("/board"));
      assertThat(page.locator("#wall .wall-figure").allTextContents())
          .anyMatch(figure -> figure.contains("breached"))
          .noneMatch(figure -> !figure.contains("not begun") && figure.startsWith("0 "));
      Album.picture("board", page);
      page.navigate(VIGIE.url("/reports/sla?from=%s&to=%s".formatted(begun, today())));
      var trend = page.locator("main svg").first();
      PlaywrightAssertions.assertThat(trend).isVisible();
      Album.pictureDownTo(trend, "report", page);
      openStatementWithACredit(page);
      Album.pictureDownTo(page.locator("article.statement"), "statement", page);
    }
  }

  private static void openStatementWithACredit(Page page) throws IOException {
    assertThat(statements())
        .filteredOn(statement -> statement.customer().equals("initech"))
        .anyMatch(
            statement -> {
              page.navigate(VIGIE.url(statement.address()));
              return page.locator("article.statement").textContent().contains("CA$");
            });
  }

  @Test
  void leavesEveryPageSomethingToShow() throws Exception {
    var agreements = reported("", "byAgreement", "agreement");
    assertThat(agreements.keySet()).containsExactly("aidi", "qohash", "trackforce", "xtm");
    assertThat(agreements).allSatisfy((name, count) -> assertThat(count.met).isPositive());
    var all = agreements.values().stream().reduce(Count::and).orElseThrow();
    assertThat(all.breached).isBetween(1L, all.met);
  }

  @Test
  void leavesManagersSomethingToDecide() throws Exception {
    assertThat(read("/api/claims").findValuesAsText("state"))
        .contains("ENTITLED", "GRANTED", "REFUSED");
    assertThat(statements())
        .extracting(Stated::customer, Stated::state)
        .contains(
            tuple("quai-ouest", "Draft"), tuple("quai-ouest", "Sent"), tuple("nordlys", "Sent"));
    assertThat(elements("/api/outages?size=200"))
        .filteredOn(outage -> outage.path("state").asText().equals("PROPOSED"))
        .hasSize(1)
        .noneMatch(outage -> outage.has("endedAt"));
    assertThat(page("/mails/received"))
        .contains("opened", "answered, without a ticket", "set aside for a person");
  }

  /** What it says twice or in the wrong order is one outage all the same. */
  @Test
  void showsEachOutageThatTheMonitorSawOnce() throws Exception {
    var seen = outagesOfTheMonitor();
    assertThat(seen)
        .allMatch(outage -> outage.path("reportedBy").asText().equals("monitor/uptime"))
        .allMatch(outage -> outage.path("state").asText().equals("COUNTED"))
        .extracting(outage -> outage.path("note").asText())
        .containsExactlyInAnyOrderElementsOf(incidents());
    var ongoing = seen.stream().filter(outage -> !outage.has("endedAt")).toList();
    assertThat(ongoing).hasSize(1);
    assertThat(page("/availability/" + ongoing.getFirst().path("service").asText()))
        .contains("ongoing", ongoing.getFirst().path("note").asText());
  }

  /** Whatever else failed in that month would not have been enough. */
  @Test
  @Clause("xtm/4.10")
  void creditsAMonthInWhichTheMonitorSawTheServiceDown() throws Exception {
    var claims =
        elements("/api/claims")
            .filter(claim -> claim.path("customer").asText().equals("nordlys"))
            .filter(claim -> claim.path("state").asText().equals("GRANTED"))
            .toList();
    assertThat(claims).hasSize(1);
    var claim = claims.getFirst();
    assertThat(claim.path("amount").decimalValue()).isEqualByComparingTo("240"); // 10 % of 2,400
    assertThat(outagesOfTheMonitor())
        .filteredOn(outage -> outage.path("service").equals(claim.path("service")))
        .extracting(outage -> month(outage.path("startedAt").asText()))
        .containsExactly(claim.path("month").asText());
    assertThat(statements())
        .filteredOn(one -> one.customer().equals("nordlys") && one.state().equals("Sent"))
        .filteredOn(one -> page(one.address()).contains(claim.path("number").asText()))
        .hasSize(1);
  }

  /** A plan that was warned of, since it takes more of a month than the agreement leaves out. */
  @Test
  @Clause("trackforce/maintenance")
  void announcesMaintenanceThatIsStillToCome() throws Exception {
    var now = CONTRACT.now();
    var toCome =
        elements("/api/maintenance?size=200")
            .filter(plan -> Instant.parse(plan.path("plannedFrom").asText()).isAfter(now))
            .toList();
    assertThat(toCome).hasSize(1);
    assertThat(toCome.getFirst().path("announcements").findValuesAsText("customer"))
        .containsExactly("acme");
    assertThat(page("/availability/" + toCome.getFirst().path("service").asText()))
        .contains(
            toCome.getFirst().path("what").asText(),
            "maintenance beyond what the agreement allows in a month");
  }

  /** A line of the list of statements. */
  private record Stated(String address, String customer, String state) {}

  private static List<Stated> statements() throws IOException {
    return Jsoup.parse(page("/statements")).select("tbody tr").stream()
        .map(
            row ->
                new Stated(
                    row.selectFirst("a").attr("href"),
                    row.child(1).text(),
                    row.selectFirst(".tag").text()))
        .toList();
  }

  private static List<JsonNode> outagesOfTheMonitor() throws IOException {
    return elements("/api/outages?size=200")
        .filter(outage -> outage.path("source").asText().equals("MONITORING"))
        .toList();
  }

  /** As the monitor names them. */
  private static Set<String> incidents() throws IOException {
    return rows("signals.csv").stream().map(row -> row.get("incident")).collect(Collectors.toSet());
  }

  private static List<CSVRecord> rows(String table) throws IOException {
    try (var text = Files.newBufferedReader(TABLES.resolve(table));
        var rows = HEADED.parse(text)) {
      return rows.getRecords();
    }
  }

  private static String month(String instant) {
    return YearMonth.from(Instant.parse(instant).atZone(PARIS)).toString();
  }

  /** From the timelines, by objective. */
  private static Map<String, Count> counted(String agreement) throws IOException {
    var counted = new TreeMap<String, Count>();
    for (var ticket : tickets) {
      if (ticket.agreement().equals(agreement)) {
        for (var tally : CONTRACT.tallies(ticket.number())) {
          counted.merge(tally.objective().name(), Count.of(tally), Count::and);
        }
      }
    }
    counted.values().removeIf(new Count(0, 0)::equals);
    return counted;
  }

  private static Map<String, Count> reported(String filter, String table, String column)
      throws IOException {
    var report = read("/api/reports/sla?from=%s&to=%s%s".formatted(begun, today(), filter));
    var lines = new TreeMap<String, Count>();
    for (var line : report.get(table)) {
      lines.put(
          line.get(column).asText(),
          new Count(line.get("met").asLong(), line.get("breached").asLong()));
    }
    lines.values().removeIf(new Count(0, 0)::equals);
    return lines;
  }

  /** Of a list, or of a page of one. */
  private static Stream<JsonNode> elements(String path) throws IOException {
    var answer = read(path);
    var list = answer.isArray() ? answer : answer.path("items");
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode read(String path) throws IOException {
    return JSON.readTree(page(path));
  }

  private static String page(String path) {
    try {
      var answer = VIGIE.get("manager", path);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }
}
