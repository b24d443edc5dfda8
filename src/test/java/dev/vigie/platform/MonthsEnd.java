package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.vigie.testing.Requests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A service fails for eight hours, for which the customer claims a credit; when the month is over
 * managers decide on both in Tasklist.
 */
final class MonthsEnd {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final String CUSTOMER = "globex";
  private static final String READER = "it@globex.example";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String APPROVE = "Approve: it is sent, and says for ever what it says now";

  private final LocalVigie vigie;
  private final Contract contract;
  private final YearMonth month;
  private String claim;

  MonthsEnd(LocalVigie vigie, Contract contract) throws IOException {
    this.vigie = vigie;
    this.contract = contract;
    this.month = YearMonth.from(contract.now().atZone(WARSAW)).plusMonths(1);
  }

  /** What is open would only be missed again and again in the weeks to come. */
  void nothingElseIsOpen() throws IOException {
    for (var ticket : contract.tickets()) {
      if (ticket.status().open()) {
        granted(vigie.post("agent", "/api/tickets/%s/withdrawal".formatted(ticket.number()), "{}"));
      }
    }
  }

  void aServiceFails() throws IOException {
    var tenth = month.atDay(10).atTime(12, 0).atZone(WARSAW).toInstant();
    vigie.passUntil(tenth);
    granted(
        vigie.put(
            "manager",
            "/api/customers/" + CUSTOMER,
            """
            {"accountActive": true, "subscriptionPaid": true, "mailUsers": [],
             "agreement": "xtm", "plan": "gold", "language": "en", "announceTo": ["%s"]}
            """
                .formatted(READER)));
    var service = service();
    outage(service, tenth.minus(Duration.ofHours(9)), tenth.minus(Duration.ofHours(1)));
    claim =
        created(
            "/api/claims",
            """
            {"service": "%s", "month": "%s", "email": "%s", "language": "en"}
            """
                .formatted(service, month, READER));
    granted(
        vigie.post(
            "agent", "/api/tickets", Requests.of("xtm", "gold", "1").replace("acme", CUSTOMER)));
    nothingElseIsOpen();
  }

  private String service() throws IOException {
    var service =
        created(
            "/api/services",
            """
            {"customer": "%s", "agreement": "xtm", "plan": "gold", "name": "XTM Cloud",
             "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
            """
                .formatted(CUSTOMER));
    granted(
        vigie.put(
            "manager",
            "/api/services/%s/fees".formatted(service),
            "{\"from\": \"2020-01-01\", \"monthly\": 2000.00, \"currency\": \"EUR\"}"));
    return service;
  }

  private void outage(String service, Instant from, Instant to) throws IOException {
    created(
        "/api/outages",
        """
        {"service": "%s", "startedAt": "%s", "noticedAt": "%s", "endedAt": "%s", "cause": "failure"}
        """
            .formatted(service, from, from, to));
  }

  void theMonthIsOver() throws IOException {
    vigie.passUntil(month.plusMonths(1).atDay(5).atTime(12, 0).atZone(WARSAW).toInstant());
  }

  void creditIsGrantedIn(Tasklist tasklist) {
    tasklist
        .open("Approve the credit", CUSTOMER)
        .shows("XTM Cloud")
        .shows("€200.00")
        .shows("xtm/4.10")
        .linksTo("Open the claim", vigie.url("/claims/" + claim))
        .assign()
        .choose("Grant the credit: it is on the next statement, and the customer is told")
        .complete();
    await("the claim is granted")
        .atMost(Chromium.PATIENCE)
        .until(() -> read("/api/claims/" + claim).path("state").asText().equals("GRANTED"));
    assertThat(contract.awaitMail(READER, "Your credit").text()).contains("€200.00", "xtm/4.10");
  }

  /** It was drawn up before the credit was granted, so the manager is asked again. */
  void statementIsApprovedIn(Tasklist tasklist, Portal manager) {
    tasklist
        .open("Approve the statement", CUSTOMER)
        .shows("xtm")
        .shows("Promised")
        .shows("credits: none")
        .assign()
        .choose(APPROVE)
        .complete();
    tasklist
        .openOnceItShows("Approve the statement", CUSTOMER, "€200.00")
        .shows("The statement has changed since this task was opened")
        .assign()
        .choose(APPROVE)
        .complete();
    contract.awaitMail(READER, "Service level statement");
    var page = manager.page();
    page.navigate(vigie.url("/statements"));
    page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(CUSTOMER))
        .getByRole(AriaRole.LINK)
        .first()
        .click();
    assertThat(page.locator("article.statement")).containsText("€200.00");
  }

  private String created(String path, String body) throws IOException {
    return JSON.readTree(granted(vigie.post("agent", path, body)).body()).get("id").asText();
  }

  private JsonNode read(String path) throws IOException {
    return JSON.readTree(granted(vigie.get("manager", path)).body());
  }

  private static HttpResponse<String> granted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isBetween(200, 299);
    return answer;
  }
}
