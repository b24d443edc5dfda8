package dev.vigie.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import dev.vigie.agreement.Coverage;
import dev.vigie.attachment.Attachment;
import dev.vigie.attachment.Attachments;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import dev.vigie.inbox.IncomingMail.Reason;
import dev.vigie.inbox.IncomingMail.State;
import dev.vigie.testing.Clause;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Requests;
import dev.vigie.testing.TestMailServer;
import dev.vigie.testing.TestMailboxes;
import dev.vigie.testing.TicketStory;
import dev.vigie.testing.VigieTest;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.TimelineKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Mails come out of a real IMAP server, and what becomes of them. */
@VigieTest
class MailInTest {

  @Autowired private EngineDriver driver;
  @Autowired private TestMailboxes mailboxes;
  @Autowired private TestMailServer sent;
  @Autowired private MailboxWatch watch;
  @Autowired private IncomingMails mails;
  @Autowired private Tickets tickets;
  @Autowired private Customers customers;
  @Autowired private Attachments attachments;
  @Autowired private TicketStory story;
  @Autowired private MockMvc http;
  @Autowired private JdbcClient jdbc;

  private Instant begun;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void customersWithAddresses() throws Exception {
    begun = driver.startOnMonday("10:00", "Europe/Paris");
    watch.look(); // from now on what comes is new
    customers.put("acme", standing(null, List.of("acme.example"), List.of()));
    customers.put("initech", standing("silver", List.of(), List.of("dona@initech.example")));
    customers.put("umbrella", standing("basic", List.of("umbrella.example"), List.of()));
  }

  @AfterEach
  void nobodyHasAddressesAnyMore() {
    for (var customer : List.of("acme", "initech", "umbrella")) {
      customers.put(customer, standing(null, List.of(), List.of()));
    }
    mailboxes.cut(false);
  }

  private static CustomerStanding standing(
      String plan, List<String> domains, List<String> mailUsers) {
    return new CustomerStanding(
        true, true, mailUsers, Map.of(), null, null, plan, domains, null, List.of());
  }

  @Nested
  class ANewMessage {

    @Test
    @Clause("trackforce/channels")
    void opensATicketAndIsAnsweredInTheSameConversation() throws Exception {
      deliver(
          "trackforce",
          mail(
              "alice@acme.example",
              "La ronde ne démarre pas",
              "Bonjour, depuis ce matin la ronde ne démarre pas.\r\nVersion : 7.2\r\nTéléphone : +33 1 23\r\nRôle : administrator"));

      var ticket = ticketOf(onlyMail());
      assertThat(ticket.subject()).isEqualTo("La ronde ne démarre pas " + run);
      assertThat(ticket.customer()).isEqualTo("acme");
      assertThat(ticket.channel()).isEqualTo("mail");
      assertThat(ticket.contact().language()).isEqualTo("fr");
      assertThat(ticket.contact().phone()).isEqualTo("+33 1 23");
      assertThat(ticket.serviceVersion()).isEqualTo("7.2");
      assertThat(ticket.severityClaimed()).isEqualTo("Low");
      var receipt = answersTo("alice@acme.example").getLast();
      assertThat(receipt.subject()).contains(ticket.number().toString());
      assertThat(receipt.inReplyTo()).isEqualTo(messageId("La ronde ne démarre pas"));
    }

    @Test
    void startsTheTimesWhenTheMailServerHadIt() throws Exception {
      deliverUnseen("trackforce", mail("alice@acme.example", "Slow", "It is slow since today."));
      driver.pass(Duration.ofMinutes(30));
      look();

      var mail = onlyMail();
      assertThat(ticketOf(mail).receivedAt()).isEqualTo(mail.arrivedAt());
    }

    @Test
    @Clause("xtm/2.channels")
    void ofADesignatedUserCarriesTimes() throws Exception {
      deliver(
          "xtm",
          mail("Dona@Initech.example", "Export fails", "Hello, the export fails.\r\nPriority: 2"));

      var ticket = ticketOf(onlyMail());
      assertThat(ticket.severityClaimed()).isEqualTo("2");
      assertThat(ticket.status()).isNotEqualTo(TicketStatus.REFERRED);
    }

    @Test
    @Clause("xtm/2.channels")
    void ofAPlanWithoutMailIsTakenInWithoutTimesAndToldWhereToGo() throws Exception {
      deliver("xtm", mail("joe@umbrella.example", "Export fails", "Hello, the export fails."));

      var ticket = ticketOf(onlyMail());
      assertThat(ticket.coverage()).isEqualTo(Coverage.Outcome.NO_TIMES);
      assertThat(answersTo("joe@umbrella.example").getLast().text())
          .contains(ticket.number().toString(), "Please use the portal");
    }

