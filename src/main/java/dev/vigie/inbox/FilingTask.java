package dev.vigie.inbox;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files each message that was kept, until it is filed. */
@Configuration
class FilingTask {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  @Bean
  OneTimeTask<String> fileMail(Filing filing) {
    return Tasks.oneTime(MailStore.FILE_MAIL)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute(
            (task, context) -> {
              try {
                filing.file(task.getData());
              } catch (RuntimeException refused) {
                filing.failed(task.getData(), refused);
                throw refused;
              }
            });
  }
}
