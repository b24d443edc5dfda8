package dev.vigie.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands one mail to the mail server, under the message id that it was given when written. */
@Component
class Postman {

  private final JavaMailSenderImpl server;
  private final MailProperties settings;

  Postman(JavaMailSenderImpl server, MailProperties settings) {
    this.server = server;
    this.settings = settings;
  }

  /** Returns once the server took it. */
  void send(Outbox.Unsent unsent) {
    server.send(message(unsent));
  }

  /** Whether trying again would be of no use: the address is none, or the server answered 5xx. */
  static boolean forGood(RuntimeException failure) {
    var reasons =
        failure instanceof MailSendException several
            ? Stream.of(several.getMessageExceptions())
            : Stream.<Throwable>of(failure);
    return reasons.flatMap(Postman::causes).anyMatch(Postman::isForGood);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Postman::next).limit(20);
  }

  /** Mail failures are chained in a way of their own. */
  private static Throwable next(Throwable failure) {
    return failure instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : failure.getCause();
  }

  private static boolean isForGood(Throwable reason) {
    return switch (reason) {
      case AddressException nonsense -> true;
      case SMTPAddressFailedException refused -> refused.getReturnCode() / 100 == 5;
      case SMTPSendFailedException refused -> refused.getReturnCode() / 100 == 5;
      default -> false;
    };
  }

  private MimeMessage message(Outbox.Unsent unsent) {
    var mail = unsent.notification();
    try {
      var message = new NamedMessage(server.getSession(), mail.messageId());
      var severalParts = !mail.html().isEmpty() || unsent.enclosure().isPresent();
      var helper = new MimeMessageHelper(message, severalParts, "UTF-8");
      helper.setFrom(settings.from());
      helper.setTo(mail.recipient());
      helper.setSubject(mail.subject());
      if (mail.html().isEmpty()) {
        helper.setText(mail.text());
      } else {
        helper.setText(mail.text(), mail.html());
      }
      helper.setSentDate(Date.from(mail.createdAt()));
      message.setHeader("Auto-Submitted", mail.kind().submitted());
      message.setHeader("Content-Language", mail.language());
      if (unsent.enclosure().isPresent()) {
        var file = unsent.enclosure().get();
        helper.addAttachment(file.name(), new ByteArrayResource(file.content()), file.mediaType());
      }
      if (!unsent.references().isEmpty()) {
        message.setHeader("In-Reply-To", unsent.references().getLast());
        message.setHeader("References", String.join("\r\n ", unsent.references()));
      }
      return message;
    } catch (MessagingException unwritable) {
      throw new MailPreparationException(unwritable);
    }
  }

  /** Keeps its id, where jakarta.mail would make a new one at every sending. */
  private static final class NamedMessage extends MimeMessage {

    private final String messageId;

    NamedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
