package dev.vigie.webhook;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import dev.vigie.webhook.WebhookProperties.Hook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends what is to be told until it is taken or refused for good, but not for longer than a day.
 */
@Configuration
class WebhookDispatch {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration WORTH_TELLING = Duration.ofDays(1);

  @Bean
  OneTimeTask<String> sendWebhook(
      Webhooks webhooks, WebhookProperties settings, Messenger messenger, Clock time) {
    return Tasks.oneTime(Webhooks.SEND)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute(
            (task, context) -> {
              var unsent = webhooks.unsent(task.getData());
              if (unsent.isEmpty()) {
                return;
              }
              var delivery = unsent.get();
              var hook = settings.named(delivery.hook());
              if (hook.isEmpty()) {
                webhooks.givenUp(delivery.id(), "There is no webhook of this name any more.");
                return;
              }
              send(webhooks, messenger, hook.get(), delivery, time);
            });
  }

  private static void send(
      Webhooks webhooks, Messenger messenger, Hook hook, Delivery delivery, Clock time) {
    try {
      var answer = messenger.post(hook, delivery);
      if (answer.taken()) {
        webhooks.delivered(delivery.id(), answer.text());
      } else if (answer.forGood()) {
        webhooks.givenUp(delivery.id(), answer.text());
      } else {
        throw new IOException(answer.text());
      }
    } catch (IOException away) {
      giveUpOrTryAgain(webhooks, delivery, time, away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private static void giveUpOrTryAgain(
      Webhooks webhooks, Delivery delivery, Clock time, IOException why) {
    if (delivery.wishedAt().plus(WORTH_TELLING).isBefore(time.instant())) {
      webhooks.givenUp(delivery.id(), why.toString());
      return;
    }
    webhooks.failed(delivery.id(), why.toString());
    throw new UncheckedIOException(why);
  }
}
