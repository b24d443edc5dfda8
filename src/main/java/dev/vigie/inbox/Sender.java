package dev.vigie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What our own mail server found out about who sent a message (RFC 8601). */
final class Sender {

  private static final Pattern DMARC_FAILED = Pattern.compile("\\bdmarc\\s*=\\s*fail\\b");
  private static final Pattern SPF_FAILED = Pattern.compile("\\bspf\\s*=\\s*(fail|softfail)\\b");
  private static final Pattern DKIM_PASSED = Pattern.compile("\\bdkim\\s*=\\s*pass\\b");

  private Sender() {}

  /**
   * Why the sender is not who the message says. Only the first result of the trusted server counts:
   * a sender can write results too, but only below those that were added later.
   */
  static Optional<String> failed(MimeMessage message, String trusted) throws MessagingException {
    var results = message.getHeader("Authentication-Results");
    if (trusted == null || results == null) {
      return Optional.empty();
    }
    for (var result : results) {
      var said = result.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
      if (said.startsWith(trusted.toLowerCase(Locale.ROOT))) {
        return failure(said);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> failure(String said) {
    if (DMARC_FAILED.matcher(said).find()) {
      return Optional.of("dmarc=fail");
    }
    return SPF_FAILED.matcher(said).find() && !DKIM_PASSED.matcher(said).find()
        ? Optional.of("spf=fail, no dkim=pass")
        : Optional.empty();
  }
}