    @Test
    void ofAStrangerIsAnsweredOnceADayWithWhyAndWhereToGo() throws Exception {
      var stranger = "eve@%s.example".formatted(run);
      deliver("trackforce", mail(stranger, "Help", "Hello, I have a question for you."));
      deliver("trackforce", mail(stranger, "Help again", "Hello, I still have that question."));

      assertThat(mailsNow()).extracting(IncomingMail::state).containsOnly(State.REFUSED);
      assertThat(answersTo(stranger))
          .singleElement()
          .satisfies(
              answer -> {
                assertThat(answer.subject()).isEqualTo("Re: Help " + run);
                assertThat(answer.text()).contains(stranger, "support@trackforce.test", "portal");
              });
    }

    @Test
    void keepsItsFilesButThoseThatAct() throws Exception {
      deliver(
          "trackforce",
          new String(MessageReaderTest.source("invitation"), StandardCharsets.UTF_8)
              .replace("<cal@", "<" + run + "@")
              .replace("fatou@acme", run + "@acme")
              .replace("plan%20d%E2%80%99action.pdf", "setup.exe"));

      var ticket = ticketOf(onlyMail());
      assertThat(attachments.of(ticket.id()))
          .extracting(Attachment::name)
          .containsExactly("invitation.ics");
      assertThat(
              new String(
                  attachments.content(attachments.of(ticket.id()).getFirst()),
                  StandardCharsets.UTF_8))
          .startsWith("BEGIN:VCALENDAR");
      assertThat(refusedFiles(ticket)).containsExactly("setup.exe");
    }

    @Test
    void thatIsTooLargeIsTakenWithoutItsFiles() throws Exception {
      var film = "QUJD".repeat(18).concat("\r\n").repeat(400_000); // 30 MB
      deliver(
          "trackforce",
          """
          From: alice@acme.example
          Message-ID: %s
          Subject: Film %s
          MIME-Version: 1.0
          Content-Type: multipart/mixed; boundary=b

          --b
          Content-Type: text/plain; charset=utf-8

          Voici le film de la panne, une ronde entière.
          --b
          Content-Type: video/mp4; name=panne.mp4
          Content-Transfer-Encoding: base64

          %s
          --b--
          """
              .formatted(messageId("Film"), run, film));

      var mail = onlyMail();
      assertThat(mail.size()).isGreaterThan(29_000_000);
      assertThat(ticketOf(mail).description()).startsWith("Voici le film de la panne");
      assertThat(refusedFiles(ticketOf(mail))).containsExactly("panne.mp4");
    }

    @Test
    void toAThousandPeopleIsOneTicket() throws Exception {
      var to =
          IntStream.range(0, 1000)
              .mapToObj(i -> "p%d@acme.example".formatted(i))
              .collect(Collectors.joining(",\r\n "));
      deliver(
          "trackforce",
          mail("alice@acme.example", "For all", "The tour does not start, for all of us.")
              .replaceFirst("To: .*\r\n", "To: " + to + "\r\n"));

      assertThat(onlyMail().state()).isEqualTo(State.OPENED);
    }
  }

  @Nested
  class AReply {

    @Test
    void findsItsTicketByWhatItAnswersAndEndsTheWait() throws Exception {
      aQuestionIsOpen(Requests.trackforce("Critical"), "Critical");
      var question = story.mailsTo("alice@acme.example").getLast();
      deliver(
          "trackforce",
          mail("bob@acme.example", "Something else", "It is version 7.2.")
              .replace(
                  "MIME-Version", "In-Reply-To: " + question.messageId() + "\r\nMIME-Version"));

      assertThat(onlyMail().state()).isEqualTo(State.REPLIED);
      assertThat(ticketOf(onlyMail()).number()).hasToString(story.number());
      assertThat(story.ticket().openQuestion()).isEmpty();
      assertThat(story.entry(TimelineKind.REPLY_RECEIVED).detail()).contains("It is version 7.2.");
    }

    @Test
    void endsTheWaitWhenTheMailServerHadIt() throws Exception {
      aQuestionIsOpen(Requests.of("xtm", "silver", "1"), "1");
      driver.pass(Duration.ofMinutes(10));
      deliverUnseen(
          "xtm", mail("alice@acme.example", subjectOf(story.number()), "It is version 7.2."));
      driver.pass(Duration.ofMinutes(50));
      look();

      var arrivedAt = onlyMail().arrivedAt();
      assertThat(story.entry(TimelineKind.REPLY_RECEIVED).at()).isEqualTo(arrivedAt);
      assertThat(story.entry(TimelineKind.CLOCK_RESUMED).at()).isEqualTo(arrivedAt);
      assertThat(story.complaints()).isEmpty();
    }

