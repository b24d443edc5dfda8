package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What axe finds outside of frames, in which no script runs, that keeps people from using a page.
 */
final class Accessibility {

  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  /**
   * @param ready what is on the page once its scripts have drawn it
   */
  static void check(Page page, String ready) {
    page.locator(ready).first().waitFor();
    var results =
        new AxeBuilder(page)
            .withTags(STANDARD)
            .exclude("iframe")
            .exclude(".bjs-powered-by")
            .analyze();
    assertThat(results.getViolations())
        .as("what axe finds on %s", page.url())
        .extracting(Accessibility::told)
        .isEmpty();
  }

  private static String told(Rule rule) {
    return "%s: %s %s"
        .formatted(
            rule.getId(),
            rule.getHelp(),
            rule.getNodes().stream().map(node -> node.getHtml()).toList());
  }
}
