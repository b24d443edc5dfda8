package dev.vigie.testing;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.JobBatchRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.TimerRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the engine's records say is open by now; each record is read once in the whole run. */
final class EngineLog {

  private static final String USER_TASK = "io.camunda.zeebe:userTask";
  private static final String DUE_DATE = "io.camunda.zeebe:dueDate";
  private static final String CANDIDATE_GROUPS = "io.camunda.zeebe:candidateGroups";

  private final ZeebeTestEngine engine;
  private final Map<Long, String> jobs = new HashMap<>();
  private final Map<Long, EngineDriver.Task> tasks = new LinkedHashMap<>();
  private final Map<Long, Instant> timers = new HashMap<>();
  private final Map<Long, Instant> jobsHeldBack = new HashMap<>();
  private final Map<String, Set<Long>> instances = new HashMap<>();
  private final Set<Long> open = new HashSet<>();
  private int read;
  private long lastChange;
  private long lastDeployment;

  EngineLog(ZeebeTestEngine engine) {
    this.engine = engine;
  }

  /** Types of jobs that are neither done nor cancelled, user tasks among them. */
  synchronized Set<String> openJobTypes() {
    readOn();
    return new HashSet<>(jobs.values());
  }

  synchronized List<EngineDriver.Task> openTasks() {
    readOn();
    return List.copyOf(tasks.values());
  }

  /** When each waiting timer rings, by its key. */
  synchronized Map<Long, Instant> armedTimers() {
    readOn();
    return Map.copyOf(timers);
  }

  /** Whether a timer is to ring, or a failed job to be offered again, that has not yet. */
  synchronized boolean isAnythingDue(Instant now) {
    readOn();
    return Stream.concat(timers.values().stream(), jobsHeldBack.values().stream())
        .anyMatch(due -> !due.isAfter(now));
  }

  /** Process instances that nobody called and that are not over. */
  synchronized Collection<Long> openInstances() {
    readOn();
    return Set.copyOf(open);
  }

  /** The process instances that have this ticket's number as a variable. */
  synchronized Collection<Long> instancesOf(String ticketNumber) {
    readOn();
    return Set.copyOf(instances.getOrDefault("\"%s\"".formatted(ticketNumber), Set.of()));
  }

  /** Whether nothing was deployed after it. */
  synchronized boolean isNewest(long deployment) {
    readOn();
    return lastDeployment == deployment;
  }

  /**
   * Whether the engine has nothing left to do at this instant. What it does for a command it puts
   * in its queue before it answers; so what follows from the first of two questions, and nothing
   * else, stands between them if it rests. It answers in a tenth of the time after which the
   * engine's own monitor says so.
   */
  boolean isQuiet(CamundaClient client) {
    letWork(client);
    var before = lastChange();
    letWork(client);
    return lastChange() == before;
  }

  /** Waits until the engine has done what it was told before: it takes one thing after another. */
  void letWork(CamundaClient client) {
    client
        .newActivateJobsCommand()
        .jobType("nobody-offers-this")
        .maxJobsToActivate(1)
        .timeout(Duration.ofSeconds(1))
        .requestTimeout(Duration.ofSeconds(5))
        .send()
        .join();
  }

  private synchronized long lastChange() {
    readOn();
    return lastChange;
  }

  private void readOn() {
    var all = (List<Record<?>>) engine.getRecordStreamSource().getRecords(); // not from its start
    all.subList(read, all.size()).forEach(this::take);
  }

  private void take(Record<?> record) {
    read++;
    var key = record.getKey();
    if (!(record.getValue() instanceof JobBatchRecordValue)) {
      lastChange = read;
    }
    if (record.getIntent() == DeploymentIntent.CREATED) {
      lastDeployment = key;
    }
    switch (record.getValue()) {
      case JobRecordValue job -> take(key, (JobIntent) record.getIntent(), job);
      case TimerRecordValue timer -> {
        switch ((TimerIntent) record.getIntent()) {
          case CREATED -> timers.put(key, Instant.ofEpochMilli(timer.getDueDate()));
          case TRIGGERED, CANCELED -> timers.remove(key);
          default -> {}
        }
      }
      case VariableRecordValue variable when variable.getName().equals("number") ->
          instances
              .computeIfAbsent(variable.getValue(), number -> new HashSet<>())
              .add(variable.getProcessInstanceKey());
      case ProcessInstanceRecordValue element
          when element.getBpmnElementType() == BpmnElementType.PROCESS
              && element.getParentProcessInstanceKey() < 0 -> {
        switch ((Intent) record.getIntent()) {
          case ProcessInstanceIntent.ELEMENT_ACTIVATED -> open.add(key);
          case ProcessInstanceIntent.ELEMENT_COMPLETED, ProcessInstanceIntent.ELEMENT_TERMINATED ->
              open.remove(key);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private void take(long key, JobIntent intent, JobRecordValue job) {
    switch (intent) {
      case CREATED -> {
        jobs.put(key, job.getType());
        if (job.getType().equals(USER_TASK)) {
          tasks.put(
              key,
              new EngineDriver.Task(
                  key,
                  job.getProcessInstanceKey(),
                  job.getElementId(),
                  job.getCustomHeaders().get(DUE_DATE),
                  job.getCustomHeaders().get(CANDIDATE_GROUPS)));
        }
      }
      case FAILED -> {
        if (job.getRecurringTime() > 0) {
          jobsHeldBack.put(key, Instant.ofEpochMilli(job.getRecurringTime()));
        }
      }
      case RECURRED_AFTER_BACKOFF -> jobsHeldBack.remove(key);
      case COMPLETED, CANCELED -> {
        jobsHeldBack.remove(key);
        jobs.remove(key);
        tasks.remove(key);
      }
      default -> {}
    }
  }
}
