package dev.vigie.platform;

import static org.awaitility.Awaitility.await;

import dev.vigie.platform.OperateAndTasklist.OpenTask;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents: they see what Tasklist shows and complete it as their forms would, again and again if
 * nothing answers. While both clocks are not known to show the same they do not begin anything,
 * because a new broker starts in real time and is told at once, but not before it answers.
 */
final class Office {

  static final String UPDATE = "Activity_WriteUpdate";

  /** Of these a ticket that is worked on has one. */
  static final List<String> MAIN_TASKS =
      List.of(
          "Activity_CallBack",
          "Activity_AssessIncident",
          "Activity_DecideSeverity",
          "Activity_WorkOnIncident",
          "Activity_ObtainAnswer",
          "Activity_ObtainAgreement",
          "Activity_DeliverFix");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final LocalVigie vigie;
  private final Contract contract;
  private final Insistence insistence;
  private final Set<String> completed = ConcurrentHashMap.newKeySet();
  private volatile OperateAndTasklist camunda;
  private boolean open = true;

  Office(LocalVigie vigie, Insistence insistence) {
    this.vigie = vigie;
    this.contract = new Contract(vigie);
    this.insistence = insistence;
    this.camunda = new OperateAndTasklist(vigie);
  }

  /** What is open by element and ticket, without what was completed before. */
  Map<String, Map<String, OpenTask>> tasks() {
    return sees(
        () -> {
          var tasks = new HashMap<String, Map<String, OpenTask>>();
          for (var element : MAIN_TASKS) {
            tasks.put(element, tasks(element));
          }
          tasks.put(UPDATE, tasks(UPDATE));
          return tasks;
        });
  }

  List<String> incidents() {
    return sees(() -> camunda.activeIncidents());
  }

  int ticketsUnderWay() {
    return sees(() -> camunda.activeInstances("incident"));
  }

  /**
   * @return false if there was no such task any more when it was first tried
   */
  boolean complete(OpenTask task, Map<String, Object> form) throws InterruptedException {
    var tries = new int[1];
    var answer =
        insistence.until(
            () -> {
              awaitOpening();
              tries[0]++;
              return camunda.tryToComplete(task, form);
            });
    completed.add(task.key());
    return done(answer, tries[0]);
  }

  /** Whatever crash is under way: until {@link #reopens} nothing is begun. */
  synchronized void closes() {
    open = false;
  }

  /** Returns when both clocks show the same, everything due is done, and Tasklist is back. */
  void reopens() throws InterruptedException {
    pass(Duration.ofSeconds(1));
    tasks();
    synchronized (this) {
      open = true;
      notifyAll();
    }
  }

  /**
   * Moves both clocks, and returns when everything due has been done. Where the answer is lost it
   * is not known how far they were moved; a second more tells.
   */
  void pass(Duration time) throws InterruptedException {
    var until = now().plus(time);
    while (move(until).statusCode() != 200) {
      until = now().plus(Duration.ofSeconds(1));
    }
  }

  private HttpResponse<String> move(Instant until) throws InterruptedException {
    var body = "{\"to\": \"%s\"}".formatted(until);
    return insistence.until(() -> vigie.post("manager", "/local/time", body));
  }

  private Instant now() {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Throwable.class)
        .until(contract::now, now -> true);
  }

  /** An unanswered try may have been the one that counted. */
  private static boolean done(HttpResponse<String> answer, int tries) {
    if (answer.statusCode() / 100 == 2) {
      return true;
    }
    if (answer.statusCode() == 404 || answer.statusCode() == 409) {
      return tries > 1;
    }
    throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
  }

  private synchronized void awaitOpening() {
    try {
      while (!open) {
        wait();
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Map<String, OpenTask> tasks(String element) {
    var open = new HashMap<String, OpenTask>();
    for (var task : camunda.openTasks(element)) {
      if (!completed.contains(task.key())) {
        open.put(task.ticketNumber(), task);
      }
    }
    return open;
  }

  private <T> T sees(Callable<T> look) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Throwable.class)
        .until(() -> see(look), seen -> true);
  }

  /** A web application that was killed has forgotten who signed in. */
  private <T> T see(Callable<T> look) throws Exception {
    try {
      return look.call();
    } catch (Exception | AssertionError forgotten) {
      camunda = new OperateAndTasklist(vigie);
      throw forgotten;
    }
  }
}
