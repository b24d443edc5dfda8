package dev.vigie.local;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** One mail as the mailbox shows it. */
record ReceivedMail(
    String id,
    Instant at,
    List<String> to,
    String from,
    String subject,
    String text,
    String html,
    String messageId) {

  static final String RECEIVED_AT = "X-Vigie-Received-At";
  static final String RECIPIENTS = "X-Vigie-Recipients";

  private static final Session NO_SESSION = Session.getInstance(new Properties());

  static ReceivedMail parse(String id, InputStream content) throws IOException {
    try {
      var message = new MimeMessage(NO_SESSION, content);
      return new ReceivedMail(
          id,
          Instant.parse(message.getHeader(RECEIVED_AT, null)),
          List.of(message.getHeader(RECIPIENTS, null).split(", ")),
          message.getHeader("From", ", "),
          message.getSubject(),
          body(message, "text/plain").orElse(""),
          body(message, "text/html").orElse(null),
          message.getMessageID());
    } catch (MessagingException malformed) {
      throw new IOException("mail " + id + " cannot be read", malformed);
    }
  }

  /** The first part of that type, however deep. */
  private static Optional<String> body(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    return part.getContent() instanceof Multipart parts ? body(parts, type) : Optional.empty();
  }

  private static Optional<String> body(Multipart parts, String type)
      throws MessagingException, IOException {
    for (var i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      var found = body(part, type);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
