package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.statement.StatementEvent;
import dev.vigie.statement.Statements;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Tells the engine what happened to a statement, as {@link TicketProcess} does of tickets. */
@Configuration
class StatementProcess {

  private static final TaskDescriptor<String> START =
      TaskDescriptor.of("start-statement", String.class);

  private final PersistentTasks tasks;

  StatementProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @Bean
  OneTimeTask<String> startStatement(
      EngineMessages engine, Statements statements, StatementVariables variables) {
    return engine.begin(
        START,
        Messages.MONTH_OVER,
        id -> Optional.of(variables.of(statements.task(Long.parseLong(id)))));
  }

  @EventListener
  void on(StatementEvent.DrawnUp event) {
    tasks.owe(START, event.statement(), event.statement());
  }

  @EventListener
  void on(StatementEvent.DecidedOnThePage event) {
    var id = event.statement() + ":" + event.occurrence();
    tasks.owe(
        EngineMessages.PUBLISH_MESSAGE,
        Messages.STATEMENT_DECIDED + ":" + id,
        new EngineMessages.Message(Messages.STATEMENT_DECIDED, event.statement(), id));
  }
}
