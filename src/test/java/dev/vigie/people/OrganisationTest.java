package dev.vigie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.access.Role;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.Clause;
import dev.vigie.testing.VigieTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What a customer administrator keeps, of acme and of nobody else. */
@VigieTest
class OrganisationTest {

  private static final RequestPostProcessor ADMINISTRATOR =
      httpBasic("administrator", "administrator");
  private static final String PASSWORD = "four horses on a hill";

  @Autowired private Customers customers;
  @Autowired private People people;
  @Autowired private MockMvc http;

  private final String name = "otto-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void acmeHasSilver() {
    acmeHas("silver");
  }

  @AfterEach
  void acmeHasNothingSpecial() {
    acmeHas(null);
  }

  private void acmeHas(String plan) {
    customers.put(
        "acme",
        new CustomerStanding(
            true, true, List.of(), Map.of(), null, "xtm", plan, List.of(), null, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"silver, 5", "gold, 20"})
  @Clause("xtm/2.channels")
  void asManyMailUsersAsThePlanAllowsAreNamed(String plan, int most) throws Exception {
    acmeHas(plan);
    designate(addresses(most + 1))
        .andExpect(flash().attribute("wrong", "people.wrong.too-many-mail-users"));
    assertThat(customers.get("acme").mailUsers()).isEmpty();
    designate(addresses(most)).andExpect(flash().attribute("done", "people.changed"));

    assertThat(customers.get("acme").mailUsers()).hasSize(most);
    http.perform(get("/organisation").with(ADMINISTRATOR).param("lang", "en"))
        .andExpect(content().string(containsString("At most " + most)))
        .andExpect(content().string(containsString("user1@acme.example\nuser2@acme.example")));
  }

  @Test
  @Clause("xtm/2.channels")
  void nobodyIsNamedWherePlanPromisesNoTimesForMails() throws Exception {
    acmeHas("basic");
    designate(addresses(1))
        .andExpect(flash().attribute("wrong", "people.wrong.too-many-mail-users"));
    http.perform(get("/organisation").with(ADMINISTRATOR).param("lang", "en"))
        .andExpect(content().string(containsString("promises no times for mails")));
  }

  @Test
  void addressesAreTidiedAndWrongOnesChangeNothing() throws Exception {
    designate(" Dona@Acme.example \n\ndona@acme.example").andExpect(status().is3xxRedirection());
    assertThat(customers.get("acme").mailUsers()).containsExactly("dona@acme.example");

    designate("bob@acme.example\nno address")
        .andExpect(flash().attribute("wrong", "people.wrong.address"));
    assertThat(customers.get("acme").mailUsers()).containsExactly("dona@acme.example");
  }

  /** Or one would get what the other's people write. */
  @Test
  void nobodyOfOthersIsNamed() throws Exception {
    customers.put(
        "globex", standing("gold", List.of("gil@else.example"), List.of("globex.example")));
    for (var address : List.of("boss@globex.example", "gil@else.example")) {
      designate(address).andExpect(flash().attribute("wrong", "people.wrong.address-of-others"));
    }
    customers.put("acme", standing("silver", List.of(), List.of("acme.example")));
    designate("dona@free.example")
        .andExpect(flash().attribute("wrong", "people.wrong.address-of-others"));
    designate("dona@acme.example").andExpect(flash().attribute("done", "people.changed"));

    assertThat(customers.get("acme").mailUsers()).containsExactly("dona@acme.example");
    customers.put("globex", standing(null, List.of(), List.of()));
  }

  private static CustomerStanding standing(
      String plan, List<String> mailUsers, List<String> domains) {
    return new CustomerStanding(
        true, true, mailUsers, Map.of(), null, "xtm", plan, domains, null, List.of());
  }

  @Test
  void aColleagueIsAddedAsACustomerOfTheOwnOrganisationAndLockedOut() throws Exception {
    perform(
            post("/organisation/people")
                .param("name", name)
                .param("fullName", "Otto Klein")
                .param("password", PASSWORD)
                .param("role", "MANAGER"))
        .andExpect(flash().attribute("done", "people.added"));
    var otto = people.named(name).orElseThrow();
    assertThat(otto.role()).isEqualTo(Role.CUSTOMER);
    assertThat(otto.organisation()).contains("acme");

    admit(otto, false).andExpect(flash().attribute("done", "people.changed"));
    http.perform(formLogin().user(name).password(PASSWORD))
        .andExpect(redirectedUrl("/login?error"));
    admit(otto, true);
    http.perform(formLogin().user(name).password(PASSWORD)).andExpect(redirectedUrl("/"));
  }

  @Test
  void nobodyOfAnotherOrganisationIsTouched() throws Exception {
    var standing = new Person.Standing("Gil", Role.CUSTOMER, "globex", true);
    var gil = people.add(name, PASSWORD, standing);

    admit(gil, false).andExpect(status().isNotFound());
    admit(people.named("agent").orElseThrow(), false).andExpect(status().isNotFound());
    assertThat(people.named(name).orElseThrow().active()).isTrue();
  }

  private ResultActions designate(String addresses) throws Exception {
    return perform(post("/organisation/mail-users").param("addresses", addresses));
  }

  private ResultActions admit(Person person, boolean active) throws Exception {
    return perform(
        post("/organisation/people/{id}", person.id()).param("active", String.valueOf(active)));
  }

  private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.with(ADMINISTRATOR));
  }

  private static String addresses(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("user%d@acme.example"::formatted)
        .collect(Collectors.joining("\n"));
  }
}
