package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.vigie.credit.ClaimEvent;
import dev.vigie.scheduling.PersistentTasks;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Tells the engine of claims, as {@link TicketProcess} does of tickets. */
@Configuration
class ClaimProcess {

  private static final TaskDescriptor<String> START =
      TaskDescriptor.of("start-claim", String.class);

  private final PersistentTasks tasks;

  ClaimProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @Bean
  OneTimeTask<String> startClaim(EngineMessages engine, ClaimVariables variables) {
    return engine.begin(START, Messages.CLAIM_RECEIVED, id -> Optional.of(variables.of(id)));
  }

  @EventListener
  void on(ClaimEvent.Received event) {
    tasks.owe(START, event.claim().id(), event.claim().id());
  }
}
