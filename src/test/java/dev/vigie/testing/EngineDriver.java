package dev.vigie.testing;

import dev.vigie.ticket.AlarmTooEarly;
import dev.vigie.time.DueWork;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.JobError;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drives engine and application by hand: no worker polls and nothing sleeps, so a test reads as the
 * story it tells. Both clocks move together; the real workers serve the jobs that the engine
 * offers. User tasks are jobs here, because the test engine has no call to complete them.
 */
public final class EngineDriver {

  /** Far beyond what hundreds of tasks take on a slow machine; it only ends what never would. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What fails once or twice is tried again so soon, see {@code Backoff}. */
  private static final Duration SOON = Duration.ofSeconds(3);

  /** Of the models as the tests need them; the engine is the same for all drivers. */
  private static long deployment = -1;

  private final ZeebeTestEngine engine;
  private final EngineLog log;
  private final CamundaClient client;
  private final MovedClock clock;
  private final List<DueWork> dueWork;
  private final JdbcClient jdbc;
  private final TestMailServer mail;
  private final Map<String, Worker> workers = new HashMap<>();

  private record Worker(Object bean, Method method) {}

  EngineDriver(
      ZeebeTestEngine engine,
      EngineLog log,
      CamundaClient client,
      MovedClock clock,
      List<DueWork> dueWork,
      JdbcClient jdbc,
      TestMailServer mail,
      ApplicationContext context) {
    this.engine = engine;
    this.log = log;
    this.client = client;
    this.clock = clock;
    this.dueWork = dueWork;
    this.jdbc = jdbc;
    this.mail = mail;
    for (var bean : context.getBeansOfType(Object.class).values()) {
      Arrays.stream(bean.getClass().getMethods())
          .filter(method -> method.isAnnotationPresent(JobWorker.class))
          .forEach(
              method ->
                  workers.put(
                      method.getAnnotation(JobWorker.class).type(), new Worker(bean, method)));
    }
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Ends what earlier tests left behind and leaps to the next Monday after which seven weeks
   * without a holiday or a change of daylight saving follow in Europe: one of January or August, in
   * whichever order and year the tests run, since time only goes on. In Toronto it is the first one
   * of a September, a holiday there.
   */
  public Instant startOnMonday(String time, String zone) {
    return zone.startsWith("America")
        ? startInSeptember(time, zone)
        : start(time, zone, EngineDriver::isFollowedByQuietWeeks);
  }

  /** The same, and it is the first Monday of a September of which no test has seen anything. */
  public Instant startInSeptember(String time, String zone) {
    var untouched = now().atZone(ZoneId.of(zone)).toLocalDate();
    return start(
        time,
        zone,
        day ->
            day.getMonth() == Month.SEPTEMBER
                && day.getDayOfMonth() <= 7
                && untouched.isBefore(day.withMonth(Month.AUGUST.getValue()).withDayOfMonth(17)));
  }

  /** The years do not suffice for one leap of months each. */
  private static boolean isFollowedByQuietWeeks(LocalDate monday) {
    return switch (monday.getMonth()) {
      case JANUARY -> monday.getDayOfMonth() >= 8;
      case AUGUST -> monday.getDayOfMonth() >= 17;
      default -> false;
    };
  }

  private Instant start(String time, String zone, Predicate<LocalDate> fits) {
    deploy();
    endEverything();
    var now = ZonedDateTime.ofInstant(now(), ZoneId.of(zone));
    var start =
        Stream.iterate(
                now.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), day -> day.plusWeeks(1))
            .filter(monday -> fits.test(monday.toLocalDate()))
            .map(monday -> monday.with(LocalTime.parse(time)))
            .filter(monday -> monday.isAfter(now))
            .findFirst()
            .orElseThrow();
    leap(Duration.between(now(), start));
    return now();
  }

  /** Lets time pass and everything happen that falls due. */
  public void pass(Duration time) {
    settle();
    leap(time);
    settle();
  }

