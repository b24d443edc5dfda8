package dev.vigie.process;

import dev.vigie.credit.ClaimEvent;
import dev.vigie.scheduling.PersistentTasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the engine of claims, as {@link TicketProcess} does of tickets. */
@Component
class ClaimProcess {

  private final PersistentTasks tasks;

  ClaimProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void on(ClaimEvent.Received event) {
    tasks.owe(EngineMessages.START_CLAIM, event.claim().id(), event.claim().id());
  }
}
