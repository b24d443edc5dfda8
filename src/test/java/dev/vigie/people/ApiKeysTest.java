package dev.vigie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.access.Role;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.VigieTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** How programs sign in. */
@VigieTest
class ApiKeysTest {

  private static final RequestPostProcessor CUSTOMER = httpBasic("customer", "customer");

  private static final Person.Standing AGENT = new Person.Standing("Vera", Role.AGENT, null, true);

  @Autowired private ApiKeys keys;
  @Autowired private People people;
  @Autowired private EngineDriver driver;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc http;

  @AfterEach
  void letTheEngineBegin() {
    driver.settle();
    for (var name : new String[] {"customer", "stranger"}) {
      keys.of(name).forEach(key -> keys.revoke(name, key.id()));
    }
  }

  @Test
  void aKeyIsShownOnceAndOnlyItsDigestIsKept() throws Exception {
    var key = create("ci", "WRITE");

    assertThat(key).startsWith("vigie_");
    http.perform(get("/account").with(CUSTOMER))
        .andExpect(content().string(containsString("ci")))
        .andExpect(content().string(not(containsString(key))));
    assertThat(jdbc.sql("select digest from api_key").query(String.class).list())
        .allMatch(digest -> digest.matches("[0-9a-f]{64}") && !key.contains(digest));
  }

  @Test
  void aProgramActsAsItsPersonUnderItsOwnName() throws Exception {
    var key = create("ci", "WRITE");
    open(key).andExpect(status().isCreated());

    assertThat(
            jdbc.sql("select opened_by from ticket order by seq desc limit 1")
                .query(String.class)
                .single())
        .isEqualTo("customer/ci");
    assertThat(keys.of("customer").getFirst().lastUsedAt()).isPresent();
    with(key, "/api/customers/acme").andExpect(status().isForbidden());
  }

  @Test
  void aKeyThatMayReadDoesNotWrite() throws Exception {
    var key = create("dashboard", "READ");

    with(key, "/api/tickets").andExpect(status().isOk());
    open(key).andExpect(status().isForbidden());
  }

  @Test
  void aKeyOpensNoPage() throws Exception {
    with(create("ci", "WRITE"), "/account").andExpect(status().is3xxRedirection());
  }

  @Test
  void aRevokedKeyCountsNoMoreAndNobodyRevokesAnothers() throws Exception {
    var key = create("ci", "WRITE");
    var id = keys.of("customer").getFirst().id();
    revoke(id, httpBasic("stranger", "stranger"));
    with(key, "/api/tickets").andExpect(status().isOk());

    revoke(id, CUSTOMER);
    with(key, "/api/tickets").andExpect(status().isUnauthorized());
  }

  @Test
  void aKeyEndsWithThePasswordUnderWhichItWasMade() throws Exception {
    var name = "vera-" + UUID.randomUUID().toString().substring(0, 8);
    var vera = people.add(name, "four horses on a hill", AGENT);
    var key = keys.create(name, "ci", ApiKey.Scope.READ);
    with(key, "/api/tickets").andExpect(status().isOk());
    people.changePassword(vera.id(), "five horses on a hill");
    with(key, "/api/tickets").andExpect(status().isUnauthorized());

    var other = keys.create(name, "ci", ApiKey.Scope.READ);
    people.change(vera.id(), new Person.Standing("Vera", Role.AGENT, null, false));
    people.change(vera.id(), AGENT);
    with(other, "/api/tickets").andExpect(status().isUnauthorized());
  }

  @Test
  void aKeyIsNotGuessed() throws Exception {
    var key = create("ci", "READ");

    with(key.substring(0, key.length() - 1), "/api/tickets").andExpect(status().isUnauthorized());
    with("vigie_", "/api/tickets").andExpect(status().isUnauthorized());
    with("vigie_" + keys.of("customer").getFirst().id(), "/api/tickets")
        .andExpect(status().isUnauthorized());
  }

  @Test
  void nobodyHasMoreThanTwenty() throws Exception {
    for (var n = 0; n < ApiKeys.MOST; n++) {
      create("robot-" + n, "READ");
    }
    http.perform(creation("one-more", "READ"))
        .andExpect(flash().attribute("wrong", "people.wrong.too-many-keys"));
    http.perform(creation("robot-1", "READ"))
        .andExpect(flash().attribute("wrong", "people.wrong.label-taken"));
    http.perform(creation("Not so!", "READ"))
        .andExpect(flash().attribute("wrong", "people.wrong.label"));
  }

  private String create(String label, String scope) throws Exception {
    return (String) http.perform(creation(label, scope)).andReturn().getFlashMap().get("newKey");
  }

  private static RequestBuilder creation(String label, String scope) {
    return post("/account/keys").with(CUSTOMER).param("label", label).param("scope", scope);
  }

  private void revoke(String id, RequestPostProcessor who) throws Exception {
    http.perform(post("/account/keys/{id}/revocation", id).with(who))
        .andExpect(status().is3xxRedirection());
  }

  private ResultActions with(String key, String path) throws Exception {
    return http.perform(get(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + key));
  }

  private ResultActions open(String key) throws Exception {
    return http.perform(
        post("/api/tickets")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
            .contentType(MediaType.APPLICATION_JSON)
            .content(Requests.trackforce("Low")));
  }
}
