package dev.vigie.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TestMailboxes;
import dev.vigie.testing.VigieTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Customers claim credits by mail, too; an agent says what is meant. */
@VigieTest
class MailedClaimTest {

  private static final RequestPostProcessor AGENT = httpBasic("agent", "agent");

  @Autowired private EngineDriver driver;
  @Autowired private TestMailboxes mailboxes;
  @Autowired private TestMailServer sent;
  @Autowired private MailboxWatch watch;
  @Autowired private IncomingMails mails;
  @Autowired private Customers customers;
  @Autowired private MockMvc http;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String writer = "bea@" + run + ".example";
  private String service;
  private String outage;
  private IncomingMail mail;

  @BeforeEach
  void aMailComesAfterAnOutage() throws Exception {
    driver.startOnMonday("10:00", "America/Toronto");
    driver.pass(Duration.ofDays(1)); // the Monday may be a holiday
    watch.look();
    writesFrom(List.of(run + ".example"));
    service = aServiceThatCosts("1000.00");
    outage = anOutageOfTwoHours(driver.now().minus(Duration.ofHours(3)));
    mailboxes.deliver(
        "trackforce",
        "From: Bea <%s>\r\nSubject: Credit %s\r\n\r\nWe want a credit."
            .formatted(writer, run)
            .getBytes(StandardCharsets.UTF_8));
    watch.look();
    driver.settle();
    mail = mails.newestFirst(PageRequest.of(0, 1)).getContent().getFirst();
  }

  @AfterEach
  void nobodyHasAddressesAnyMore() {
    writesFrom(List.of());
  }

  private void writesFrom(List<String> domains) {
    customers.put(
        "acme",
        new CustomerStanding(
            true, true, List.of(), Map.of(), null, null, null, domains, null, List.of()));
  }

  @Test
  @Clause("qohash/5.3")
  void isInTimeByWhenItArrivedHoweverLateSomebodyReadsIt() throws Exception {
    driver.pass(Duration.ofDays(9));
    page("/mails/received/" + mail.id())
        .andExpect(
            content().string(containsString("/mails/received/%s/claim".formatted(mail.id()))));
    page(form())
        .andExpect(
            content().string(allOf(containsString("/outage/" + outage), containsString(writer))));

    var claim = claimFor("%s/outage/%s".formatted(service, outage));
    driver.settle();

    assertThat(read(claim, "$.state")).isEqualTo("ENTITLED");
    assertThat(read(claim, "$.channel")).isEqualTo("MAIL");
    assertThat(Instant.parse(read(claim, "$.claimedAt"))).isEqualTo(mail.arrivedAt());
    assertThat(sent.received())
        .anyMatch(one -> one.to().equals(writer) && one.text().contains("C-"));
    assertThat(claimFor("%s/outage/%s".formatted(service, outage))).isEqualTo(claim);
    driver.complete("Activity_ApproveCredit", Map.of("decision", "approve"));
  }

  @Test
  void isNotTakenInBeforeSomebodySaysWhatItIsFor() throws Exception {
    http.perform(post(form()).with(csrf()).with(AGENT).param("email", writer))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("nothing was claimed yet")));
    http.perform(
            post(form())
                .with(csrf())
                .with(AGENT)
                .param("what", "%s/outage/%s".formatted(service, outage))
                .param("email", "nobody"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("no e-mail address")))
        .andExpect(content().string(containsString("selected=\"selected\"")));
  }

  private String form() {
    return "/mails/received/%s/claim".formatted(mail.id());
  }

  private String claimFor(String what) throws Exception {
    return http.perform(
            post(form())
                .with(csrf())
                .with(AGENT)
                .param("what", what)
                .param("email", writer)
                .param("language", "en"))
        .andExpect(status().is3xxRedirection())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  private String read(String claim, String path) throws Exception {
    return JsonPath.read(
        http.perform(get("/api" + claim).with(AGENT))
            .andReturn()
            .getResponse()
            .getContentAsString(),
        path);
  }

  private ResultActions page(String path) throws Exception {
    return http.perform(get(path).locale(Locale.ENGLISH).with(AGENT)).andExpect(status().isOk());
  }

  private String aServiceThatCosts(String monthly) throws Exception {
    var id =
        created(
            post("/api/services"),
            """
            {"customer": "acme", "agreement": "qohash", "plan": "", "name": "Service %s",
             "instance": "production", "activeFrom": "2020-01-01T00:00:00Z"}
            """
                .formatted(run));
    http.perform(
            put("/api/services/{id}/fees", id)
                .with(httpBasic("manager", "manager"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"from\": \"2020-01-01\", \"monthly\": %s, \"currency\": \"CAD\"}"
                        .formatted(monthly)))
        .andExpect(status().isOk());
    return id;
  }

  private String anOutageOfTwoHours(Instant from) throws Exception {
    return created(
        post("/api/outages"),
        """
        {"service": "%s", "startedAt": "%s", "noticedAt": "%s", "endedAt": "%s", "cause": "failure"}
        """
            .formatted(service, from, from, from.plus(Duration.ofHours(2))));
  }

  private String created(MockHttpServletRequestBuilder request, String body) throws Exception {
    return JsonPath.read(
        http.perform(request.with(AGENT).contentType(MediaType.APPLICATION_JSON).content(body))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.id");
  }
}
