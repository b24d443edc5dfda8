package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The board as it hangs on the wall, and what managers read of a month, in a real browser; the
 * engine is the tests' own.
 */
@VigieTest
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext // nobody else listens at a port
class ManagersPagesIT {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final List<Integer> WIDTHS = List.of(1920, 360, 768, 1440);

  private static Chromium chromium;

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @LocalServerPort private int port;

  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.startOrSkip();
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void theBoardHangsOnTheWall() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris");
    story.open(Requests.trackforce("Critical"));
    page = signedIn("agent");
    page.navigate(url("/board"));
  }

  private Page signedIn(String person) {
    var window = chromium.window("en");
    window.navigate(url("/login"));
    signIn(window, person);
    return window;
  }

  private static void signIn(Page window, String person) {
    window.locator("#username").fill(person);
    window.locator("#password").fill(person);
    window.locator("main button[type=submit]").click();
  }

  @Test
  void showsByItselfWhatComesInAndCountsDownByTheServersClock() throws Exception {
    var first = story.number();
    var received = story.received();
    var countdown = row(first).locator("time.countdown");
    assertThat(countdown).containsText("in 59 min");
    var before = countdown.textContent();
    assertThat(countdown).not().hasText(before);

    story.open(Requests.trackforce("Critical", "It comes while you look"));

    assertThat(row(story.number())).containsText("It comes while you look");
    driver.passUntil(received.plus(Duration.ofMinutes(61)));
    story.open(Requests.trackforce("Low"));
    assertThat(row(first)).containsText("overdue by 1 min");
    assertThat(row(first)).hasClass("breached");
  }

  @Test
  void leavesTheFocusWhereItIs() throws Exception {
    var link = row(story.number()).getByRole(AriaRole.LINK).first();
    link.focus();
    story.open(Requests.trackforce("Low", "It comes while you look"));
    assertThat(row(story.number())).isVisible();

    assertThat(link).isFocused();
  }

  @Test
  void standsStillIfSomebodyWantsToReadInPeace() throws Exception {
    page.getByRole(AriaRole.BUTTON, name("Pause")).click();
    assertThat(page.locator("[data-live-note]")).hasText("Stands still");
    story.open(Requests.trackforce("Critical", "It comes while you read"));
    assertThat(row(story.number()).count()).isZero();

    page.getByRole(AriaRole.BUTTON, name("Go on")).click();
    assertThat(row(story.number())).isVisible();
  }

  @Test
  void asksItsReaderToSignInAgainWhenTheSessionHasEnded() throws Exception {
    page.context().clearCookies();
    story.open(Requests.trackforce("Critical", "It comes when nobody is signed in"));

    var signIn = page.getByRole(AriaRole.LINK, name("Sign in again"));
    assertThat(signIn).isVisible();
    assertThat(page.locator("[data-live-note]"))
        .hasText("You are no longer signed in; this is old.");
    signIn.click();
    signIn(page, "agent");
    assertThat(row(story.number())).isVisible();
    assertThat(page.locator("[data-live-note]")).hasText("Live");
  }

  @Test
  void fillsAWallWithTheMostUrgentAndCountsTheRest() throws Exception {
    open(14);
    page.navigate(url("/board?agreement=qohash"));
    assertThat(row(story.number())).isVisible();
    page.getByRole(AriaRole.BUTTON, name("Full screen")).click();
    assertThat(page.locator("html.on-wall")).isAttached();
    fillsTheScreen(1920, 1080);
    fillsTheScreen(1440, 900);
    Accessibility.check(page, "#wall tbody tr");

    var before = total();
    open(96);
    assertThat(figure()).hasText(Integer.toString(before + 96));
    fillsTheScreen(1440, 900);
    fillsTheScreen(1920, 1080);

    page.getByRole(AriaRole.BUTTON, name("Leave full screen")).click();
    assertThat(page.locator("html.on-wall")).not().isAttached();
    assertThat(visibleRows()).hasCount(100);
  }

  @Test
  void hangsOnAWallWithoutAKeyboard() throws Exception {
    page.navigate(url("/board#wall"));
    page.reload();

    assertThat(page.locator("header.top")).isHidden();
    assertThat(page.locator("#wall tbody tr").first()).isVisible();
  }

  private void open(int tickets) throws Exception {
    for (var n = 0; n < tickets; n++) {
      story.post(Requests.of("qohash", "", n % 2 == 0 ? "1" : "3"));
      if (n % 24 == 0) {
        driver.settle();
      }
    }
    driver.settle();
  }

  /** With the most urgent, each whole, without a scroll bar, and with how many are not shown. */
  private void fillsTheScreen(int width, int height) {
    page.setViewportSize(width, height);
    page.evaluate(
        "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    assertThat(page.locator("header.top")).isHidden();
    var shown = visibleRows().count();
    assertThat(shown).as("rows at %d x %d", width, height).isBetween(14, 40);
    for (var n = 0; n < shown; n++) {
      assertThat(page.locator("#wall tbody tr").nth(n)).isInViewport(wholly());
    }
    var rest = page.locator(".rest");
    if (shown < total()) {
      assertThat(rest).hasText("and %d more, less urgent".formatted(total() - shown));
      assertThat(rest).isInViewport(wholly());
    } else {
      assertThat(rest).isHidden();
    }
    assertThat((int) page.evaluate("document.documentElement.scrollHeight"))
        .isLessThanOrEqualTo(height);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  private Locator visibleRows() {
    return page.locator("#wall tbody tr:visible");
  }

  private Locator figure() {
    return page.locator(".wall-figure.open strong");
  }

  private int total() {
    return Integer.parseInt(figure().textContent());
  }

  private static LocatorAssertions.IsInViewportOptions wholly() {
    return new LocatorAssertions.IsInViewportOptions().setRatio(1);
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080", "1440, 900", "768, 1024", "360, 740"})
  void canBeUsedByEverybodyOnEveryScreen(int width, int height) throws Exception {
    story.open(Requests.of("xtm", "silver", "3"));
    story.open(Requests.of("aidi", "", "III"));
    driver.pass(Duration.ofMinutes(61));
    story.open(
        Requests.trackforce("Important", "Doors of the eastern gate stay shut in the morning"));
    story.open(Requests.of("xtm", "gold", "1"));
    story.open(Requests.of("offimizer", "", "blocking"));
    driver.pass(Duration.ofMinutes(24));
    story.open(Requests.trackforce("Low", "A guard has two names"));
    page.setViewportSize(width, height);
    page.reload();

    Accessibility.check(page, "#wall tbody tr");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  @Test
  void theReportAndWhatBelongsToItCanBeReadByEverybodyOnEveryScreen() throws Exception {
    aMonthPasses();
    var manager = signedIn("manager");
    var month = YearMonth.from(driver.now().atZone(PARIS)).minusMonths(1);
    var days = "from=%s&to=%s".formatted(month.atDay(1), month.atEndOfMonth());
    canBeRead(manager, "/reports/sla/promises?figure=BREACHED&" + days);
    canBeRead(manager, "/reports/sla?" + days);
    canBeRead(manager, "/availability?month=" + month);
    canBeRead(manager, "/claims");
    canBeRead(manager, "/statements");
    canBeRead(manager, statement(manager, month));
  }

  private void canBeRead(Page manager, String path) {
    manager.navigate(url(path));
    for (var width : WIDTHS) {
      manager.setViewportSize(width, 900);
      assertThat((int) manager.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %d", path, width)
          .isLessThanOrEqualTo(width);
    }
    Accessibility.check(manager, "h1");
    manager.setViewportSize(360, 900);
    Accessibility.check(manager, "h1");
  }

  private String statement(Page manager, YearMonth month) {
    manager.navigate(url("/statements"));
    manager.locator("main input[name=customer]").fill("acme");
    manager.locator("main select[name=agreement]").selectOption("trackforce");
    manager.locator("main input[name=month]").fill(month.toString());
    manager.locator("main form button[type=submit]").last().click();
    assertThat(manager.locator("article.statement")).containsText("acme");
    return URI.create(manager.url()).getPath();
  }

  /** In which some promises are kept, and some are not. */
  private void aMonthPasses() throws Exception {
    story.withdraw("It was nothing");
    for (var severity : List.of("Critical", "Important", "Low", "Low", "None")) {
      story.open(Requests.trackforce(severity));
      driver.pass(Duration.ofMinutes(severity.equals("Low") ? 20 : 65));
      driver.completeOf(story.number(), "Activity_CallBack", Map.of("note", "Called"));
      story.withdraw("Solved itself");
      driver.pass(Duration.ofDays(1));
    }
    var next = YearMonth.from(driver.now().atZone(PARIS)).plusMonths(1);
    driver.passUntil(next.atDay(3).atTime(10, 0).atZone(PARIS).toInstant());
  }

  private Locator row(String ticket) {
    return page.locator("#wall tbody tr").filter(new Locator.FilterOptions().setHasText(ticket));
  }

  private static Page.GetByRoleOptions name(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }
}
