package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Delivers messages to the engine, as persistent tasks: tried until the engine took them. The
 * engine refuses a message id that it still remembers, which is as good as taking it.
 */
@Configuration
class EngineMessages {

  static final TaskDescriptor<Message> PUBLISH_MESSAGE =
      TaskDescriptor.of("publish-message", Message.class);

  /** Longer than any retry takes, so that the engine recognises what it got before. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Short, because promises already run, and an engine that comes back is busy before it is well.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final CamundaClient engine;

  EngineMessages(CamundaClient engine) {
    this.engine = engine;
  }

  record Message(String name, String correlationKey, String id) {}

  @Bean
  OneTimeTask<Message> publishMessage() {
    return task(PUBLISH_MESSAGE, owed -> publish(owed.getData(), Map.of()));
  }

  /**
   * The task that begins a process; its id is the message's id and correlation key.
   *
   * @param message what the process begins with
   * @param variables what it knows then; empty if it has begun
   */
  <T> OneTimeTask<T> begin(
      TaskDescriptor<T> task,
      String message,
      Function<T, Optional<Map<String, Object>>> variables) {
    return task(
        task,
        owed ->
            variables
                .apply(owed.getData())
                .ifPresent(
                    known -> publish(new Message(message, owed.getId(), owed.getId()), known)));
  }

  private static <T> OneTimeTask<T> task(
      TaskDescriptor<T> descriptor, Consumer<TaskInstance<T>> doing) {
    return Tasks.oneTime(descriptor)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((owed, context) -> doing.accept(owed));
  }

  private void publish(Message message, Map<String, Object> variables) {
    try {
      engine
          .newPublishMessageCommand()
          .messageName(message.name())
          .correlationKey(message.correlationKey())
          .messageId(message.id())
          .timeToLive(REMEMBERED)
          .variables(variables)
          .requestTimeout(TIMEOUT)
          .send()
          .join();
    } catch (RuntimeException refused) {
      if (!knownBefore(refused)) {
        throw refused;
      }
    }
  }

  private static boolean knownBefore(Throwable refused) {
    return EngineErrors.status(refused).filter(Status.Code.ALREADY_EXISTS::equals).isPresent();
  }
}
