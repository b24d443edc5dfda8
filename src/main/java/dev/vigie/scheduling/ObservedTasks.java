package dev.vigie.scheduling;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** Measures each task, and makes a trace of it where tracing is on: {@code vigie.task}. */
final class ObservedTasks implements ExecutionInterceptor {

  private final ObservationRegistry observations;

  ObservedTasks(ObservationRegistry observations) {
    this.observations = observations;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> task, ExecutionContext context, ExecutionChain rest) {
    return Observation.createNotStarted("vigie.task", observations)
        .lowCardinalityKeyValue("task", task.getTaskName())
        .highCardinalityKeyValue("instance", task.getId())
        .observe(() -> rest.proceed(task, context));
  }
}
