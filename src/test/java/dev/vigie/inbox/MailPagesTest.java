package dev.vigie.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.attachment.Attachments;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.inbox.IncomingMail.State;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TestMailboxes;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.TimelineKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The pages on which people look after mails and files. */
@VigieTest
class MailPagesTest {

  @Autowired private EngineDriver driver;
  @Autowired private TestMailboxes mailboxes;
  @Autowired private TestMailServer sent;
  @Autowired private MailboxWatch watch;
  @Autowired private IncomingMails mails;
  @Autowired private Customers customers;
  @Autowired private Attachments attachments;
  @Autowired private TicketStory story;
  @Autowired private JdbcClient jdbc;
  @Autowired private MockMvc http;

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void start() {
    driver.startOnMonday("10:00", "Europe/Paris");
    watch.look();
  }

  @AfterEach
  void nobodyHasAddressesAnyMore() {
    named(List.of());
  }

  @Test
  void aMailOfAStrangerIsFiledAgainOnceTheStrangerIsNamed() throws Exception {
    deliver("From: New <new@%s.example>\r\nSubject: Broken %s\r\n\r\nThe tour does not start.");
    var mail = newest();
    assertThat(mail.state()).isEqualTo(State.REFUSED);
    page("/mails/received")
        .andExpect(content().string(containsString("Broken " + run)))
        .andExpect(content().string(containsString("no organisation has named this sender")));

    named(List.of(run + ".example"));
    act("/mails/received/%s/filing".formatted(mail.id()));
    driver.settle();

    assertThat(newest().state()).isEqualTo(State.OPENED);
    page("/mails/received/" + mail.id()).andExpect(content().string(containsString("/tickets/V-")));
    act("/mails/received/%s/filing".formatted(mail.id()));
    driver.settle();
    assertThat(ticketsAbout("Broken " + run)).isEqualTo(1);
  }

  @Test
  void aMailThatIsSetAsideWaitsForAPerson() throws Exception {
    deliver("Subject: Nobody %s %s\r\n\r\n<b>From</b> nobody.");
    var mail = newest();
    page("/mails/received?state=SET_ASIDE").andExpect(content().string(containsString("Nobody ")));
    page("/mails/received/" + mail.id())
        .andExpect(content().string(containsString("&lt;b&gt;From&lt;/b&gt; nobody.")));

    act("/mails/received/%s/dismissal".formatted(mail.id()));

    assertThat(newest().state()).isEqualTo(State.DISMISSED);
    assertThat(newest().remark()).contains("agent");
  }

