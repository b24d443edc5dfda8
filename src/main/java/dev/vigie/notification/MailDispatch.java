package dev.vigie.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends what was written, until the mail server takes it or says that it never will. A crash
 * between the server's word and our note of it sends the mail once more, with the same {@code
 * Message-ID}.
 */
@Configuration
class MailDispatch {

  static final TaskDescriptor<String> SEND_MAIL = TaskDescriptor.of("send-mail", String.class);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  @Bean
  OneTimeTask<String> sendMail(Outbox outbox, Postman postman) {
    return Tasks.oneTime(SEND_MAIL)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute(
            (task, context) -> {
              var mail = outbox.unsent(task.getData());
              if (mail.isEmpty()) {
                return;
              }
              try {
                postman.send(mail.get());
              } catch (RuntimeException refused) {
                if (Postman.forGood(refused)) {
                  outbox.refused(task.getData(), refused);
                  return;
                }
                outbox.failed(task.getData(), refused);
                throw refused;
              }
              outbox.sent(task.getData());
            });
  }
}
