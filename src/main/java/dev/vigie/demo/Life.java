package dev.vigie.demo;

import dev.vigie.demo.TaskList.Task;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far one ticket of the demonstration has come, and what its people do next. */
final class Life {

  /** Of these a ticket that is worked on has one. */
  private static final Set<String> MAIN_TASKS =
      Set.of("Activity_CallBack", "Activity_AssessIncident", "Activity_WorkOnIncident");

  private final Tables.Ticket ticket;
  private final String number;
  private int age;
  private boolean asked;
  private boolean customersTurn;
  private boolean expectsATask = true;

  Life(Tables.Ticket ticket, String number) {
    this.ticket = ticket;
    this.number = number;
  }

  String number() {
    return number;
  }

  /** Another moment has come. */
  void beat() {
    age++;
  }

  boolean awaitsTheCustomer() {
    return customersTurn;
  }

  /** Whether something was done of which Tasklist has not yet shown what follows. */
  boolean expectsATask() {
    return expectsATask;
  }

  void sees(Task task) {
    if (MAIN_TASKS.contains(task.element())) {
      expectsATask = false;
    }
  }

  /** Empty while an agent leaves the task. */
  Optional<Map<String, Object>> form(Task task) {
    var form = Optional.ofNullable(fill(task));
    expectsATask |= form.isPresent() && MAIN_TASKS.contains(task.element());
    return form;
  }

  private Map<String, Object> fill(Task task) {
    return switch (task.element()) {
      case "Activity_CallBack" ->
          ticket.late() && age < 3 ? null : Map.of("note", "Called, and began to look into it");
      case "Activity_AssessIncident" ->
          Map.of("confirmedSeverity", ticket.severity(), "note", "As claimed");
      case "Activity_WriteUpdate" ->
          ticket.updates() ? Map.of("note", "We are working on it.") : null;
      case "Activity_WorkOnIncident" -> work();
      case "Activity_CallCustomer" -> Map.of("outcome", "reached", "note", "");
      case "Activity_FollowUp" ->
          Map.of("outcome", "A certificate had expired; it is watched now.", "tell", true);
      default -> null;
    };
  }

  private Map<String, Object> work() {
    if (ticket.ask() && !asked) {
      asked = true;
      customersTurn = true;
      return Map.of("nextStep", "ask", "note", "Since when, and for whom?");
    }
    if (age < ticket.beats()) {
      return null;
    }
    customersTurn = true;
    return Map.of("nextStep", ticket.solution(), "note", "It works again; please try.");
  }

  /** What the customer writes. */
  Map<String, Object> reply(boolean toASolution) {
    customersTurn = false;
    expectsATask = true;
    return toASolution
        ? Map.of("text", "Thank you, that helps.", "agrees", true)
        : Map.of("text", "Since this morning, for everybody.");
  }
}
