package dev.vigie.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People get our mails as they wish, and what was promised all the same. */
@VigieTest
class RecipientsTest {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");
  private static final RequestPostProcessor ADMINISTRATOR =
      httpBasic("administrator", "administrator");

  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private Recipients recipients;
  @Autowired private Customers customers;
  @Autowired private MailProperties settings;
  @Autowired private MockMvc http;

  private final String address = "rita-" + UUID.randomUUID() + "@acme.example";

  @BeforeEach
  void onMonday() {
    driver.startOnMonday("10:00", "Europe/Paris");
  }

  @AfterEach
  void nobodyWishesAnything() {
    List.of(address, settings.team(), "alice@acme.example").forEach(recipients::forget);
  }

  @Test
  void theTeamDoesNotGetWhatItDeclined() throws Exception {
    choose(AGENT, "/mails/recipients", settings.team(), "declined", "WARNING")
        .andExpect(flash().attribute("done", "people.changed"));
    story.open(Requests.trackforce("Critical"));
    driver.pass(Duration.ofMinutes(46));
    story.reply("Any news?");
    driver.settle();

    assertThat(subjects(settings.team()))
        .noneMatch(subject -> subject.contains("Due soon"))
        .isNotEmpty();
  }

  @Test
  void aMailToTheTeamIsInTheLanguageOfWhoGetsIt() throws Exception {
    choose(AGENT, "/mails/recipients", settings.team(), "language", "fr");
    story.open(Requests.trackforce("Critical"));
    driver.pass(Duration.ofMinutes(46));

    assertThat(subjects(settings.team())).anyMatch(subject -> subject.contains("Échéance proche"));
  }

  @Test
  void plainTextOnlyHasNoLayout() throws Exception {
    choose(AGENT, "/mails/recipients", "Alice@Acme.Example", "textOnly", "true");
    story.open(Requests.trackforce("Critical"));
    driver.settle();

    var receipt = story.mailsTo("alice@acme.example").getFirst();
    assertThat(receipt.text()).contains(story.number());
    assertThat(receipt.contentType()).startsWith("text/plain");
  }

  @Test
  void whatIsPromisedCannotBeDeclined() throws Exception {
    choose(AGENT, "/mails/recipients", address, "declined", "UPDATE", "QUESTION", "CLOSURE");

    assertThat(recipients.wishes(address).declined()).containsExactly(MailKind.CLOSURE);
  }

  @Test
  void aCustomerAdministratorKeepsThoseOfTheOwnOrganisationOnly() throws Exception {
    acmeHas(List.of("acme.example"));
    choose(ADMINISTRATOR, "/organisation/recipients", address, "declined", "CLOSURE", "WARNING");
    choose(ADMINISTRATOR, "/organisation/recipients", "eve@other.example", "textOnly", "true")
        .andExpect(flash().attribute("wrong", "recipients.wrong.of-others"));
    choose(AGENT, "/mails/recipients", "zoe@other.example", "textOnly", "true");

    assertThat(recipients.wishes(address).declined()).containsExactly(MailKind.CLOSURE);
    assertThat(recipients.wishes("eve@other.example").textOnly()).isFalse();
    http.perform(get("/organisation/recipients").with(ADMINISTRATOR))
        .andExpect(content().string(containsString(address)))
        .andExpect(content().string(not(containsString("zoe@other.example"))));
    acmeHas(List.of());
    http.perform(get("/organisation/recipients").param("address", address).with(ADMINISTRATOR))
        .andExpect(content().string(not(containsString(address))));
    recipients.forget("zoe@other.example");
  }

  @Test
  void whatIsNoAddressIsRefused() throws Exception {
    choose(AGENT, "/mails/recipients", "not an address", "textOnly", "true")
        .andExpect(flash().attribute("wrong", "people.wrong.address"));
  }

  private void acmeHas(List<String> domains) {
    customers.put(
        "acme",
        new CustomerStanding(
            true, true, List.of(), Map.of(), null, null, null, domains, null, List.of()));
  }

  private ResultActions choose(
      RequestPostProcessor who, String page, String address, String field, String... values)
      throws Exception {
    return http.perform(post(page).with(who).param("address", address).param(field, values));
  }

  private List<String> subjects(String to) {
    return story.mailsTo(to).stream().map(mail -> mail.subject()).toList();
  }
}
