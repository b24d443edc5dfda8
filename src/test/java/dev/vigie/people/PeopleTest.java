package dev.vigie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.access.Role;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.VigieTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** How people get in, and how they are kept out. */
@VigieTest
class PeopleTest {

  private static final String PASSWORD = "four horses on a hill";
  private static final RequestPostProcessor MANAGER = httpBasic("manager", "manager");

  @Autowired private People people;
  @Autowired private Persons persons;
  @Autowired private ApiKeyRecords keys;
  @Autowired private PeopleProperties configured;
  @Autowired private OAuth2ResourceServerProperties oidc;
  @Autowired private PasswordEncoder passwords;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock time;
  @Autowired private EngineDriver driver;
  @Autowired private MockMvc http;

  private final String name = "dora-" + UUID.randomUUID().toString().substring(0, 8);

  @Nested
  class APersonWhomAManagerAdded {

    @BeforeEach
    void isAdded() throws Exception {
      add(name, PASSWORD, "AGENT", "").andExpect(redirectedUrl("/people"));
    }

    @Test
    void signsInWithAPasswordThatIsKeptAsABcryptOfTwelveRounds() throws Exception {
      signIn(PASSWORD);

      assertThat(person().password()).startsWith("{bcrypt}$2a$12$");
      assertThat(person().lastSignInAt()).isPresent();
      http.perform(get("/people").with(MANAGER)).andExpect(content().string(containsString(name)));
    }

    @Test
    void hasANameOfTheirOwn() throws Exception {
      add(name, PASSWORD, "AGENT", "")
          .andExpect(content().string(containsString("Somebody has this user name already")))
          .andExpect(content().string(containsString("value=\"" + name + "\"")))
          .andExpect(content().string(not(containsString(PASSWORD))));
    }

    @Test
    void isOutAtOnceWhenLockedOut() throws Exception {
      var session = signIn(PASSWORD);
      http.perform(get("/").session(session)).andExpect(status().isOk());

      change("AGENT", "", false).andExpect(flash().attribute("done", "people.changed"));

      http.perform(get("/").session(session)).andExpect(redirectedUrl("/login?ended"));
      http.perform(formLogin().user(name).password(PASSWORD))
          .andExpect(redirectedUrl("/login?error"));
    }

    @Test
    void signsInAgainToUseOtherRights() throws Exception {
      var session = signIn(PASSWORD);
      change("CUSTOMER", "acme", true);

      http.perform(get("/mails/sent").session(session)).andExpect(redirectedUrl("/login?ended"));
      http.perform(get("/mails/sent").session(signIn(PASSWORD))).andExpect(status().isForbidden());
    }

    @Test
    void changesTheirPasswordWhoKnowsTheOldOne() throws Exception {
      var session = signIn(PASSWORD);
      changePassword(session, "wrong", "a quite new password")
          .andExpect(flash().attribute("wrong", "people.wrong.old-password"));
      changePassword(session, PASSWORD, "short")
          .andExpect(flash().attribute("wrong", "people.wrong.password"));
      changePassword(session, PASSWORD, "a quite new password")
          .andExpect(redirectedUrl("/login?changed"));

      http.perform(get("/").session(session)).andExpect(redirectedUrl("/login?ended"));
      signIn("a quite new password");
    }
  }

  @Nested
  class SomebodyWhoGuesses {

    @Test
    void waitsAfterFiveWrongPasswordsThoughTheSixthIsRight() throws Exception {
      add(name, PASSWORD, "AGENT", "");
      for (var guess = 1; guess <= 5; guess++) {
        http.perform(formLogin().user(name).password("wrong"))
            .andExpect(redirectedUrl("/login?error"));
      }
      http.perform(formLogin().user(name).password(PASSWORD))
          .andExpect(redirectedUrl("/login?throttled"));
      http.perform(get("/api/tickets").with(httpBasic(name, PASSWORD)))
          .andExpect(status().isTooManyRequests())
          .andExpect(header().exists("Retry-After"));

      driver.pass(Duration.ofMinutes(1));
      signIn(PASSWORD);
    }
  }

  @Nested
  class APersonWhomTheConfigurationNames {

