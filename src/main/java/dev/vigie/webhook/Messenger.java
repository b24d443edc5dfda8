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
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Posts one message, signed as the Standard Webhooks specification says. */
@Component
class Messenger {

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
    var message =
        StandardWebhooks.sign(delivery.id(), time.instant(), delivery.body(), hook.secret());
    var request =
        HttpRequest.newBuilder(hook.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", message.timestamp())
            .header("webhook-signature", message.signatures())
            .POST(BodyPublishers.ofString(message.body()))
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
}
