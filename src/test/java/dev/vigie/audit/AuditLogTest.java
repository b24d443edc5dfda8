package dev.vigie.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What is known afterwards of who saw and changed what. */
@VigieTest
class AuditLogTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris"); // vigie.zone

  @Autowired private AuditLog log;
  @Autowired private EngineDriver driver;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void aTicket() throws Exception {
    story.post(Requests.trackforce("Low"));
  }

  @AfterEach
  void letTheEngineBegin() {
    driver.settle();
  }

  @Test
  void knowsWhoSawAndChangedATicket() throws Exception {
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("agent", "agent")));
    http.perform(get("/api/tickets/{number}", story.number()).with(httpBasic("lead", "lead")));
    story.changeSeverity("Important");

    assertThat(of(story.number()))
        .extracting(AuditEntry::who, AuditEntry::deed, entry -> entry.status().orElseThrow())
        .containsExactly(
            tuple("agent", "POST /api/tickets/{number}/severity", 202),
            tuple("lead", "GET /api/tickets/{number}", 200),
            tuple("agent", "GET /tickets/{number}", 200),
            tuple("customer", "POST /api/tickets", 201));
  }

  @Test
  void knowsWhoTriedToSeeAnothersTicket() throws Exception {
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("stranger", "stranger")));

    assertThat(of(story.number()))
        .extracting(AuditEntry::who, entry -> entry.status().orElseThrow())
        .contains(tuple("stranger", 404));
  }

  @Test
  void knowsWhoCameInAndWhoDidNot() throws Exception {
    var nobody = "eve-" + UUID.randomUUID();
    http.perform(formLogin().user(nobody).password("secret"));
    http.perform(formLogin().user("agent").password("agent"));

    assertThat(by(nobody)).extracting(AuditEntry::deed).containsExactly(AuditLog.REFUSED);
    assertThat(by("agent").getFirst().deed()).isEqualTo(AuditLog.SIGNED_IN);
  }

  @Test
  void isNotFilledByListsAndOpenPages() throws Exception {
    var before = deedsOf("customer");
    http.perform(get("/").with(httpBasic("customer", "customer")));
    http.perform(get("/api/tickets").with(httpBasic("customer", "customer")));
    http.perform(
        get("/tickets/{number}/live", story.number()).with(httpBasic("customer", "customer")));

    assertThat(deedsOf("customer")).isEqualTo(before);
  }

  @Test
  void isReadByTeamLeadsAndNarrowed() throws Exception {
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("agent", "agent")));
    var page = get("/audit").with(httpBasic("lead", "lead")).param("lang", "en");

    http.perform(page.param("subject", story.number()).param("who", "agent"))
        .andExpect(content().string(containsString("GET /tickets/{number}")))
        .andExpect(content().string(not(containsString("POST "))));
    http.perform(
            get("/audit")
                .with(httpBasic("lead", "lead"))
                .param("lang", "en")
                .param("who", "nobody-like-that"))
        .andExpect(content().string(containsString("Nothing like that is known")));
  }

  @Test
  void tellsTimesOnTheClocksOfTheTeam() throws Exception {
    driver.startOnMonday("10:00", "Europe/Paris"); // in no hour that comes twice
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("agent", "agent")));
    var seen = of(story.number()).getFirst().at();
    var timeInParis = DateTimeFormatter.ofPattern("HH:mm").format(seen.atZone(PARIS));

    http.perform(
            get("/audit")
                .with(httpBasic("lead", "lead"))
                .param("lang", "en")
                .param("subject", story.number()))
        .andExpect(content().string(containsString("<time datetime=\"%s\">".formatted(seen))))
        .andExpect(content().string(containsString(", %s (Europe/Paris)".formatted(timeInParis))));
  }

  @Test
  void forgetsWhatIsOld() throws Exception {
    http.perform(get("/tickets/{number}", story.number()).with(httpBasic("agent", "agent")));
    log.forgetWhatIsOld();
    assertThat(of(story.number())).isNotEmpty();
    jdbc.sql("update audit_entry set at = ? where subject = ?")
        .params(driver.now().minus(Duration.ofDays(401)).atOffset(ZoneOffset.UTC), story.number())
        .update();
    log.forgetWhatIsOld();

    assertThat(of(story.number())).isEmpty();
  }

  private List<AuditEntry> of(String subject) {
    return log.page(null, subject, PageRequest.of(0, 100)).getContent();
  }

  private long deedsOf(String who) {
    return jdbc.sql("select count(*) from audit_entry where who = ?")
        .param(who)
        .query(Long.class)
        .single();
  }

  private List<AuditEntry> by(String who) {
    return log.page(who, null, PageRequest.of(0, 100)).getContent();
  }
}
