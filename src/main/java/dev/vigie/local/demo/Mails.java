package dev.vigie.local.demo;

import dev.vigie.local.demo.Beats.Beat;
import java.util.Date;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** What people write by mail, by way of the mail server. */
final class Mails {

  private final JavaMailSender server;

  Mails(JavaMailSender server) {
    this.server = server;
  }

  void play(Beat beat) {
    Tables.mails().stream()
        .filter(mail -> beat.isFirstOf(mail.day()))
        .forEach(mail -> write(mail, beat));
  }

  private void write(Tables.Mail mail, Beat beat) {
    var message = new SimpleMailMessage();
    if (!mail.from().isEmpty()) {
      message.setFrom(mail.from());
    }
    message.setTo(mail.to());
    message.setSubject(mail.subject());
    message.setText(mail.text());
    message.setSentDate(Date.from(beat.at()));
    server.send(message);
  }
}
