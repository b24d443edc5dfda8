package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TimelineKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tickets of XTM Gold, priority 1: their resolution is counted round the clock and stands still
 * while the customer is awaited, whose replies come at once with everything else (xtm/4.5).
 */
final class Rush {

  private static final int TICKETS = 5;
  private static final Duration TERM = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalVigie vigie;
  private final Contract contract;
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final OperateAndTasklist camunda;
  private final List<TicketView> tickets = new ArrayList<>();

  Rush(LocalVigie vigie, Contract contract) {
    this.vigie = vigie;
    this.contract = contract;
    this.camunda = new OperateAndTasklist(vigie);
  }

  /** Opens the tickets and brings each to its work. */
  void begin() throws IOException {
    for (int i = 0; i < TICKETS; i++) {
      tickets.add(contract.open(Requests.of("xtm", "gold", "1")));
    }
    completeAll("Activity_CallBack", Map.of("note", "Called"));
    completeAll("Activity_AssessIncident", Map.of("confirmedSeverity", "1"));
  }

  /** Every customer is asked, and answers many times at once. */
  void askAndAnswerAtOnce() throws Exception {
    completeAll("Activity_WorkOnIncident", ask());
    awaitStatus(TicketStatus.WAITING_FOR_CUSTOMER);
    vigie.pass(Duration.ofMinutes(10));
    atOnce(replies("first", 4));
    awaitStatus(TicketStatus.IN_PROGRESS);
  }

  /** Replies arrive while the question is on its way. */
  void askWhileRepliesArrive() throws Exception {
    var works = awaitTasks("Activity_WorkOnIncident");
    var doings = replies("second", 3);
    works.forEach(task -> doings.add(() -> complete(task)));
    atOnce(doings);
    awaitQuestions(2);
    atOnce(replies("third", 1)); // whoever is still awaited
    awaitStatus(TicketStatus.IN_PROGRESS);
  }

  /** Time comes to the alarms, and far beyond, at the instant of more replies. */
  void passTheDeadlineWhileRepliesArrive() throws Exception {
    var last = clocks().stream().map(TicketView.ClockView::dueAt).max(Comparator.naturalOrder());
    var doings = replies("fourth", 3);
    doings.add(
        () -> {
          vigie.passUntil(last.orElseThrow().plus(Duration.ofHours(1)));
          return null;
        });
    atOnce(doings);
  }

  /** The deadline is the term and what was paused, to the millisecond, and was breached there. */
  void assertThatEveryClockAddsUp() throws IOException {
    for (var ticket : tickets) {
      var number = ticket.number();
      var clock = contract.clock(number, Objective.RESOLUTION);
      var due = ticket.receivedAt().plus(TERM).plus(paused(number));

      assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
      assertThat(clock.breachedAt()).isEqualTo(due);
      assertThat(contract.happened(number, TimelineKind.BREACHED)).containsOnlyOnce(due);
      assertThat(contract.happened(number, TimelineKind.REPLY_RECEIVED)).hasSize(4 + 3 + 1 + 3);
      assertThat(contract.complaints(number)).isEmpty();
    }
    assertThat(camunda.activeIncidents()).isEmpty();
  }

  private Duration paused(String number) throws IOException {
    var paused = contract.happened(number, TimelineKind.CLOCK_PAUSED);
    var resumed = contract.happened(number, TimelineKind.CLOCK_RESUMED);
    assertThat(resumed).hasSameSizeAs(paused).isNotEmpty();
    var total = Duration.ZERO;
    for (int i = 0; i < paused.size(); i++) {
      total = total.plus(Duration.between(paused.get(i), resumed.get(i)));
    }
    return total;
  }

  private List<TicketView.ClockView> clocks() throws IOException {
    var clocks = new ArrayList<TicketView.ClockView>();
    for (var ticket : tickets) {
      clocks.add(contract.clock(ticket.number(), Objective.RESOLUTION));
    }
    return clocks;
  }

  private List<Callable<Void>> replies(String round, int times) {
    var replies = new ArrayList<Callable<Void>>();
    for (var ticket : tickets) {
      for (int i = 0; i < times; i++) {
        var key = round + i;
        replies.add(() -> reply(ticket.number(), key));
        replies.add(() -> reply(ticket.number(), key)); // twice, as a careful program would
      }
    }
    return replies;
  }

  private Void reply(String number, String key) throws IOException {
    var path = "/api/tickets/%s/replies".formatted(number);
    var answer =
        vigie.post("customer", path, "{\"text\": \"" + key + "\"}", "Idempotency-Key", key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return null;
  }

  private Void complete(OperateAndTasklist.OpenTask task) {
    complete(task, ask());
    return null;
  }

  private static Map<String, Object> ask() {
    return Map.of("nextStep", "ask", "note", "Which version?");
  }

  private void completeAll(String element, Map<String, Object> form) {
    awaitTasks(element).forEach(task -> complete(task, form));
  }

  private void complete(OperateAndTasklist.OpenTask task, Map<String, Object> form) {
    done.add(task.key());
    camunda.complete(task, form);
  }

  /** One open task for each ticket. */
  private List<OperateAndTasklist.OpenTask> awaitTasks(String element) {
    return await()
        .atMost(PATIENCE)
        .until(() -> tasks(element), found -> found.size() == tickets.size());
  }

  private List<OperateAndTasklist.OpenTask> tasks(String element) {
    var numbers = tickets.stream().map(TicketView::number).toList();
    return camunda.openTasks(element).stream()
        .filter(task -> numbers.contains(task.ticketNumber()))
        .filter(task -> !done.contains(task.key())) // Tasklist comes later than the truth
        .toList();
  }

  private void awaitQuestions(int times) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (var ticket : tickets) {
                if (contract.happened(ticket.number(), TimelineKind.QUESTION_SENT).size() < times) {
                  return false;
                }
              }
              return true;
            });
  }

  private void awaitStatus(TicketStatus status) {
    tickets.forEach(ticket -> contract.awaitStatus(ticket.number(), status));
  }

  private static void atOnce(List<Callable<Void>> doings) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(doings.size())) {
      for (Future<Void> doing : threads.invokeAll(doings)) {
        doing.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }
}