    @Test
    void fromAnotherOrganisationIsARequestOfItsOwn() throws Exception {
      story.open(Requests.trackforce("Low"));
      deliver(
          "trackforce",
          mail("joe@umbrella.example", subjectOf(story.number()), "Hello, I want to know too."));

      assertThat(onlyMail().state()).isEqualTo(State.OPENED);
      assertThat(ticketOf(onlyMail()).number()).isNotEqualTo(story.ticket().number());
      assertThat(story.kinds()).doesNotContain(TimelineKind.REPLY_RECEIVED);
    }

    @Test
    void fromAStrangerIsRefused() throws Exception {
      story.open(Requests.trackforce("Low"));
      deliver(
          "trackforce",
          mail("eve@%s.example".formatted(run), subjectOf(story.number()), "Hello, close it."));

      assertThat(onlyMail().state()).isEqualTo(State.REFUSED);
      assertThat(story.kinds()).doesNotContain(TimelineKind.REPLY_RECEIVED);
    }

    @Test
    void toATicketThatIsClosedForGoodOpensAnother() throws Exception {
      story.open(Requests.trackforce("Low"));
      story.withdraw("No longer needed");
      driver.settle();
      deliver(
          "trackforce",
          mail("alice@acme.example", subjectOf(story.number()), "It is back, please help us."));

      assertThat(onlyMail().state()).isEqualTo(State.OPENED);
    }

    private static String subjectOf(String number) {
      return "Re: [%s]".formatted(number);
    }

    private void aQuestionIsOpen(String request, String severity) throws Exception {
      story.open(request);
      story.assess(severity);
      story.work("ask", "Which version?");
      assertThat(story.ticket().openQuestion()).isPresent();
    }
  }

  @Nested
  class WhatNobodyWrote {

    @Test
    void thatAMailOfOursCouldNotBeDeliveredIsSeenOnItsTicket() throws Exception {
      story.open(Requests.trackforce("Low"));
      var receipt = story.mailsTo("alice@acme.example").getLast();
      deliver(
          "trackforce",
          new String(MessageReaderTest.source("bounce"), StandardCharsets.UTF_8)
              .replaceFirst("Message-ID: <", "Message-ID: <" + run)
              .replace("<f@localhost>", receipt.messageId()));

      assertThat(onlyMail().state()).isEqualTo(State.IGNORED);
      assertThat(story.entry(TimelineKind.MAIL_RETURNED).arguments())
          .containsExactly("alice@acme.example", "5.1.1");
      assertThat(story.ticket().unreadReply()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"vacation, AUTOMATIC", "bounce, AUTOMATIC"})
    void isIgnored(String fixture, Reason reason) throws Exception {
      var mailsBefore = sent.received().size();
      deliver(
          "trackforce",
          new String(MessageReaderTest.source(fixture), StandardCharsets.UTF_8)
              .replaceFirst("Message-ID: <", "Message-ID: <" + run));

      assertThat(onlyMail().state()).isEqualTo(State.IGNORED);
      assertThat(onlyMail().reason()).contains(reason);
      assertThat(sent.received()).hasSize(mailsBefore);
    }

    @Test
    void isIgnoredWhereItIsOurOwn() throws Exception {
      deliver("trackforce", mail("support@xtm.test", "Loop", "Hello"));
      deliver("trackforce", mail("vigie@localhost", "Loop again", "Hello"));

      assertThat(mailsNow())
          .extracting(mail -> mail.reason().orElseThrow())
          .containsOnly(Reason.OWN);
    }

    @Test
    void isSetAsideWhereTheSenderIsForged() throws Exception {
      deliver(
          "trackforce",
          "Authentication-Results: mx.support.test; dmarc=fail\r\n"
              + mail("alice@acme.example", "Urgent", "Please pay"));

      assertThat(onlyMail().state()).isEqualTo(State.SET_ASIDE);
      assertThat(onlyMail().reason()).contains(Reason.FORGED);
    }

