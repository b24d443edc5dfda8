package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;

/** Camunda's Tasklist, as an agent uses it. */
final class Tasklist {

  private static final Duration A_PERSONS_PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

  private final Page page;
  private final LocalVigie vigie;

  private Tasklist(Page page, LocalVigie vigie) {
    this.page = page;
    this.vigie = vigie;
  }

  static Tasklist signIn(Page page, LocalVigie vigie) {
    page.navigate(vigie.webAppUrl("/tasklist"));
    page.getByLabel("Username").fill("demo");
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("demo");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Login")).click();
    assertThat(page.getByText("All open tasks").first()).isVisible();
    return new Tasklist(page, vigie);
  }

  Page page() {
    return page;
  }

  /** Waits until the task is listed, and opens it. */
  Task open(String name, String ticket) {
    var card = card(name, ticket);
    card.click();
    assertThat(page.locator(".fjs-form")).containsText(ticket);
    return new Task(card);
  }

  /** Opens a task whose form was open before, and has to catch up with a change. */
  Task openOnceItShows(String name, String ticket, String text) {
    await("%s shows %s".formatted(name, text))
        .atMost(Chromium.PATIENCE)
        .until(
            () -> {
              page.reload();
              open(name, ticket);
              return page.locator(".fjs-form").textContent().contains(text);
            });
    return new Task(card(name, ticket));
  }

  /** By the engine's clock. */
  Instant createdAt(String name, String ticket) throws IOException {
    var open = RequestOptions.create().setData(Map.of("state", "CREATED"));
    var tasks =
        JSON.readTree(page.request().post(vigie.webAppUrl("/v1/tasks/search"), open).body());
    return StreamSupport.stream(tasks.spliterator(), false)
        .filter(task -> task.path("name").asText().equals(name))
        .filter(task -> task.path("context").asText().contains(ticket))
        .map(task -> OffsetDateTime.parse(task.path("creationDate").asText(), AT).toInstant())
        .findFirst()
        .orElseThrow();
  }

  /** The link that Vigie has for a ticket. */
  void follow(String address) {
    page.navigate(address);
  }

  void showsNo(String name, String ticket) {
    assertThat(card(name, ticket)).hasCount(0);
  }

  private Locator card(String name, String ticket) {
    var link = page.locator("a[aria-label$=\": %s\"]".formatted(name)); // after whose task it is
    return page.getByTestId("scrollable-list")
        .getByRole(AriaRole.ARTICLE)
        .filter(new Locator.FilterOptions().setHas(link))
        .filter(new Locator.FilterOptions().setHasText(ticket));
  }

  /** An opened task with its form. */
  final class Task {

    private final Locator card;
    private final Locator form = page.locator(".fjs-form");
    private final List<Runnable> filledIn = new ArrayList<>();

    private Task(Locator card) {
      this.card = card;
    }

    Task assign() {
      button("Assign to me").click();
      assertThat(card.getByText("Me", new Locator.GetByTextOptions().setExact(true))).isVisible();
      page.reload(); // until it looks again, Tasklist 8.6 shows an assigned task without due date
      return this;
    }

    Task shows(String text) {
      assertThat(form).containsText(text);
      return this;
    }

    Task linksTo(String name, String url) {
      assertThat(form.getByRole(AriaRole.LINK, named(name))).hasAttribute("href", url);
      return this;
    }

    Task choose(String option) {
      return fillIn(
          () -> {
            var choice = form.getByLabel(option, new Locator.GetByLabelOptions().setExact(true));
            if (!choice.isChecked()) { // a second click on a box would take it back
              form.getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
            }
            assertThat(choice).isChecked();
          });
    }

    Task write(String label, String text) {
      return fillIn(() -> form.getByLabel(label).fill(text));
    }

    /**
     * Tasklist 8.6 fills the form anew when it hears of the assignment, over what was written by
     * then, and now and then does nothing when the button is pressed; like a person, we see that
     * the task is still there, fill it in once more, and press again.
     */
    void complete() {
      button("Complete Task").click();
      if (isRefused()) {
        filledIn.forEach(Runnable::run);
        button("Complete Task").click();
      }
      assertThat(card).hasCount(0);
    }

    private Task fillIn(Runnable field) {
      filledIn.add(field);
      field.run();
      return this;
    }

    private boolean isRefused() {
      var refusal = page.getByText("Please review");
      try {
        await()
            .pollInSameThread()
            .atMost(A_PERSONS_PATIENCE)
            .until(() -> card.count() == 0 || refusal.isVisible());
      } catch (ConditionTimeoutException nothingHappens) {
        return true;
      }
      return refusal.isVisible();
    }

    private Locator button(String name) {
      return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator.GetByRoleOptions named(String name) {
      return new Locator.GetByRoleOptions().setName(name);
    }
  }
}
