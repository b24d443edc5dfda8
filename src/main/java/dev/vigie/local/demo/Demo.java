package dev.vigie.local.demo;

import dev.vigie.local.Waiting;
import dev.vigie.local.demo.Beats.Beat;
import dev.vigie.local.demo.Http.Answer;
import dev.vigie.local.demo.TaskList.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String CUSTOMER = "agent"; // writes for customers of every organisation
  private static final String AGENT = "agent";
  private static final String MANAGER = "manager";

  /** Tasklist shows what follows from something a moment later; in real time. */
  private static final Duration UNTIL_SHOWN = Duration.ofSeconds(10);

  /** In these an agent has something to do for the ticket. */
  private static final Set<String> WORKED_ON = Set.of("RECEIVED", "IN_PROGRESS");

  private final Http vigie;
  private final TaskList tasks;
  private final Consumer<String> progress;
  private final List<Life> lives = new ArrayList<>();
  private final Map<String, String> services = new HashMap<>();
  private final Map<Tables.Outage, YearMonth> claimedWhenOver = new HashMap<>();

  Demo(Http vigie, TaskList tasks, Consumer<String> progress) {
    this.vigie = vigie;
    this.tasks = tasks;
    this.progress = progress;
  }

  void play() {
    var tickets = Tables.tickets();
    if (hasBeenUsed()) {
      progress.accept(
          "The demonstration plays on an empty platform only; this one is as it was left."
              + " Delete .vigie to see it played.");
      return;
    }
    tasks.signIn();
    introduceCustomers();
    var busy = tickets.stream().map(Tables.Ticket::day).collect(Collectors.toSet());
    var beats = Beats.after(now(), busy);
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
      moveTo(beat.at());
      lives.forEach(Life::beat);
      reply();
      tickets.stream().filter(ticket -> ticket.comesAt(beat)).forEach(this::open);
      Tables.outages().stream()
          .filter(outage -> outage.isToldAt(beat))
          .forEach(outage -> tell(outage, beat));
      Tables.maintenance().stream()
          .filter(plan -> plan.isToldAt(beat))
          .forEach(plan -> announce(plan, beat.at()));
      claimMonthsBefore(beat.month());
      work();
    }
    progress.accept(
        "Demonstration: over. %d tickets of %d weeks are to be seen."
            .formatted(lives.size(), Beats.WEEKS));
  }

  private boolean hasBeenUsed() {
    var all = send("GET", "/api/services?size=1", AGENT, null).body();
    return all.toString().contains("\"activeFrom\"");
  }

  private Instant now() {
    return Instant.parse(send("GET", "/local/time", MANAGER, null).body().path("now").asText());
  }

  /** What is not done when the answer comes is done by the next time. */
  private void moveTo(Instant instant) {
    vigie.send("POST", "/local/time", MANAGER, Map.of("to", instant.toString()));
  }

  private void introduceCustomers() {
    for (var one : Tables.services()) {
      var standing = new HashMap<String, Object>();
      standing.put("accountActive", true);
      standing.put("subscriptionPaid", true);
      standing.put("mailUsers", List.of());
      standing.put("mailDomains", List.of(one.customer() + ".example"));
      standing.put("agreement", one.agreement());
      if (!one.plan().isEmpty()) {
        standing.put("plan", one.plan());
      }
      standing.put("language", one.agreement().equals("xtm") ? "en" : "fr");
      standing.put("announceTo", List.of("it@%s.example".formatted(one.customer())));
      send("PUT", "/api/customers/" + one.customer(), MANAGER, standing);
      introduce(one);
    }
  }

  private void introduce(Tables.Service one) {
    var service = new HashMap<String, Object>();
    service.put("customer", one.customer());
    service.put("agreement", one.agreement());
    if (!one.plan().isEmpty()) {
      service.put("plan", one.plan());
    }
    service.put("name", one.service());
    service.put("instance", "production");
    service.put("activeFrom", now().minus(Duration.ofDays(400)).toString());
    var id = send("POST", "/api/services", AGENT, service).body().path("id").asText();
    services.put(one.customer(), id);
    send(
        "PUT",
        "/api/services/%s/fees".formatted(id),
        MANAGER,
        Map.of("from", "2020-01-01", "monthly", one.monthly(), "currency", one.currency()));
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
    var opened = send("POST", "/api/tickets", CUSTOMER, request, "Idempotency-Key", ticket.id());
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
    send("POST", "/api/tickets/%s/replies".formatted(life.number()), CUSTOMER, reply);
  }

  private String status(Life life) {
    return send("GET", "/api/tickets/" + life.number(), AGENT, null).body().path("status").asText();
  }

  private void tell(Tables.Outage outage, Beat beat) {
    var began = beat.at().minus(Duration.ofMinutes(outage.began())).toString();
    var told =
        send(
            "POST",
            "/api/outages",
            AGENT,
            Map.of(
                "service", services.get(outage.customer()),
                "startedAt", began,
                "noticedAt", began,
                "endedAt", beat.at().minus(Duration.ofMinutes(outage.ended())).toString(),
                "cause", outage.cause()),
            "Idempotency-Key",
            outage.id());
    switch (outage.claimed()) {
      case "outage" -> claim(outage, "outage", told.body().path("id").asText());
      case "month" -> claimedWhenOver.put(outage, beat.month());
      default -> {}
    }
  }

  private void claimMonthsBefore(YearMonth running) {
    claimedWhenOver.forEach(
        (outage, month) -> {
          if (month.isBefore(running)) {
            claim(outage, "month", month.toString());
          }
        });
    claimedWhenOver.values().removeIf(month -> month.isBefore(running));
  }

  private void claim(Tables.Outage outage, String what, String which) {
    send(
        "POST",
        "/api/claims",
        CUSTOMER,
        Map.of(
            "service",
            services.get(outage.customer()),
            what,
            which,
            "email",
            "it@%s.example".formatted(outage.customer())),
        "Idempotency-Key",
        outage.id());
  }

  private void announce(Tables.Maintenance plan, Instant now) {
    send(
        "POST",
        "/api/maintenance",
        AGENT,
        Map.of(
            "service", services.get(plan.customer()),
            "plannedFrom", now.plus(Duration.ofHours(plan.begins())).toString(),
            "plannedTo", now.plus(Duration.ofHours(plan.ends())).toString(),
            "what", plan.what()),
        "Idempotency-Key",
        plan.id());
  }

  /** Agents and managers do what there is to do now, until nothing more follows from it. */
  private void work() {
    Waiting.until(this::nothingFollows, UNTIL_SHOWN);
  }

  private boolean nothingFollows() {
    for (var task : tasks.open()) {
      var life = lives.stream().filter(one -> one.number().equals(task.number())).findFirst();
      form(task, life).ifPresent(written -> tasks.complete(task, written));
    }
    return lives.stream().filter(Life::expectsATask).noneMatch(this::isWorkedOn);
  }

  private boolean isWorkedOn(Life life) {
    return WORKED_ON.contains(status(life));
  }

  private static Optional<Map<String, Object>> form(Task task, Optional<Life> life) {
    return switch (task.element()) {
      case "Activity_ApproveCredit" -> Optional.of(Map.of("decision", "approve", "note", ""));
      case "Activity_ApproveStatement" -> Optional.of(Map.of("decision", "approve", "remark", ""));
      default -> life.flatMap(found -> found.form(task));
    };
  }

  /** What is refused is said, and the demonstration goes on without it. */
  private Answer send(String method, String path, String user, Object body, String... headers) {
    var answer = vigie.send(method, path, user, body, headers);
    if (!answer.granted()) {
      progress.accept(
          "Demonstration: %s %s was refused: %s".formatted(method, path, answer.body()));
    }
    return answer;
  }
}
