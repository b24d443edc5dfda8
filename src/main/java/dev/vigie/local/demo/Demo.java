package dev.vigie.local.demo;

import static dev.vigie.local.demo.Vigie.AGENT;
import static dev.vigie.local.demo.Vigie.CUSTOMER;

import dev.vigie.local.Waiting;
import dev.vigie.local.demo.Beats.Beat;
import dev.vigie.local.demo.TaskList.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Plays three months of tickets under all agreements: opens them over HTTP as customers do,
 * completes what Tasklist shows as agents do, and moves both clocks. Nothing takes a short cut, so
 * what is to be seen afterwards is what really came of it.
 */
final class Demo {

  /** Tasklist shows what follows from something a moment later; in real time. */
  private static final Duration UNTIL_SHOWN = Duration.ofSeconds(10);

  /** In these an agent has something to do for the ticket. */
  private static final Set<String> WORKED_ON = Set.of("RECEIVED", "IN_PROGRESS");

  private final Vigie vigie;
  private final Monitor monitor;
  private final Mails mails;
  private final TaskList tasks;
  private final Consumer<String> progress;
  private final Services services;
  private final List<Life> lives = new ArrayList<>();

  Demo(Vigie vigie, Monitor monitor, Mails mails, TaskList tasks, Consumer<String> progress) {
    this.vigie = vigie;
    this.monitor = monitor;
    this.mails = mails;
    this.tasks = tasks;
    this.progress = progress;
    this.services = new Services(vigie);
  }

  void play() {
    var tickets = Tables.tickets();
    if (services.areKnown()) {
      progress.accept(
          "The demonstration plays on an empty platform only; this one is as it was left."
              + " Delete .vigie to see it played.");
      return;
    }
    tasks.signIn();
    services.introduce();
    var busy = tickets.stream().map(Tables.Ticket::day).collect(Collectors.toSet());
    var beats = Beats.after(vigie.now(), busy);
    var managers = new Managers(beats.getLast().month());
    var interruptions = new Interruptions(vigie, monitor, services, managers);
    var proposals = new Proposals(vigie);
    var week = 0;
    for (var beat : beats) {
      if (beat.day() / 5 + 1 > week) {
        week = beat.day() / 5 + 1;
        progress.accept(
            "Demonstration: week %d of %d, %d tickets so far"
                .formatted(week, Beats.WEEKS, lives.size()));
      }
      if (!busy.contains(beat.day()) && lives.stream().noneMatch(Life::isOpen)) {
        continue;
      }
      vigie.moveTo(beat.at());
      lives.forEach(Life::beat);
      reply();
      tickets.stream().filter(ticket -> ticket.comesAt(beat)).forEach(this::open);
      mails.play(beat);
      interruptions.play(beat);
      if (busy.contains(beat.day()) && beat.moment() == 0) {
        proposals.decide(lives.stream().collect(Collectors.toMap(Life::number, Life::id)));
      }
      work(managers, beat);
    }
    progress.accept(
        "Demonstration: over. %d tickets of %d weeks are to be seen."
            .formatted(lives.size(), Beats.WEEKS));
  }

  private void open(Tables.Ticket ticket) {
    var contact = new HashMap<String, Object>();
    contact.put("name", ticket.contact());
    contact.put("email", ticket.email());
    contact.put("phone", "+33 1 23 45 67 89");
    contact.put("language", ticket.language());
    if (!ticket.role().isEmpty()) {
      contact.put("role", ticket.role());
    }
    var request = new HashMap<String, Object>();
    request.put("agreement", ticket.agreement());
    if (!ticket.plan().isEmpty()) {
      request.put("plan", ticket.plan());
    }
    request.put("customer", ticket.customer());
    request.put("contact", contact);
    request.put("service", ticket.service());
    if (!ticket.version().isEmpty()) {
      request.put("serviceVersion", ticket.version());
    }
    request.put("severity", ticket.severity());
    request.put("type", ticket.type());
    request.put("subject", ticket.subject());
    request.put("description", ticket.description());
    request.put("impact", ticket.description());
    request.put("knowledgeBaseConsulted", true);
    var opened =
        vigie.send("POST", "/api/tickets", CUSTOMER, request, "Idempotency-Key", ticket.id());
    if (opened.granted()) {
      lives.add(new Life(ticket, opened.body().path("number").asText()));
    }
  }

  /** The customers whose turn it was the last time. */
  private void reply() {
    lives.stream().filter(Life::awaitsTheCustomer).forEach(this::reply);
  }

  private void reply(Life life) {
    var reply = life.reply(status(life).equals("SOLUTION_OFFERED"));
    vigie.send("POST", "/api/tickets/%s/replies".formatted(life.number()), CUSTOMER, reply);
  }

  private String status(Life life) {
    return vigie
        .send("GET", "/api/tickets/" + life.number(), AGENT, null)
        .body()
        .path("status")
        .asText();
  }

  /** Agents and managers do what there is to do now, until nothing more follows from it. */
  private void work(Managers managers, Beat beat) {
    Waiting.until(() -> nothingFollows(managers, beat), UNTIL_SHOWN);
  }

  private boolean nothingFollows(Managers managers, Beat beat) {
    for (var task : tasks.open()) {
      life(task)
          .map(life -> life.form(task))
          .orElseGet(() -> managers.form(task, beat.month()))
          .ifPresent(written -> tasks.complete(task, written));
    }
    return lives.stream().filter(Life::expectsATask).noneMatch(this::isWorkedOn);
  }

  private Optional<Life> life(Task task) {
    return lives.stream().filter(one -> one.number().equals(task.number())).findFirst();
  }

  private boolean isWorkedOn(Life life) {
    return WORKED_ON.contains(status(life));
  }
}
