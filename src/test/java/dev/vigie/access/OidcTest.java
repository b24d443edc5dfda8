package dev.vigie.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.people.People;
import dev.vigie.people.Person;
import dev.vigie.testing.IdentityProvider;
import dev.vigie.testing.VigieTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.util.UriComponentsBuilder;

/** Sign-in by somebody else's identity provider, which is a real one here. */
@VigieTest
@DirtiesContext // nobody else asks this provider
class OidcTest {

  private static final IdentityProvider PROVIDER = new IdentityProvider();

  @Autowired private MockMvc http;
  @Autowired private People people;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    var oauth2 = "spring.security.oauth2.";
    properties.add(oauth2 + "resourceserver.jwt.issuer-uri", PROVIDER::issuer);
    properties.add(oauth2 + "client.provider.company.issuer-uri", PROVIDER::issuer);
    var vigie = oauth2 + "client.registration.company.";
    properties.add(vigie + "client-id", () -> "vigie");
    properties.add(vigie + "client-name", () -> "the company’s account");
    properties.add(vigie + "client-secret", () -> IdentityProvider.secretOf("vigie"));
    properties.add(vigie + "scope", () -> "openid");
  }

  @AfterAll
  static void end() {
    PROVIDER.close();
  }

  @Test
  void aProgramDoesWhatItsTokenSays() throws Exception {
    var token = tokenOf("robot");

    with(token, "/api/tickets").andExpect(status().isOk());
    with(token, "/api/customers/acme").andExpect(status().isForbidden());
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() throws Exception {
    var parts = tokenOf("robot").split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    var manager = claims.replace("\"customer\"", "\"manager\"").getBytes(UTF_8);
    assertThat(manager).isNotEqualTo(claims.getBytes(UTF_8));
    parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(manager);

    with(String.join(".", parts), "/api/tickets").andExpect(status().isUnauthorized());
    with("nonsense", "/api/tickets").andExpect(status().isUnauthorized());
  }

  @Test
  void aPersonSignsInThereAndIsWhoTheProviderSays() throws Exception {
    http.perform(get("/login").param("lang", "en"))
        .andExpect(content().string(containsString("Sign in with the company’s account")));
    var session = signIn("bob");

    http.perform(get("/mails/sent").session(session)).andExpect(status().isOk());
    http.perform(get("/people").session(session)).andExpect(status().isForbidden());
    http.perform(get("/account").session(session).param("lang", "en"))
        .andExpect(content().string(containsString("by your identity provider")));
  }

  /** Names are anybody's choice there. */
  @Test
  void aPersonWhoIsCalledLikeOneOfOursGetsNoKeyOfTheirs() throws Exception {
    people.add(
        "bob", "four horses on a hill", new Person.Standing("Bob", Role.MANAGER, null, true));
    var creation = post("/account/keys").session(signIn("bob")).with(csrf());

    http.perform(creation.param("label", "ci").param("scope", "WRITE"))
        .andExpect(flash().attribute("wrong", "people.wrong.unknown"));
  }

  @Test
  void aPersonWithoutARoleMayDoNothing() throws Exception {
    http.perform(get("/").session(signIn("eve"))).andExpect(status().isForbidden());
  }

  @Test
  void anAnswerThatNobodyAskedForSignsNobodyIn() throws Exception {
    http.perform(get("/login/oauth2/code/company?code=stolen&state=none"))
        .andExpect(redirectedUrl("/login?error"));
  }

  private MockHttpSession signIn(String name) throws Exception {
    var asked = http.perform(get("/oauth2/authorization/company")).andReturn();
    var session = (MockHttpSession) asked.getRequest().getSession();
    var there = URI.create(asked.getResponse().getRedirectedUrl());
    var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    send(browser, HttpRequest.newBuilder(URI.create(PROVIDER.issuer())), name, name);
    var sentBack = browser.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString());
    assertThat(sentBack.statusCode()).as(sentBack.body()).isEqualTo(302);
    var back = sentBack.headers().firstValue(HttpHeaders.LOCATION).orElseThrow();
    var answer =
        UriComponentsBuilder.fromUriString(back).build().getQueryParams().toSingleValueMap();
    var callback = get("/login/oauth2/code/company").session(session);
    answer.forEach((key, value) -> callback.param(key, URLDecoder.decode(value, UTF_8)));
    var signedIn =
        http.perform(callback).andExpect(status().is3xxRedirection()).andReturn().getRequest();
    return (MockHttpSession) signedIn.getSession();
  }

  private static String tokenOf(String program) throws Exception {
    var form = "grant_type=client_credentials";
    var asked =
        HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
            .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    var secret = URLEncoder.encode(IdentityProvider.secretOf(program), UTF_8);
    return JsonPath.read(
        send(HttpClient.newHttpClient(), asked, program, secret).body(), "$.access_token");
  }

  private static HttpResponse<String> send(
      HttpClient browser, HttpRequest.Builder request, String name, String password)
      throws IOException, InterruptedException {
    var credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    return browser.send(
        request.header(HttpHeaders.AUTHORIZATION, "Basic " + credentials).build(),
        BodyHandlers.ofString());
  }

  private ResultActions with(String token, String path) throws Exception {
    return http.perform(get(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }
}
