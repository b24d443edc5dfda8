package dev.vigie.scheduling;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vigie.time.DueWork;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is owed to the outside: stored in the transaction that makes it owed, done after its commit,
 * tried until it succeeds, by whichever replica comes first.
 */
@Component
public class PersistentTasks implements DueWork {

  private static final Logger LOG = LoggerFactory.getLogger(PersistentTasks.class);
  private static final ScheduledExecutionsFilter BEING_DONE_TOO = ScheduledExecutionsFilter.all();

  private final SchedulerClient client;
  private final ObjectProvider<Scheduler> scheduler;
  private final Clock time;

  PersistentTasks(
      @Qualifier("schedulerClient") SchedulerClient client,
      ObjectProvider<Scheduler> scheduler,
      Clock time) {
    this.client = client;
    this.scheduler = scheduler;
    this.time = time;
  }

  /**
   * @param id the same for the same debt: owing it twice is owing it once
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> void owe(TaskDescriptor<T> task, String id, T data) {
    client.scheduleIfNotExists(task.instance(id).data(data).scheduledTo(time.instant()));
    beginAfterCommit();
  }

  /** Does now what is owed for later; nothing if it is being done or was done. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hurry(TaskDescriptor<?> task, String id) {
    try {
      client.reschedule(task.instanceId(id), time.instant());
      beginAfterCommit();
    } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException nothingToDo) {
      LOG.debug("{} {} need not hurry", task.getTaskName(), id, nothingToDo);
    }
  }

  private void beginAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
          }
        });
  }

  @Override
  public Optional<String> overdueAt(Instant now) {
    var due =
        client.getScheduledExecutions(BEING_DONE_TOO).stream()
            .filter(execution -> execution.isPicked() || !execution.getExecutionTime().isAfter(now))
            .map(execution -> execution.getTaskInstance().getTaskName())
            .toList();
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d tasks for the engine or the mail server (%s)"
                .formatted(due.size(), String.join(", ", new TreeSet<>(due))));
  }
}
