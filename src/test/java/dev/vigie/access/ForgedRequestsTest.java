package dev.vigie.access;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.testing.VigieTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A browser that remembers a password adds it to what pages of other sites make it send, too. */
@VigieTest
class ForgedRequestsTest {

  @Autowired private MockMvc http;

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, http://localhost:8081",
    "Origin, null",
  })
  void areRefusedThoughTheyBringAPassword(String header, String value) throws Exception {
    http.perform(change().header(header, value))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("a page of another site")));
    http.perform(page().header(header, value)).andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Origin, http://localhost",
  })
  void areNotThoseOfOurOwnPages(String header, String value) throws Exception {
    http.perform(change().header(header, value)).andExpect(status().isOk());
    http.perform(page().header(header, value)).andExpect(status().isFound());
  }

  @Test
  void areNotThoseOfPrograms() throws Exception {
    http.perform(change()).andExpect(status().isOk());
    http.perform(page()).andExpect(status().isFound());
  }

  /** No browser adds a key or token by itself; a wrong one is the only thing wrong here. */
  @Test
  void areNotThoseWithAKey() throws Exception {
    http.perform(
            withoutPassword()
                .header(HttpHeaders.AUTHORIZATION, "Bearer vigie_" + "x".repeat(43))
                .header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isUnauthorized());
  }

  private static MockHttpServletRequestBuilder change() {
    return withoutPassword().with(httpBasic("manager", "manager"));
  }

  private static MockHttpServletRequestBuilder withoutPassword() {
    return put("/api/customers/{id}", "forged " + UUID.randomUUID())
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"accountActive\": true, \"subscriptionPaid\": true, \"mailUsers\": []}");
  }

  private static MockHttpServletRequestBuilder page() {
    return post("/customers/{id}", "forged " + UUID.randomUUID())
        .param("agreement", "")
        .param("version", "")
        .with(httpBasic("manager", "manager"));
  }
}
