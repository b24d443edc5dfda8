package dev.vigie.local;

import static org.mockito.Mockito.mock;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.vigie.inbox.Inbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MailboxControllerTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String MAIL =
      "From: desk@vigie.test\r\nSubject: %s\r\nMessage-ID: <%s@vigie>\r\n\r\nHello\r\n";

  @TempDir private Path directory;
  private MockMvc http;

  @BeforeEach
  void receiveTwoMails() throws Exception {
    var mailbox = new Mailbox(directory, Clock.fixed(NOON, ZoneOffset.UTC));
    mailbox.store(List.of("zoe@acme.test"), MAIL.formatted("first", "1").getBytes());
    mailbox.store(List.of("zoe@acme.test"), MAIL.formatted("second", "2").getBytes());
    http =
        MockMvcBuilders.standaloneSetup(
                new MailboxController(mailbox, mock(Inbox.class), mock(JavaMailSender.class)))
            .build();
  }

  @Test
  void listsMailsForPrograms() throws Exception {
    http.perform(get("/local/mail").accept(APPLICATION_JSON))
        .andExpect(jsonPath("$[0].subject").value("first"))
        .andExpect(jsonPath("$[1].subject").value("second"))
        .andExpect(jsonPath("$[1].to[0]").value("zoe@acme.test"))
        .andExpect(jsonPath("$[1].text").value("Hello\r\n"))
        .andExpect(jsonPath("$[1].messageId").value("<2@vigie>"));
  }

  @Test
  void opensOneMailForAPerson() throws Exception {
    http.perform(get("/local/mailbox").param("mail", "00000002"))
        .andExpect(
            model()
                .attribute(
                    "opened",
                    new ReceivedMail(
                        "00000002",
                        NOON,
                        List.of("zoe@acme.test"),
                        "desk@vigie.test",
                        "second",
                        "Hello\r\n",
                        null,
                        "<2@vigie>")));
  }

  @Test
  void knowsNoMailBeyondTheMailbox() throws Exception {
    http.perform(get("/local/mailbox").param("mail", "../clock")).andExpect(status().isNotFound());
  }
}
