package dev.vigie.platform;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, where each person has windows of their own. */
final class Chromium implements AutoCloseable {

  /** How long a condition may take to come true: Tasklist and Operate see everything late. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(quiet(executable));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
  }

  /** Skips the test, and says what to install, where there is no browser. */
  static Chromium startOrSkip() {
    var installed = installed();
    Assumptions.assumeTrue(
        installed.isPresent(),
        "no browser: install Chromium (on Debian and Ubuntu: apt-get install chromium),"
            + " or name one by the environment variable CHROMIUM");
    return new Chromium(installed.orElseThrow());
  }

  /** Somebody else's window: signed in nowhere, 1280 x 800, light. */
  Page window(String language) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setColorScheme(ColorScheme.LIGHT)
                .setPermissions(List.of("notifications")) // so that Tasklist does not ask for it
                .setLocale(language)
                .setTimezoneId("Europe/Paris"));
    context.setDefaultTimeout(PATIENCE.toMillis());
    return context.newPage();
  }

  /** What every open window shows. */
  List<Path> photographAll(Path directory) {
    return browser.contexts().stream()
        .map(BrowserContext::pages)
        .flatMap(List::stream)
        .map(page -> photograph(page, directory))
        .toList();
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path photograph(Page page, Path directory) {
    var picture = directory.resolve("failed-%08x.png".formatted(page.hashCode()));
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    return picture;
  }

  private static Optional<Path> installed() {
    var named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
    return named.or(Chromium::onThePath).filter(Files::isExecutable);
  }

  private static Optional<Path> onThePath() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static BrowserType.LaunchOptions quiet(Path executable) {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(executable)
        .setHeadless(true)
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }
}