  @Test
  void theWholeMailIsOnThePageOfItsTicketForWhoMaySeeIt() throws Exception {
    named(List.of(run + ".example"));
    deliver(
        "From: New <new@%s.example>\r\nSubject: Broken %s\r\n\r\nIt is broken.\r\n\r\n-- \r\nNew, of the night shift");
    var mail = newest();
    var ticket = ticketOf(mail);

    page("/tickets/" + ticket)
        .andExpect(
            content().string(containsString("/tickets/%s/mails/%s".formatted(ticket, mail.id()))));
    page("/tickets/%s/mails/%s".formatted(ticket, mail.id()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("It is broken."),
                        containsString("New, of the night shift"))));
    story.open(Requests.trackforce("Low"));
    http.perform(
            get("/tickets/{number}/mails/{id}", story.number(), mail.id())
                .with(httpBasic("agent", "agent")))
        .andExpect(status().isNotFound());
  }

  @Test
  void aMailIsSentAgainOnPurposeOnceForEachForm() throws Exception {
    story.open(Requests.trackforce("Low"));
    var receipt = story.mailsTo("alice@acme.example").getFirst();
    var id = receipt.messageId().replaceAll("<|@.*", "");
    page("/mails/sent").andExpect(content().string(containsString(story.number())));
    page("/mails/sent/" + id).andExpect(content().string(containsString("alice@acme.example")));

    var form = UUID.randomUUID().toString();
    for (var click = 0; click < 2; click++) {
      http.perform(
              post("/mails/sent/{id}/again", id)
                  .param("form", form)
                  .with(csrf())
                  .with(httpBasic("agent", "agent")))
          .andExpect(redirectedUrl("/mails/sent/" + id));
    }
    driver.settle();

    assertThat(story.mailsTo("alice@acme.example"))
        .hasSize(2)
        .extracting(TestMailServer.Received::messageId)
        .doesNotHaveDuplicates();
    assertThat(story.all(TimelineKind.MAIL_SENT)).hasSize(2);

    story.withdraw("It works again");
    driver.settle();
    assertThat(story.mailsTo("alice@acme.example").getLast().inReplyTo())
        .as("what follows stays in the conversation of the first one")
        .isEqualTo(receipt.messageId());
  }

  @Test
  void whatTheMailServerRefusesForGoodIsNotTriedForEver() throws Exception {
    sent.refuseForGood("alice@acme.example");
    try {
      story.open(Requests.trackforce("Low"));
      driver.pass(Duration.ofMinutes(2));
    } finally {
      sent.refuseForGood(null);
    }
    page("/mails/sent")
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(story.number()),
                        containsString("Refused for good"),
                        containsString("no such mailbox"))));
    assertThat(
            jdbc.sql("select attempts from notification where subject like ?")
                .param("%" + story.number() + "%")
                .query(Integer.class)
                .list())
        .containsOnly(1);
  }

  @Test
  void whatIsNotSentYetIsShownWithWhatTheMailServerSays() throws Exception {
    sent.refuse(true);
    try {
      story.open(Requests.trackforce("Low"));
      page("/mails/sent?unsent=true")
          .andExpect(
              content().string(allOf(containsString(story.number()), containsString("busy"))));
    } finally {
      sent.refuse(false);
      driver.pass(Duration.ofMinutes(2));
    }
    page("/mails/sent?unsent=true")
        .andExpect(content().string(not(containsString(story.number()))));
  }

  @Test
  void filesComeWithAReplyAndCannotActInTheBrowser() throws Exception {
    story.open(Requests.trackforce("Low"));
    var form = UUID.randomUUID().toString();
    for (var click = 0; click < 2; click++) {
      http.perform(
              multipart("/tickets/{number}/replies", story.number())
                  .file(
                      new MockMultipartFile(
                          "files",
                          "../../page \u202egnp.html",
                          "text/html",
                          "<script>1</script>".getBytes(StandardCharsets.UTF_8)))
                  .file(new MockMultipartFile("files", "setup.exe", "image/png", new byte[] {1}))
                  .file(
                      new MockMultipartFile("files", "film.mp4", "video/mp4", new byte[6_000_000]))
                  .file(new MockMultipartFile("files", "", null, new byte[0]))
                  .param("form", form)
                  .param("text", "Here is the page.")
                  .with(csrf())
                  .with(httpBasic("customer", "customer")))
          .andExpect(redirectedUrl("/tickets/" + story.number()));
    }
    driver.settle();

    var files = attachments.of(story.ticket().id());
    assertThat(files)
        .singleElement()
        .satisfies(file -> assertThat(file.name()).isEqualTo("page _gnp.html"));
    http.perform(
            get("/tickets/{number}/files/{id}", story.number(), files.getFirst().id())
                .with(httpBasic("customer", "customer")))
        .andExpect(content().string("<script>1</script>"))
        .andExpect(header().string("Content-Type", "application/octet-stream"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")));
    page("/tickets/" + story.number())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(
                            "File setup.exe was not kept: opening a file of this kind runs it"),
                        containsString("File film.mp4 was not kept: too large"))));
  }

  private void named(List<String> domains) {
    customers.put(
        "acme",
        new CustomerStanding(
            true, true, List.of(), Map.of(), null, null, null, domains, null, List.of()));
  }

  /** {@code %s} are a name that is new in each test, twice. */
  private void deliver(String message) throws Exception {
    mailboxes.deliver("trackforce", message.formatted(run, run).getBytes(StandardCharsets.UTF_8));
    watch.look();
    driver.settle();
  }

  private IncomingMail newest() {
    return mails.newestFirst(PageRequest.of(0, 1)).getContent().getFirst();
  }

  private String ticketOf(IncomingMail mail) {
    var seq =
        jdbc.sql("select seq from ticket where id = ?")
            .param(mail.ticket().orElseThrow().value())
            .query(Long.class)
            .single();
    return new TicketNumber(seq).toString();
  }

  private long ticketsAbout(String subject) {
    return jdbc.sql("select count(*) from ticket where subject = ?")
        .param(subject)
        .query(Long.class)
        .single();
  }

  private ResultActions page(String path) throws Exception {
    return http.perform(get(path).locale(Locale.ENGLISH).with(httpBasic("agent", "agent")))
        .andExpect(status().isOk());
  }

  private void act(String path) throws Exception {
    http.perform(post(path).with(csrf()).with(httpBasic("agent", "agent")))
        .andExpect(status().is3xxRedirection());
  }
}