    @Test
    void isSetAsideWhereNobodyCouldRead() throws Exception {
      deliver(
          "trackforce",
          "From: alice@acme.example\r\nMessage-ID: "
              + messageId("x")
              + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nno part");

      assertThat(onlyMail().state()).isEqualTo(State.SET_ASIDE);
      assertThat(onlyMail().reason()).contains(Reason.UNREADABLE);
    }

    @Test
    void isSetAsideBeyondThirtyAnHour() throws Exception {
      for (var i = 0; i < 45; i++) {
        mailboxes.deliver(
            "trackforce",
            mail("robot@%s.example".formatted(run), "Alarm " + i, "Alarm")
                .getBytes(StandardCharsets.UTF_8));
      }
      look();

      assertThat(mailsNow())
          .filteredOn(mail -> mail.state() == State.SET_ASIDE)
          .hasSizeBetween(7, 15);
      assertThat(answersTo("robot@%s.example".formatted(run))).hasSize(1);
    }
  }

  @Nested
  class EveryMessage {

    @Test
    void isTakenOnceHoweverOftenItIsFetched() throws Exception {
      var message = mail("alice@acme.example", "Once", "The tour does not start.");
      deliver("trackforce", message);
      deliver(
          "trackforce",
          "Received: by another.way.example; Mon, 5 Jun 2034 09:00:00 +0200\r\n" + message);
      jdbc.sql("update mailbox_position set last_uid = 0").update();
      look();
      jdbc.sql("update mailbox_position set uid_validity = 1, last_uid = 99").update();
      look();

      assertThat(mailsNow()).hasSize(1);
      assertThat(
              tickets.findAll(
                  (t, query, is) -> is.equal(t.get("subject"), "Once " + run),
                  PageRequest.of(0, 5)))
          .hasSize(1);
    }

    @Test
    void waitsForAMailboxThatCannotBeReadWhichTheHealthShows() throws Exception {
      mailboxes.cut(true);
      deliver("trackforce", mail("alice@acme.example", "Patience", "The tour does not start."));

      http.perform(get("/actuator/health").with(httpBasic("agent", "agent")))
          .andExpect(jsonPath("$.components.mailboxes.status").value("DOWN"))
          .andExpect(jsonPath("$.components.mailboxes.details.trackforce").isNotEmpty());
      http.perform(get("/actuator/health/readiness")).andExpect(jsonPath("$.status").value("UP"));
      assertThat(mailsNow()).isEmpty();

      mailboxes.cut(false);
      look();

      assertThat(onlyMail().state()).isEqualTo(State.OPENED);
      http.perform(get("/actuator/health").with(httpBasic("agent", "agent")))
          .andExpect(jsonPath("$.components.mailboxes.status").value("UP"));
    }
  }

  private void deliver(String agreement, String message) throws Exception {
    deliverUnseen(agreement, message);
    look();
  }

  private void deliverUnseen(String agreement, String message) throws Exception {
    mailboxes.deliver(
        agreement, message.replaceAll("(?<!\r)\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private void look() {
    watch.look();
    driver.settle();
  }

  private String mail(String from, String subject, String text) {
    return "From: Somebody <%s>\r\nTo: support@trackforce.test\r\nSubject: %s %s\r\nMessage-ID: %s\r\nDate: Mon, 5 Jun 2034 09:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%s\r\n"
        .formatted(from, mimeWord(subject), run, messageId(subject), text);
  }

  private static String mimeWord(String subject) {
    return subject.chars().allMatch(c -> c < 128)
        ? subject
        : "=?utf-8?B?%s?="
            .formatted(
                Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)));
  }

  private String messageId(String subject) {
    return "<%s.%s@acme.example>".formatted(run, Integer.toHexString(subject.hashCode()));
  }

  private List<IncomingMail> mailsNow() {
    return mails.newestFirst(PageRequest.of(0, 200)).stream()
        .filter(mail -> !mail.arrivedAt().isBefore(begun.minusSeconds(1)))
        .toList();
  }

  private IncomingMail onlyMail() {
    assertThat(mailsNow()).hasSize(1);
    return mailsNow().getFirst();
  }

  private Ticket ticketOf(IncomingMail mail) {
    assertThat(mail.ticket())
        .as("%s %s %s", mail.state(), mail.reason(), mail.remark())
        .isPresent();
    return tickets.get(mail.ticket().orElseThrow());
  }

  private List<String> refusedFiles(Ticket ticket) {
    return jdbc.sql(
            "select arguments from timeline_entry where ticket_id = ? and kind = 'ATTACHMENT_REFUSED'")
        .param(ticket.id().value())
        .query((row, n) -> row.getString(1).split("\u001f")[0])
        .list();
  }

  private List<TestMailServer.Received> answersTo(String address) {
    return sent.received().stream().filter(mail -> mail.to().equals(address)).toList();
  }
}
