package dev.vigie.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigie.platform.OperateAndTasklist.OpenTask;
import dev.vigie.platform.RandomLife.Work;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TimelineKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;

/** Makes what chance wants of one ticket happen, and waits until its timeline shows it. */
final class LifeSteps {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RandomLife life;
  private final String number;
  private final Contract contract;
  private final Office office;
  private final Insistence insistence;

  LifeSteps(
      RandomLife life, String number, LocalVigie vigie, Office office, Insistence insistence) {
    this.life = life;
    this.number = number;
    this.contract = new Contract(vigie);
    this.office = office;
    this.insistence = insistence;
  }

  /**
   * One step in the ticket's life.
   *
   * @param tasks what agents saw before, by element and ticket
   */
  void take(Map<String, Map<String, OpenTask>> tasks) throws InterruptedException {
    if (status() == TicketStatus.CLOSED) {
      if (life.comesBack()) {
        reply(TimelineKind.REOPENED);
      }
      return;
    }
    var update = tasks.get(Office.UPDATE).get(number);
    if (update != null && life.updateIsWritten()) {
      complete(update, life.update());
    }
    for (var element : Office.MAIN_TASKS) {
      var task = tasks.get(element).get(number);
      if (task != null) {
        take(element, task);
        return;
      }
    }
  }

  private void take(String element, OpenTask task) throws InterruptedException {
    switch (element) {
      case "Activity_CallBack" -> complete(task, life.callBack());
      case "Activity_AssessIncident" -> complete(task, life.assessment());
      case "Activity_DecideSeverity" -> complete(task, life.decisionOnSeverity());
      case "Activity_WorkOnIncident" -> work(task);
      case "Activity_ObtainAnswer" -> answer(task, status());
      case "Activity_ObtainAgreement" -> agree(task);
      case "Activity_DeliverFix" -> complete(task, life.delivery());
      default -> throw new AssertionError(element);
    }
  }

  private void work(OpenTask task) throws InterruptedException {
    switch (life.turn()) {
      case WITHDRAWAL -> withdraw();
      case SEVERITY_ON_THE_PAGE -> changeSeverity();
      case REPLY -> reply(TimelineKind.REPLY_RECEIVED);
      case WORK -> complete(task, life.work(today()));
    }
  }

  /** Whether in writing or by phone: to a question, or to a solution that is offered. */
  private void answer(OpenTask task, TicketStatus status) throws InterruptedException {
    if (life.answersInWriting()) {
      reply(TimelineKind.REPLY_RECEIVED);
    } else if (status == TicketStatus.SOLUTION_OFFERED) {
      complete(task, life.agreement());
    } else {
      complete(task, life.answerByPhone());
    }
  }

  /** A reply dates the agreement; an agent writes it down. */
  private void agree(OpenTask task) throws InterruptedException {
    complete(task, life.agreement());
  }

  private void complete(OpenTask task, Work work) throws InterruptedException {
    var before = times(work.shows());
    if (office.complete(task, work.form())) {
      awaitLine(work.shows(), before);
    }
  }

  private void reply(TimelineKind shows) throws InterruptedException {
    var before = times(shows);
    post("customer", "replies", "{\"text\": \"%s\"}".formatted(life.next()));
    awaitLine(shows, before);
  }

  private void withdraw() throws InterruptedException {
    post("customer", "withdrawal", "{\"reason\": \"%s\"}".formatted(life.next()));
    awaitLine(TimelineKind.WITHDRAWN, 0);
  }

  private void changeSeverity() throws InterruptedException {
    var before = times(TimelineKind.SEVERITY_CHANGED);
    var severity = life.changedSeverity();
    post(
        "agent",
        "severity",
        "{\"severity\": \"%s\", \"reason\": \"%s\"}".formatted(severity, life.next()));
    awaitLine(TimelineKind.SEVERITY_CHANGED, before);
  }

  private void post(String user, String what, String body) throws InterruptedException {
    var path = "/api/tickets/%s/%s".formatted(number, what);
    var answer = insistence.post(user, path, body, life.next());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(202);
  }

  private void awaitLine(TimelineKind kind, int before) {
    await("%s shows %s".formatted(number, kind))
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Throwable.class)
        .until(() -> contract.happened(number, kind).size() > before);
  }

  private int times(TimelineKind kind) {
    return surely(() -> contract.happened(number, kind)).size();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(surely(contract::now), ZoneOffset.UTC);
  }

  private TicketStatus status() {
    return surely(() -> contract.ticket(number).status());
  }

  private static <T> T surely(Callable<T> read) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Throwable.class)
        .until(read, found -> true);
  }
}
