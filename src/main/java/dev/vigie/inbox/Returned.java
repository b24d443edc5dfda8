package dev.vigie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail of ours that could not be delivered, as a mail server reports it (RFC 3464).
 *
 * @param messageId of our mail
 * @param status why, such as {@code 5.1.1}
 */
record Returned(String messageId, String status) {

  private static final int MOST_PARTS = 10;
  private static final int MOST_BYTES = 65_536;
  private static final Pattern FAILED = line("Action:\\s*failed\\b");
  private static final Pattern STATUS = line("Status:\\s*(5\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern MESSAGE_ID = line("Message-ID:\\s{0,10}(<[^<>\\s]{3,298}>)");

  private static Pattern line(String what) {
    return Pattern.compile("^" + what, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /** Empty unless it says that delivery failed for good, and of which mail. */
  static Optional<Returned> in(MimeMessage message) throws MessagingException {
    try {
      if (!message.isMimeType("multipart/report")
          || !(message.getContent() instanceof Multipart parts)) {
        return Optional.empty();
      }
      var report = new StringBuilder();
      var ours = new StringBuilder();
      for (var i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
        var part = parts.getBodyPart(i);
        if (part.isMimeType("message/delivery-status")) {
          report.append(beginning(part));
        } else if (part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822")) {
          ours.append(beginning(part));
        }
      }
      return FAILED.matcher(report).find() ? found(report, ours) : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Returned> found(CharSequence report, CharSequence ours) {
    return first(MESSAGE_ID, ours)
        .flatMap(id -> first(STATUS, report).map(status -> new Returned(id, status)));
  }

  private static Optional<String> first(Pattern wanted, CharSequence text) {
    return wanted.matcher(text).results().findFirst().map(found -> found.group(1));
  }

  private static String beginning(Part part) throws MessagingException, IOException {
    try (var content = part.getInputStream()) {
      return new String(content.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    }
  }
}
