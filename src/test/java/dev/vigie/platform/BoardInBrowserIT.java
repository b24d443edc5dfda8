package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
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

/** The team's board as it hangs on the wall, in a real browser; the engine is the tests' own. */
@VigieTest
@SpringBootTest(webEnvironment = RANDOM_PORT)
@DirtiesContext // nobody else listens at a port
class BoardInBrowserIT {

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
    page = chromium.window("en");
    page.navigate(url("/login"));
    page.locator("#username").fill("agent");
    page.locator("#password").fill("agent");
    page.locator("main button[type=submit]").click();
    page.navigate(url("/board"));
  }

  @Test
  void showsByItselfWhatComesInAndCountsDownByTheServersClock() throws Exception {
    var first = story.number();
    var countdown = row(first).locator("time.countdown");
    assertThat(countdown).containsText("in 59 min");
    var before = countdown.textContent();
    assertThat(countdown).not().hasText(before);

    story.open(Requests.trackforce("Critical", "It comes while you look"));

    assertThat(row(story.number())).containsText("It comes while you look");
    driver.pass(Duration.ofMinutes(61));
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
    if (width == 1440) {
      Album.picture("board", page);
    }
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
