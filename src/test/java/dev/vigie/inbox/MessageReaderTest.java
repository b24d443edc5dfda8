package dev.vigie.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigie.attachment.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as mail programs write them, in {@code mails}. */
class MessageReaderTest {

  private static final String NO_SERVER = null;

  static byte[] source(String name) throws IOException {
    try (var file = MessageReaderTest.class.getResourceAsStream("/mails/" + name + ".eml")) {
      return file.readAllBytes();
    }
  }

  private static ReceivedMessage read(String name) throws IOException {
    return MessageReader.read(source(name), NO_SERVER);
  }

  private static ReceivedMessage written(String... lines) {
    return MessageReader.read(
        String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), "mx.support.test");
  }

  @Nested
  class WhatSomebodySays {

    @Test
    void isToldFromSignatureAndHistoryInThunderbird() throws Exception {
      var mail = read("thunderbird-reply");

      assertThat(mail.said())
          .isEqualTo(
              """
              Bonjour,

              le redémarrage du terminal n’a rien changé, et depuis ce matin les agents du site de Lyon ne peuvent plus non plus se connecter.

              Merci
              Alice""");
      assertThat(mail.folded())
          .startsWith("-- \nAlice Lefèvre")
          .contains("Le 05/06/2034 à 09:58, Vigie a écrit :")
          .endsWith("> Votre équipe d’assistance");
      assertThat(mail.sender()).isEqualTo("alice@acme.example");
      assertThat(mail.senderName()).isEqualTo("Alice Lefèvre");
      assertThat(mail.subject()).isEqualTo("Re: [V-0000-427] Reçu : la ronde ne démarre pas");
      assertThat(mail.references()).containsExactly("<7a1d@localhost>");
      assertThat(mail.language()).contains("fr");
      assertThat(mail.automatic()).isEmpty();
    }

    @Test
    void isToldFromHistoryInGmail() throws Exception {
      var mail = read("gmail-reply");

      assertThat(mail.said())
          .isEqualTo(
              "It is version 4.2 on Windows Server 2022. The scan stops after 10\u202f000 files.");
      assertThat(mail.folded()).startsWith("On Mon, Jun 5, 2034").contains("> Hello Bob,");
      assertThat(mail.references()).containsExactly("<b@localhost>", "<a@localhost>");
      assertThat(mail.language()).contains("en");
      assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void isToldFromHistoryInOutlook() throws Exception {
      var mail = read("outlook-reply");

      assertThat(mail.said())
          .startsWith("Bonjour,")
          .contains("Voici la capture demandée : l’erreur apparaît dès l’ouverture.")
          .doesNotContain("Envoyé", "pouvez-vous");
      assertThat(mail.folded()).startsWith("De : Vigie").contains("pouvez-vous nous envoyer");
      assertThat(mail.senderName()).isEqualTo("Renée Côté");
      assertThat(mail.attachments()).extracting(Upload::name).containsExactly("image001.png");
    }

    @Test
    void isToldFromHistoryOnAPhone() throws Exception {
      var mail = read("iphone-reply");

      assertThat(mail.said()).isEqualTo("Yes, severity 2 is right 👍");
      assertThat(mail.folded()).startsWith("Sent from my iPhone").contains("> Hello Chen,");
    }

    @Test
    void isReadOutOfHtmlWithoutAnythingThatActs() throws Exception {
      var mail = read("webmail-html-only");

      assertThat(mail.said())
          .isEqualTo(
              """
              Hello,

              the export of project 12 fails:

              - no file appears
              - the page says <error 500>
              Browser Firefox

              Regards
              Dona""");
      assertThat(mail.senderName()).isEqualTo("D. O'Neil");
    }

    @Test
    void isReadThoughTheProgramDoesNotSayInWhichCharset() throws Exception {
      var mail = read("old-program");

      assertThat(mail.said()).contains("l'accès au budget est refusé depuis ce matin.");
      assertThat(mail.sender()).isEqualTo("erik@acme.example");
      assertThat(mail.messageId()).isNull();
      assertThat(mail.language()).contains("fr");
    }

    @Test
    void isReadInCharsetsOfOtherScripts() throws Exception {
      var mail = read("iso-2022-jp");

      assertThat(mail.said()).isEqualTo("ログインできません。");
      assertThat(mail.subject()).isEqualTo("ログイン");
      assertThat(mail.senderName()).isEqualTo("田中");
    }

    @Test
    void isFoundBelowAQuote() throws Exception {
      assertThat(read("below-the-quote").said()).isEqualTo("Version 7, on all machines.\n\nGita");
    }

    @Test
    void keepsTheQuotesBetweenWhichItStands() throws Exception {
      assertThat(read("between-the-quotes").said())
          .contains("> which version do you use?", "Version 7.", "> and since when?");
    }

    @Test
    void includesWhatIsForwarded() throws Exception {
      var mail = read("forwarded");

      assertThat(mail.said())
          .startsWith("Please look at this.")
          .endsWith("I cannot sign in since the update.");
      assertThat(mail.folded()).isEmpty();
    }

    @Test
    void isNeverNothingWhereThereIsSomething() {
      assertThat(written("From: a@acme.example", "", "> only a quote").said())
          .isEqualTo("> only a quote");
      assertThat(written("From: a@acme.example", "", "-- ", "only a signature").said())
          .contains("only a signature");
    }
  }

  @Nested
  class Files {

    @Test
    void comeWithTheirNamesInAnyEncoding() throws Exception {
      var mail = read("invitation");

      assertThat(mail.said()).isEqualTo("Je vous propose un point à 14 h.");
      assertThat(mail.attachments())
          .extracting(Upload::name)
          .containsExactly("invitation.ics", "plan d’action.pdf");
      assertThat(mail.attachments().getFirst().mediaType()).isEqualTo("text/calendar");
    }

    @Test
    void areTakenOutOfWhatOutlookPacked() {
      var mail = withWinmail(tnef("journal.txt", "07:58 no signal"));

      assertThat(mail.attachments())
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.name()).isEqualTo("journal.txt");
                assertThat(new String(file.content(), StandardCharsets.UTF_8))
                    .isEqualTo("07:58 no signal");
              });
    }

    @Test
    void haveANameThoughOutlookGaveThemNone() {
      assertThat(withWinmail(tnef(null, "07:58 no signal")).attachments())
          .extracting(Upload::name)
          .containsExactly("attachment");
    }

    @Test
    void stayPackedWhereTheyCannotBeUnpacked() {
      assertThat(withWinmail(new byte[] {1, 2, 3}).attachments())
          .extracting(Upload::name)
          .containsExactly("winmail.dat");
    }

    private ReceivedMessage withWinmail(byte[] packed) {
      return written(
          "From: a@acme.example",
          "MIME-Version: 1.0",
          "Content-Type: multipart/mixed; boundary=b",
          "",
          "--b",
          "Content-Type: text/plain",
          "",
          "See the journal.",
          "--b",
          "Content-Type: application/ms-tnef; name=winmail.dat",
          "Content-Transfer-Encoding: base64",
          "",
          Base64.getMimeEncoder().encodeToString(packed),
          "--b--");
    }

    /** Outlook's format (MS-OXTNEF) with one file in it. */
    private static byte[] tnef(String name, String content) {
      var packed = new ByteArrayOutputStream();
      packed.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
      attribute(packed, 0x00069002, new byte[14]); // a file begins
      if (name != null) {
        attribute(packed, 0x00018010, (name + "\0").getBytes(StandardCharsets.US_ASCII));
      }
      attribute(packed, 0x0006800f, content.getBytes(StandardCharsets.UTF_8));
      return packed.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream packed, int id, byte[] data) {
      var checksum = 0;
      for (var value : data) {
        checksum += value & 0xff;
      }
      packed.writeBytes(
          ByteBuffer.allocate(11 + data.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put((byte) 2)
              .putInt(id)
              .putInt(data.length)
              .put(data)
              .putShort((short) checksum)
              .array());
    }
  }

  @Nested
  class Machines {

    @Test
    void areToldByTheirVacationNotes() throws Exception {
      assertThat(read("vacation").automatic()).contains("Auto-Submitted: auto-replied (vacation)");
    }

    @Test
    void areToldByTheirBounces() throws Exception {
      assertThat(read("bounce").automatic()).contains("Return-Path: <>");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Precedence: list",
          "List-Id: <team.acme.example>",
          "X-Autoreply: yes",
          "Auto-Submitted: auto-generated"
        })
    void areToldByOlderHabits(String header) {
      assertThat(written("From: a@acme.example", header, "", "Hello").automatic()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-reply@acme.example", "Robot <MAILER-DAEMON@acme.example>"})
    void areToldByTheirAddresses(String from) {
      assertThat(written("From: " + from, "", "Hello").automatic()).isPresent();
    }

    @Test
    void areNotSeenWhereAPersonOnlyWantsNoneToAnswer() {
      var mail =
          written(
              "From: a@acme.example",
              "Auto-Submitted: no",
              "X-Auto-Response-Suppress: OOF",
              "",
              "Hello");

      assertThat(mail.automatic()).isEmpty();
      assertThat(mail.wantsNoAnswer()).isTrue();
    }
  }

  @Nested
  class WhoSentIt {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            mx.support.test; dmarc=fail header.from=acme.example                  | dmarc=fail
            mx.support.test; spf=softfail smtp.mailfrom=evil.example; dkim=none   | spf=fail, no dkim=pass
            mx.support.test; spf=fail; dkim=pass header.d=acme.example; dmarc=pass|
            mx.support.test; spf=pass; dkim=pass                                  |
            mx.evil.example; dmarc=fail                                           |
            """)
    void isWhatOurOwnServerSays(String results, String failed) {
      var mail = written("Authentication-Results: " + results, "From: a@acme.example", "", "Hello");

      assertThat(mail.failedAuthentication().orElse(null)).isEqualTo(failed);
    }

    @Test
    void isNotWhatTheSenderWroteBelowOurServersWord() {
      var mail =
          written(
              "Authentication-Results: mx.support.test; dmarc=fail",
              "Authentication-Results: mx.support.test; dmarc=pass",
              "From: a@acme.example",
              "",
              "Hello");

      assertThat(mail.failedAuthentication()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "undisclosed", "a@@b", "<>", "group:;", "x@"})
    void isNobodyWhereNoAddressCanBeAnswered(String from) {
      assertThat(written("From: " + from, "", "Hello").sender()).isNull();
    }
  }

  @Test
  void refusesWhatIsNestedBeyondReason() {
    var message = new StringBuilder("From: a@acme.example\r\n");
    for (var i = 0; i < 200; i++) {
      message.append(
          "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
    }

    assertThatThrownBy(() -> written(message.toString())).isInstanceOf(UnreadableMessage.class);
  }
}
