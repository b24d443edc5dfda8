package dev.vigie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what machines write from what people write, by RFC 3834 and the habits that are older than
 * it, so that two machines never answer each other.
 */
final class Machine {

  private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

  private static final Pattern NOBODY =
      Pattern.compile(
          "(mailer-daemon|postmaster|no-?reply|do-?not-?reply|ne-?pas-?repondre)(\\+.*)?@.*",
          Pattern.CASE_INSENSITIVE);

  private Machine() {}

  /**
   * Why a machine must have written it; empty for what a person may have written.
   *
   * @param sender the address; null if there is none
   */
  static Optional<String> wrote(MimeMessage message, String sender) throws MessagingException {
    var submitted = header(message, "Auto-Submitted");
    if (!submitted.isEmpty() && !submitted.startsWith("no")) {
      return Optional.of("Auto-Submitted: " + submitted);
    }
    for (var name : List.of("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "List-Id")) {
      if (!header(message, name).isEmpty()) {
        return Optional.of(name);
      }
    }
    var precedence = header(message, "Precedence");
    if (BULK.contains(precedence)) {
      return Optional.of("Precedence: " + precedence);
    }
    if (header(message, "Return-Path").equals("<>")) {
      return Optional.of("Return-Path: <>");
    }
    if (message.isMimeType("multipart/report")) {
      return Optional.of("multipart/report");
    }
    return sender != null && NOBODY.matcher(sender).matches()
        ? Optional.of("From: " + sender)
        : Optional.empty();
  }

  /** Whether it asks machines not to answer, though a person may have written it. */
  static boolean wantsNoAnswer(MimeMessage message) throws MessagingException {
    return !header(message, "X-Auto-Response-Suppress").isEmpty();
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    var value = message.getHeader(name, " ");
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
