package dev.vigie.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages, and tells whether one that came in was signed by who knows a secret, as <a
 * href="https://www.standardwebhooks.com">Standard Webhooks</a> say.
 */
public final class StandardWebhooks {

  /** Older messages may be somebody else's, who sends them again. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";
  private static final String IN_BASE_64 = "whsec_";

  private StandardWebhooks() {}

  /**
   * A message as it comes.
   *
   * @param id the header {@code webhook-id}; null if it is missing, like the others
   * @param timestamp the header {@code webhook-timestamp}, in seconds since 1970
   * @param signatures the header {@code webhook-signature}: one or several with spaces between them
   */
  public record Message(String id, String timestamp, String signatures, String body) {}

  /** Whether it can be a secret: as it is, or in base 64 after {@code whsec_}. */
  public static boolean readable(String secret) {
    try {
      return key(secret).length > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /**
   * @param id the same however often it is sent
   * @param secret one that is {@link #readable}
   */
  public static Message sign(String id, Instant sentAt, String body, String secret) {
    var timestamp = String.valueOf(sentAt.getEpochSecond());
    return new Message(id, timestamp, signature(id, timestamp, body, secret), body);
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
    var expected = bytes(signature(message.id(), message.timestamp(), message.body(), secret));
    return Arrays.stream(message.signatures().split(" "))
        .anyMatch(signature -> MessageDigest.isEqual(bytes(signature), expected));
  }

  private static String signature(String id, String timestamp, String body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      var signed = mac.doFinal(bytes("%s.%s.%s".formatted(id, timestamp, body)));
      return VERSION + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  private static byte[] key(String secret) {
    return secret.startsWith(IN_BASE_64)
        ? Base64.getDecoder().decode(secret.substring(IN_BASE_64.length()))
        : bytes(secret);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