    @Test
    void isChangedThereAlone() throws Exception {
      var agent = persons.findByName("agent").orElseThrow();
      http.perform(
              post("/people/{id}", agent.id())
                  .with(MANAGER)
                  .param("fullName", "agent")
                  .param("role", "MANAGER"))
          .andExpect(flash().attribute("wrong", "people.wrong.configured"));

      assertThat(persons.findByName("agent").orElseThrow().role()).isEqualTo(Role.AGENT);
      http.perform(get("/people/{id}", agent.id()).with(MANAGER))
          .andExpect(content().string(not(containsString("<select"))));
    }

    @Test
    void keepsAPlainPasswordAsItsHash() throws Exception {
      var plain = new PeopleProperties.User(name, "{plain}correct horse", Role.AGENT, null);
      var all = Stream.concat(configured.users().stream(), Stream.of(plain)).toList();
      started(all);
      var kept = persons.findByName(name).orElseThrow().password();
      started(all);

      assertThat(kept).startsWith("{bcrypt}$2");
      assertThat(persons.findByName(name).orElseThrow().password()).isEqualTo(kept);
      http.perform(formLogin().user(name).password("correct horse")).andExpect(redirectedUrl("/"));
      started(configured.users());
    }

    private void started(List<PeopleProperties.User> users) {
      new Directory(
              persons,
              people,
              keys,
              new PeopleProperties(users),
              oidc,
              passwords,
              transaction,
              time)
          .afterPropertiesSet();
    }

    /** Hashed anew, each call of a program would take a quarter of a second of a processor. */
    @Test
    void keepsTheirPasswordEncodedAsItWasConfigured() throws Exception {
      http.perform(formLogin().user("agent").password("agent")).andExpect(redirectedUrl("/"));

      assertThat(persons.findByName("agent").orElseThrow().password()).isEqualTo("{noop}agent");
    }
  }

  @Test
  void noPageMayBeStyledOrScriptedByWhatItShows() throws Exception {
    http.perform(get("/people").with(MANAGER))
        .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))));
    http.perform(get("/mails/sent").with(MANAGER))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy", containsString("style-src 'self' 'unsafe-inline'")));
  }

  @Test
  void whoIsNotThereIsNotChanged() throws Exception {
    var change = post("/people/{id}", "nobody").with(MANAGER).param("fullName", "Nobody");
    http.perform(change.param("role", "AGENT")).andExpect(status().isNotFound());
    http.perform(get("/people/{id}", "nobody").with(MANAGER)).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "my name is NAME!"})
  void noEasyPasswordIsTaken(String easy) throws Exception {
    add(name, easy.replace("NAME", name), "AGENT", "")
        .andExpect(content().string(containsString("This password is too easy")));

    assertThat(people.named(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CUSTOMER:", "AGENT:acme", "KING:"})
  void nobodyIsHalfACustomer(String roleAndOrganisation) throws Exception {
    var parts = roleAndOrganisation.split(":", -1);
    add(name, PASSWORD, parts[0], parts[1])
        .andExpect(content().string(containsString("class=\"wrong\"")));

    assertThat(people.named(name)).isEmpty();
  }

  private ResultActions add(String name, String password, String role, String organisation)
      throws Exception {
    return http.perform(
        post("/people")
            .with(MANAGER)
            .param("name", name)
            .param("fullName", "Dora Roux")
            .param("role", role)
            .param("organisation", organisation)
            .param("password", password)
            .param("lang", "en"));
  }

  private ResultActions change(String role, String organisation, boolean active) throws Exception {
    var change =
        post("/people/{id}", person().id())
            .with(MANAGER)
            .param("fullName", "Dora Roux")
            .param("role", role)
            .param("organisation", organisation);
    return http.perform(active ? change.param("active", "true") : change);
  }

  private ResultActions changePassword(MockHttpSession session, String old, String password)
      throws Exception {
    return http.perform(
        post("/account/password")
            .session(session)
            .with(csrf())
            .param("old", old)
            .param("password", password));
  }

  private MockHttpSession signIn(String password) throws Exception {
    var signedIn =
        http.perform(formLogin().user(name).password(password))
            .andExpect(redirectedUrl("/"))
            .andReturn();
    return (MockHttpSession) signedIn.getRequest().getSession();
  }

  private Person person() {
    return persons.findByName(name).orElseThrow();
  }
}
