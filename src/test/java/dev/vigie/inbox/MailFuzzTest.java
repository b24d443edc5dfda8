package dev.vigie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.inbox.MailStore.Fetched;
import dev.vigie.testing.EngineDriver;
import dev.vigie.testing.Fuzz;
import dev.vigie.testing.VigieTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails that nobody would write: none hangs, none is lost, and none brings Vigie to its knees. */
@VigieTest
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MailFuzzTest {

  private static final int READ = 12_000;
  private static final int FILED = 400;

  private static final Fuzz MAILS =
      new Fuzz(
          Stream.of(
                  "thunderbird-reply",
                  "gmail-reply",
                  "outlook-reply",
                  "iphone-reply",
                  "webmail-html-only",
                  "old-program",
                  "iso-2022-jp",
                  "invitation",
                  "vacation",
                  "bounce",
                  "below-the-quote",
                  "between-the-quotes",
                  "forwarded")
              .map(MailFuzzTest::source)
              .toList(),
          Stream.of(
                  "\r\n\r\n",
                  "\r\n--",
                  "--a--\r\n",
                  "\0",
                  "=?utf-8?q?=FF=?=",
                  "=?x?y?z?=",
                  "Content-Type: multipart/mixed; boundary=\"\"\r\n",
                  "Content-Type: ;;;\r\n",
                  "Content-Transfer-Encoding: x-uuencode\r\n",
                  "charset=\"no-such\"",
                  "filename*=x''%",
                  "From: \"",
                  "<<<<>>>>",
                  "Date: never\r\n",
                  ">".repeat(5_000),
                  "(".repeat(2_000),
                  "a".repeat(70_000),
                  " ".repeat(70_000),
                  "\t \u00a0".repeat(20_000),
                  ".".repeat(50_000),
                  "<div>".repeat(3_000),
                  "\r\n ".repeat(2_000),
                  "\ud83d\ude00",
                  "On ".repeat(500))
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .toList());

  @Autowired private MailStore store;
  @Autowired private EngineDriver driver;
  @Autowired private JdbcClient jdbc;

  @Test
  void areReadOrAreFoundUnreadable() {
    var readable = 0;
    for (var n = 0; n < READ; n++) {
      try {
        var message = MessageReader.read(MAILS.input(n), "mx.support.test");
        assertThat(message.subject()).as("mail %d", n).doesNotContain("\r", "\n", "\0");
        assertThat(message.said()).as("mail %d", n).isNotNull();
        if (message.sender() != null) {
          assertThat(message.sender()).as("mail %d", n).contains("@").doesNotContain("\r", "\n");
          assertThat(message.senderName()).as("mail %d", n).hasSizeLessThanOrEqualTo(120);
        }
        readable++;
      } catch (UnreadableMessage set) {
        assertThat(set).as("mail %d", n).hasMessageNotContaining("StackOverflow");
      }
    }
    assertThat(readable).as("most damage is survived").isGreaterThan(READ / 2);
  }

  @Test
  void areAllFiledSomewhere() {
    for (var n = 0; n < FILED; n++) {
      var mail = MAILS.input(1_000_000 + n);
      store.keep("trackforce", new Fetched(mail, Optional.empty(), mail.length));
    }
    driver.settle();

    assertThat(
            jdbc.sql("select remark from incoming_mail where state = 'WAITING'")
                .query(String.class)
                .list())
        .isEmpty();
  }

  private static byte[] source(String name) {
    try {
      return MessageReaderTest.source(name);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
