package dev.vigie.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Tells whether a message that came in was signed by who knows a secret, as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> say.
 */
public final class StandardWebhooks {

  /** Older messages may be somebody else's, who sends them again. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";

  private StandardWebhooks() {}

  /**
   * A message as it came.
   *
   * @param id the header {@code webhook-id}; null if it is missing, like the others
   * @param timestamp the header {@code webhook-timestamp}, in seconds since 1970
   * @param signatures the header {@code webhook-signature}: one or several with spaces between them
   */
  public record Message(String id, String timestamp, String signatures, String body) {}

  /** Whether it can be a secret: as it is, or in base 64 after {@code whsec_}. */
  public static boolean readable(String secret) {
    try {
      return Messenger.key(secret).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** Whether it is signed with the secret and was sent now, but for a few minutes. */
  public static boolean genuine(Message message, String secret, Instant now) {
    return message.id() != null
        && message.timestamp() != null
        && message.signatures() != null
        && recent(message.timestamp(), now)
        && signed(message, secret);
  }

  private static boolean recent(String timestamp, Instant now) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
  }

  private static boolean signed(Message message, String secret) {
    var text = "%s.%s.%s".formatted(message.id(), message.timestamp(), message.body());
    var expected = bytes(VERSION + Messenger.signature(secret, text));
    return Arrays.stream(message.signatures().split(" "))
        .anyMatch(signature -> MessageDigest.isEqual(bytes(signature), expected));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
