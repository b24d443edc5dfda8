package dev.vigie.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends what was written, each reader's mails about one thing in their order, until the mail server
 * takes them or says that it never will. A crash between the server's word and our note of it sends
 * a mail once more, with the same {@code Message-ID}.
 */
@Configuration
class MailDispatch {

  static final TaskDescriptor<String> SEND_MAIL = TaskDescriptor.of("send-mail", String.class);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  @Bean
  CustomTask<String> sendMail(MailOrder order, Outbox outbox, Postman postman) {
    return Tasks.custom(SEND_MAIL)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute(
            (task, context) -> {
              var later = order.waitsUntil(task.getData());
              if (later.isPresent()) {
                return (waiting, operations) -> operations.reschedule(waiting, later.get());
              }
              outbox.unsent(task.getData()).ifPresent(mail -> send(mail, outbox, postman));
              return new CompletionHandler.OnCompleteRemove<>();
            });
  }

  private static void send(Outbox.Unsent mail, Outbox outbox, Postman postman) {
    var id = mail.notification().id();
    try {
      postman.send(mail);
    } catch (RuntimeException refused) {
      if (Postman.forGood(refused)) {
        outbox.refused(id, refused);
        return;
      }
      outbox.failed(id, refused);
      throw refused;
    }
    outbox.sent(id);
  }
}
