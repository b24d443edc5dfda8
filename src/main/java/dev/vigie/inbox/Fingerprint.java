package dev.vigie.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Tells messages apart by what their sender wrote, whichever way they came and however often they
 * are fetched.
 */
final class Fingerprint {

  private static final Set<String> WRITTEN_BY_THE_SENDER =
      Set.of("message-id", "date", "from", "to", "cc", "subject", "in-reply-to", "content-type");

  private Fingerprint() {}

  static String of(byte[] message) {
    var digest = sha256();
    var end = endOfHeaders(message);
    var written = false;
    for (var line : new String(message, 0, end, StandardCharsets.ISO_8859_1).lines().toList()) {
      if (!line.startsWith(" ") && !line.startsWith("\t")) {
        var name = line.substring(0, Math.max(0, line.indexOf(':')));
        written = WRITTEN_BY_THE_SENDER.contains(name.strip().toLowerCase(Locale.ROOT));
      }
      if (written) {
        digest.update((line.strip() + "\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    digest.update(message, end, message.length - end);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** After the first empty line. */
  private static int endOfHeaders(byte[] message) {
    for (var i = 0; i < message.length; i++) {
      if (message[i] == '\n'
          && (i == 0
              || message[i - 1] == '\n'
              || i >= 2 && message[i - 1] == '\r' && message[i - 2] == '\n')) {
        return i + 1;
      }
    }
    return message.length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
