package dev.vigie.webhook;

import dev.vigie.webhook.WebhookProperties.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Posts one message, signed as the Standard Webhooks specification says. */
@Component
class Messenger {

  private static final String IN_BASE_64 = "whsec_";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ANSWER_KEPT = 300;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();
  private final Clock time;

  Messenger(Clock time) {
    this.time = time;
  }

  /**
   * @param text status and the beginning of what was said
   */
  record Answer(int status, String text) {

    boolean taken() {
      return status / 100 == 2;
    }

    /** Whether trying again would be of no use. */
    boolean forGood() {
      return status / 100 == 3 || status / 100 == 4 && status != 408 && status != 429;
    }
  }

  /**
   * @throws IOException if nobody answers in time
   */
  Answer post(Hook hook, Delivery delivery) throws IOException, InterruptedException {
    var seconds = String.valueOf(time.instant().getEpochSecond());
    var signed = "%s.%s.%s".formatted(delivery.id(), seconds, delivery.body());
    var request =
        HttpRequest.newBuilder(hook.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", delivery.id())
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", "v1," + signature(hook.secret(), signed))
            .POST(BodyPublishers.ofString(delivery.body()))
            .build();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var answer = threads.submit(() -> answer(request));
      try {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException away) {
        answer.cancel(true); // the library's own limit ends with the headers
        throw new IOException(away.getCause() == null ? away : away.getCause());
      }
    }
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofInputStream());
    return new Answer(answer.statusCode(), answer.statusCode() + " " + beginning(answer));
  }

  /** Only so much of it is read. */
  private static String beginning(HttpResponse<InputStream> answer) throws IOException {
    try (var said = answer.body()) {
      return new String(said.readNBytes(ANSWER_KEPT), StandardCharsets.UTF_8).strip();
    }
  }

  static byte[] key(String secret) {
    return secret.startsWith(IN_BASE_64)
        ? Base64.getDecoder().decode(secret.substring(IN_BASE_64.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  static String signature(String secret, String signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
