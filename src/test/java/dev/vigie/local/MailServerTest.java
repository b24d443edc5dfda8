package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailServerTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  @TempDir private Path directory;
  private Mailbox mailbox;
  private MailServer server;

  @BeforeEach
  void start() throws IOException {
    mailbox = new Mailbox(directory, NOON);
    sender.setHost("127.0.0.1");
    sender.setPort(unusedPort());
    server = new MailServer(mailbox, (to, mail) -> {}, sender.getPort());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void showsWhatWasSentReadyToBeRead() throws Exception {
    sender.send(mail("Reçu : votre ticket", "Bonjour é, à bientôt", "<p>Bonjour é</p>"));

    assertThat(mailbox.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.at()).isEqualTo("2026-06-01T12:00:00Z");
              assertThat(mail.to()).containsExactly("zoe@acme.test", "hidden@acme.test");
              assertThat(mail.from()).isEqualTo("desk@vigie.test");
              assertThat(mail.subject()).isEqualTo("Reçu : votre ticket");
              assertThat(mail.text().strip()).isEqualTo("Bonjour é, à bientôt");
              assertThat(mail.html().strip()).isEqualTo("<p>Bonjour é</p>");
              assertThat(mail.messageId()).isNotBlank();
            });
  }

  @Test
  void putsTheNewestLastAlsoAfterARestart() throws Exception {
    sender.send(mail("first", "1", "1"));
    var restarted = new Mailbox(directory, NOON);
    server.stop();
    server = new MailServer(restarted, (to, mail) -> {}, sender.getPort());
    server.start();
    sender.send(mail("second", "2", "2"));

    assertThat(restarted.mails())
        .extracting(ReceivedMail::subject)
        .containsExactly("first", "second");
  }

  @Test
  void leavesNothingUnfinished() throws Exception {
    sender.send(mail("first", "1", "1"));

    try (var files = Files.list(directory)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("00000001.eml");
    }
  }

  @Test
  void refusesAMailThatIsTooLarge() throws Exception {
    var large = mail("large", "x".repeat(70).concat("\n").repeat(160_000), "");

    assertThatThrownBy(() -> sender.send(large)).isInstanceOf(MailException.class);
    assertThat(mailbox.mails()).isEmpty();
  }

  @Test
  void doesNotTakeAMailThatItCannotStore() throws Exception {
    Files.delete(directory);

    var mail = mail("first", "1", "1");
    assertThatThrownBy(() -> sender.send(mail)).isInstanceOf(MailException.class);
    Files.createDirectory(directory);
  }

  private MimeMessage mail(String subject, String text, String html) throws Exception {
    var message = sender.createMimeMessage();
    var mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom("desk@vigie.test");
    mail.setTo("zoe@acme.test");
    mail.setBcc("hidden@acme.test");
    mail.setSubject(subject);
    mail.setText(text, html);
    return message;
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
