package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.vigie.testing.audit.Tally;
import dev.vigie.ticket.TicketView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The demonstration, played as a newcomer sees it; what it leaves behind is what the report is held
 * against here: promises are counted once more from nothing but the timelines of its tickets.
 */
class DemoIT {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
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
  void opensEveryTicketOfItsTable() throws Exception {
    var table = Files.readAllLines(Path.of("src/main/resources/local/demo/tickets.csv"));
    assertThat(VIGIE.console()).doesNotContain("was refused", "ended early");
    assertThat(tickets).hasSize(table.size() - 1);
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

  private static void openStatementWithACredit(Page page) {
    page.navigate(VIGIE.url("/statements"));
    var statements =
        page
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("initech"))
            .getByRole(AriaRole.LINK)
            .all()
            .stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    assertThat(statements)
        .anyMatch(
            statement -> {
              page.navigate(VIGIE.url(statement));
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
    assertThat(read("/api/claims").findValuesAsText("state")).contains("GRANTED");
    assertThat(page("/statements")).contains("Sent");
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

  private static JsonNode read(String path) throws IOException {
    return JSON.readTree(page(path));
  }

  private static String page(String path) throws IOException {
    var answer = VIGIE.get("manager", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
