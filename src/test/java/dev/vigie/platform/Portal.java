package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Vigie's own pages, as one person sees them. */
final class Portal {

  private final Page page;
  private final LocalVigie vigie;

  private Portal(Page page, LocalVigie vigie) {
    this.page = page;
    this.vigie = vigie;
  }

  static Portal signIn(Page page, LocalVigie vigie, String user) {
    page.navigate(vigie.url("/"));
    page.locator("#username").fill(user);
    page.locator("#password").fill(user);
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("header.top .reader form")).containsText(user);
    return new Portal(page, vigie);
  }

  Page page() {
    return page;
  }

  Portal board() {
    page.navigate(vigie.url("/"));
    return this;
  }

  Locator row(String ticket) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(ticket));
  }

  Portal ticket(String number) {
    page.navigate(vigie.url("/tickets/" + number));
    return this;
  }

  Locator status() {
    return page.locator(".ticket-head .status");
  }

  Locator clock(String objective) {
    return page.locator(".clock").filter(new Locator.FilterOptions().setHas(heading(objective)));
  }

  Locator diagram() {
    return page.locator(".diagram:visible");
  }

  /** The shapes in the diagram at which the ticket stands. */
  Locator marked() {
    return diagram().locator(".djs-element.stands-here");
  }

  Portal explain(String objective) {
    clock(objective).locator("summary").click();
    return this;
  }

  void reply(String text) {
    page.locator("#text").fill(text);
    page.locator("form[action$='/replies'] button[type=submit]").click();
    assertThat(page.locator("p.done")).isVisible();
  }

  void changeSeverity(String severity, String reason) {
    page.locator("#severity-title").click();
    page.locator("#severity").selectOption(severity);
    page.locator("#reason").fill(reason);
    page.locator("form[action$='/severity'] button[type=submit]").click();
    assertThat(page.locator("p.done")).isVisible();
  }

  Portal mailbox() {
    page.navigate(vigie.url("/local/mailbox"));
    return this;
  }

  void openMail(String subject) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject)).first().click();
  }

  private Locator heading(String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
  }
}
