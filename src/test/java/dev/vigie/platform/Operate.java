package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** One process instance in Camunda's Operate; who is signed in to Tasklist is here too. */
final class Operate {

  private final Page page;

  private Operate(Page page) {
    this.page = page;
  }

  static Operate instance(Page page, String url) {
    page.navigate(url);
    assertThat(page.getByTestId("instance-header")).isVisible();
    return new Operate(page);
  }

  Operate isActive() {
    assertThat(page.getByTestId("instance-header").getByTestId("ACTIVE-icon")).isVisible();
    return this;
  }

  /** The history has the element as one at which the instance stands. */
  Operate standsAt(String element) {
    var standing =
        history(element)
            .filter(new Locator.FilterOptions().setHas(page.getByTestId("ACTIVE-icon")));
    assertThat(standing.first()).isVisible();
    return this;
  }

  private Locator history(String element) {
    return page.getByTestId("instance-history")
        .locator("[data-testid^=node-details]")
        .filter(new Locator.FilterOptions().setHasText(element));
  }
}