  /**
   * Lets time pass until exactly {@code instant}, however long what was under way took; not at all
   * if that has passed.
   */
  public void passUntil(Instant instant) {
    settle();
    var left = Duration.between(now(), instant);
    if (left.isPositive()) {
      leap(left);
    }
    settle();
  }

  /** Serves jobs and tasks until nothing is left to do at this instant. */
  public void settle() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var settled = false; !settled; ) {
      var served = serveJobs();
      if (pending().isEmpty() && !log.isAnythingDue(now()) && !isAnythingTriedAgainSoon()) {
        settled = served == 0 && log.isQuiet(client) && serveJobs() == 0;
      } else {
        log.letWork(client);
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not settled after %s: %s".formatted(PATIENCE, pending()));
      }
    }
  }

  /** Completes the only open task on this element, as its form would. */
  public void complete(String elementId, Map<String, Object> form) {
    client.newCompleteCommand(task(elementId).key()).variables(form).send().join();
    settle();
  }

  /** The same where several tickets have one. */
  public void completeOf(String ticketNumber, String elementId, Map<String, Object> form) {
    var task = taskOf(ticketNumber, elementId).orElseThrow();
    client.newCompleteCommand(task.key()).variables(form).send().join();
    settle();
  }

  /** A ticket's open task on this element. */
  public Optional<Task> taskOf(String ticketNumber, String elementId) {
    var instances = log.instancesOf(ticketNumber);
    return log.openTasks().stream()
        .filter(task -> task.elementId().equals(elementId))
        .filter(task -> instances.contains(task.processInstanceKey()))
        .findFirst();
  }

  /** The only open task on this element. */
  public Task task(String elementId) {
    var found =
        log.openTasks().stream().filter(task -> task.elementId().equals(elementId)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d tasks on %s, open are %s".formatted(found.size(), elementId, openTaskElements()));
    }
    return found.getFirst();
  }

  public List<String> openTaskElements() {
    return log.openTasks().stream().map(Task::elementId).sorted().toList();
  }

  /**
   * A user task that an agent could take.
   *
   * @param dueDate as the task list shows it; null if none
   * @param candidateGroups as JSON
   */
  public record Task(
      long key,
      long processInstanceKey,
      String elementId,
      String dueDate,
      String candidateGroups) {}

  /** See {@link PassedElements}. */
  public Set<String> passedElements() {
    return PassedElements.on(engine);
  }

  /** When each waiting timer rings, by its key: one that is armed anew gets another. */
  public Map<Long, Instant> armedTimers() {
    return log.armedTimers();
  }

  public CamundaClient client() {
    return client;
  }

  /**
   * Lets time pass in which nothing is done. Both clocks leap by whole milliseconds, since the
   * engine drops the rest: were it behind, its alarms would come late in all tests that follow.
   */
  public void leap(Duration time) {
    var whole = time.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    clock.move(whole);
    engine.increaseTime(whole);
  }

  private List<String> pending() {
    return dueWork.stream().flatMap(work -> work.overdueAt(now()).stream()).toList();
  }

  /** By chance, such as a deadlock; what a mail server refuses on purpose nobody waits for. */
  private boolean isAnythingTriedAgainSoon() {
    return jdbc
        .sql(
            "select task_name from scheduled_tasks where consecutive_failures > 0 and execution_time <= ?")
        .param(now().plus(SOON).atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list()
        .stream()
        .anyMatch(task -> !mail.isRefusing() || !task.equals("send-mail"));
  }

  private int serveJobs() {
    var served = 0;
    for (var type : offeredTypes()) {
      for (var job : activate(type, Duration.ofMinutes(5))) {
        serve(job, workers.get(type));
        served++;
      }
    }
    return served;
  }

  /** Only types with open jobs are asked for, which spares the engine hundreds of idle calls. */
  private Set<String> offeredTypes() {
    var types = log.openJobTypes();
    types.retainAll(workers.keySet());
    return types;
  }

  private void serve(ActivatedJob job, Worker worker) {
    try {
      var answer = worker.method().invoke(worker.bean(), arguments(worker.method(), job));
      var command = client.newCompleteCommand(job.getKey());
      complete(answer == null ? command : command.variables(answer));
    } catch (InvocationTargetException failed) {
      fail(job, failed.getTargetException());
    } catch (IllegalAccessException broken) {
      throw new AssertionError(broken);
    }
  }

  private static void complete(FinalCommandStep<?> command) {
    try {
      command.send().join();
    } catch (ClientStatusException refused) {
      if (refused.getStatusCode() != Status.Code.NOT_FOUND) {
        throw refused;
      } // what the worker did ended its own instance
    }
  }

  private void fail(ActivatedJob job, Throwable failure) {
    if (failure instanceof AlarmTooEarly early) {
      client
          .newFailCommand(job.getKey())
          .retries(job.getRetries())
          .retryBackoff(early.ahead())
          .send()
          .join();
    } else if (failure instanceof JobError error) {
      client
          .newFailCommand(job.getKey())
          .retries(error.getRetries())
          .errorMessage(error.getErrorMessage())
          .send()
          .join();
    } else {
      throw new AssertionError("worker of %s failed".formatted(job.getType()), failure);
    }
  }

  private static Object[] arguments(Method method, ActivatedJob job) {
    return Arrays.stream(method.getParameters()).map(p -> argument(p, job)).toArray();
  }

  private static Object argument(Parameter parameter, ActivatedJob job) {
    if (parameter.getType() == ActivatedJob.class) {
      return job;
    }
    if (!parameter.isAnnotationPresent(Variable.class)) {
      throw new AssertionError("cannot bind " + parameter);
    }
    var value = job.getVariablesAsMap().get(parameter.getName());
    return value instanceof Number number && parameter.getType() == long.class
        ? number.longValue()
        : value;
  }

  private List<ActivatedJob> activate(String type, Duration timeout) {
    return client
        .newActivateJobsCommand()
        .jobType(type)
        .maxJobsToActivate(200)
        .timeout(timeout)
        .requestTimeout(Duration.ofSeconds(5))
        .send()
        .join()
        .getJobs();
  }

  private void endEverything() {
    settle();
    log.openInstances().forEach(this::cancel);
    jdbc.sql("update sla_clock set state = 'ENDED' where state in ('RUNNING', 'PAUSED')").update();
    jdbc.sql(
            "update promise_outcome set outcome = 'ENDED', decided_at = started_at where decided_at is null")
        .update();
    jdbc.sql("update promise_standstill set ended_at = began_at where ended_at is null").update();
    jdbc.sql("update question set answered_at = asked_at where answered_at is null").update();
    jdbc.sql("update ticket set settled = true").update();
    jdbc.sql(
            "update ticket set status = 'WITHDRAWN', closed_at = received_at where closed_at is null")
        .update();
    settle();
  }

  private void cancel(long processInstance) {
    try {
      client.newCancelInstanceCommand(processInstance).send().join();
    } catch (RuntimeException endedBefore) {
      // an instance that reached its end cannot be cancelled
    }
  }

  /** The models as they are, but with user tasks that the test engine lets a test complete. */
  private void deploy() {
    if (log.isNewest(deployment)) {
      return;
    }
    var files = new ArrayList<Resource>();
    try {
      var resolver = new PathMatchingResourcePatternResolver();
      files.addAll(List.of(resolver.getResources("classpath:bpmn/*.bpmn")));
      files.addAll(List.of(resolver.getResources("classpath:bpmn/forms/*.form")));
      DeployResourceCommandStep2 command = null;
      for (var file : files) {
        var text =
            file.getContentAsString(StandardCharsets.UTF_8).replaceAll("<zeebe:userTask\\s*/>", "");
        command =
            command == null
                ? client.newDeployResourceCommand().addResourceStringUtf8(text, file.getFilename())
                : command.addResourceStringUtf8(text, file.getFilename());
      }
      deployment = command.send().join().getKey();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
