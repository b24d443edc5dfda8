package dev.vigie.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.Clause;
import dev.vigie.testing.VigieTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.UriUtils;

/** Managers keep how customers stand, on pages. */
@VigieTest
class CustomerPagesTest {

  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");

  private static final CustomerStanding GOOD =
      new CustomerStanding(
          true, true, List.of(), Map.of(), null, null, null, List.of(), null, List.of());

  @Autowired private Customers customers;
  @Autowired private MockMvc http;

  private final String id = "Globex " + UUID.randomUUID();

  @Test
  void beginWithWhoeverIsNamedAndWriteNothingDownBefore() throws Exception {
    http.perform(get("/customers").param("id", " new one ").with(MANAGER))
        .andExpect(redirectedUrl("/customers/new%20one"));
    http.perform(get("/customers/{id}", id).with(MANAGER))
        .andExpect(status().isOk())
        .andExpect(
            content().string(containsString("name=\"accountActive\" value=\"true\" checked")));
    http.perform(get("/customers").param("search", id).with(MANAGER))
        .andExpect(content().string(not(containsString("<caption"))));
  }

  @Test
  void areTurnedFiftyAtATimeAndKeepWhatIsSought() throws Exception {
    for (var one = 0; one <= 50; one++) {
      customers.put(id + " & " + one, GOOD);
    }
    var sought = "/customers?search=" + UriUtils.encode(id + " &", UTF_8) + "&amp;page=";

    http.perform(get("/customers").param("search", id + " &").param("lang", "en").with(MANAGER))
        .andExpect(content().string(containsString("Page 1 of 2")))
        .andExpect(content().string(containsString("rel=\"next\" href=\"" + sought + "1\"")))
        .andExpect(content().string(not(containsString("rel=\"prev\""))));
    http.perform(
            get("/customers")
                .param("search", id + " &")
                .param("page", "1")
                .param("lang", "en")
                .with(MANAGER))
        .andExpect(content().string(containsString("rel=\"prev\" href=\"" + sought + "0\"")))
        .andExpect(content().string(not(containsString("rel=\"next\""))));
  }

  @Test
  @Clause("xtm/4.8")
  void keepTheContactsOfTheEscalationPathAndAllElse() throws Exception {
    save("agreement", "xtm", "plan", "gold", "accountActive", "true").andExpect(saved());
    http.perform(get("/customers/{id}", id).with(MANAGER))
        .andExpect(content().string(containsString("name=\"escalation.Support Manager\"")));
    save(
            "agreement", "xtm",
            "plan", "gold",
            "accountActive", "true",
            "escalation.Support Manager", "Maria@xtm.example ",
            "escalation.CEO", "",
            "mailDomains", "Globex.example\r\n\r\nglobex.example",
            "mailUsers", "ann@globex.example\r\nbob@globex.example",
            "supervisor", "chloe@xtm.example",
            "language", "fr",
            "announceTo", "it@globex.example")
        .andExpect(saved());

    var globex = customers.get(id);
    assertThat(globex.escalationContacts())
        .containsOnlyKeys("Support Manager")
        .containsValue("maria@xtm.example");
    assertThat(globex.mailDomains()).containsExactly("globex.example");
    assertThat(globex.mailUsers()).containsExactly("ann@globex.example", "bob@globex.example");
    assertThat(globex.supervisor()).contains("chloe@xtm.example");
    assertThat(globex.language().getLanguage()).isEqualTo("fr");
    assertThat(globex.announceTo()).containsExactly("it@globex.example");
    assertThat(globex.accountActive()).isTrue();
    assertThat(globex.subscriptionPaid()).isFalse();
    http.perform(
            get("/customers")
                .param("search", id.toUpperCase(Locale.ROOT))
                .param("lang", "en")
                .with(MANAGER))
        .andExpect(content().string(containsString(id)))
        .andExpect(content().string(containsString("unpaid")));
  }

  @ParameterizedTest
  @CsvSource({
    "mailUsers, nobody, nobody is no e-mail address",
    "mailDomains, nowhere, nowhere is no domain",
    "supervisor, x@, x@ is no e-mail address",
    "escalation.CEO, me, me is no e-mail address",
    "agreement, nonsense, There is no agreement nonsense",
    "plan, platinum, no plan platinum",
  })
  void sayWhatIsWrongAndKeepWhatWasWritten(String field, String written, String said)
      throws Exception {
    save(field, written, "announceTo", "it@globex.example")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(said)))
        .andExpect(content().string(containsString("it@globex.example")));

    assertThat(customers.get(id).announceTo()).isEmpty();
  }

  @Test
  void takeNothingFromAFormThatCameIncomplete() throws Exception {
    http.perform(post("/customers/{id}", id).param("lang", "en").with(MANAGER))
        .andExpect(content().string(containsString("incomplete")));

    assertThat(customers.get(id).accountActive()).isTrue();
  }

  @Test
  void keepWhatWasWrittenByWhoeverComesSecondAndSayThatSomebodyElseWasFirst() throws Exception {
    save("supervisor", "first@xtm.example").andExpect(saved());
    var seenByBoth = version();
    save("supervisor", "second@xtm.example", "version", seenByBoth).andExpect(saved());

    save("supervisor", "third@xtm.example", "version", seenByBoth)
        .andExpect(content().string(containsString("Somebody else has changed")))
        .andExpect(content().string(containsString("third@xtm.example")))
        .andExpect(
            content().string(containsString("name=\"version\" value=\"" + version() + "\"")));
    assertThat(customers.get(id).supervisor()).contains("second@xtm.example");

    save("supervisor", "third@xtm.example").andExpect(saved());
    assertThat(customers.get(id).supervisor()).contains("third@xtm.example");
  }

  @Test
  void noticeThatSomebodyElseBeganTheSameCustomer() throws Exception {
    var nothing = version();
    save("supervisor", "first@xtm.example").andExpect(saved());

    save("supervisor", "second@xtm.example", "version", nothing)
        .andExpect(content().string(containsString("Somebody else has changed")));
  }

  @Test
  void noticeThatItsAdministratorNamedAnotherPersonMeanwhile() throws Exception {
    save("mailUsers", "ann@globex.example").andExpect(saved());
    var seen = version();
    customers.designate(id, List.of("bob@globex.example"));

    save("mailUsers", "ann@globex.example", "version", seen)
        .andExpect(content().string(containsString("Somebody else has changed")));
  }

  private String version() {
    return customers.get(id).version().map(String::valueOf).orElse("");
  }

  private static ResultMatcher saved() {
    return status().is3xxRedirection();
  }

  private ResultActions save(String... fields) throws Exception {
    var request = post("/customers/{id}", id).param("lang", "en").with(MANAGER);
    if (!List.of(fields).contains("agreement")) {
      request.param("agreement", "");
    }
    if (!List.of(fields).contains("version")) {
      request.param("version", version());
    }
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return http.perform(request);
  }
}
