package dev.vigie.process;

import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.statement.StatementEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to a statement, as {@link TicketProcess} does of tickets. */
@Component
class StatementProcess {

  private final PersistentTasks tasks;

  StatementProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void on(StatementEvent.DrawnUp event) {
    tasks.owe(EngineMessages.START_STATEMENT, event.statement(), event.statement());
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
