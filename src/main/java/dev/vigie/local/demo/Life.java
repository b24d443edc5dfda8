package dev.vigie.local.demo;

import dev.vigie.local.demo.TaskList.Task;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far one ticket of the demonstration has come, and what its people do next. */
final class Life {

  private final Tables.Ticket ticket;
  private final String number;
  private Step next = Step.CALL_BACK;
  private int age;
  private boolean asked;
  private boolean customersTurn;
  private boolean solved;

  /** What an agent has to do for it next. */
  private enum Step {
    CALL_BACK("Activity_CallBack"),
    ASSESS("Activity_AssessIncident"),
    WORK("Activity_WorkOnIncident");

    private final String element;

    Step(String element) {
      this.element = element;
    }

    static Optional<Step> of(Task task) {
      return Stream.of(values()).filter(step -> step.element.equals(task.element())).findFirst();
    }
  }

  Life(Tables.Ticket ticket, String number) {
    this.ticket = ticket;
    this.number = number;
  }

  /** In the table of tickets. */
  String id() {
    return ticket.id();
  }

  String number() {
    return number;
  }

  /** Another moment has come. */
  void beat() {
    age++;
  }

  /** Whether somebody still has something to do for it. */
  boolean isOpen() {
    return !solved;
  }

  boolean awaitsTheCustomer() {
    return customersTurn;
  }

  /** Whether an agent has something to do for it now, as soon as Tasklist shows the task. */
  boolean expectsATask() {
    return !customersTurn
        && !solved
        && switch (next) {
          case CALL_BACK -> age >= ticket.callBack();
          case ASSESS -> true;
          case WORK -> isToBeAsked() || age >= ticket.beats();
        };
  }

  /** Empty while an agent leaves the task. */
  Optional<Map<String, Object>> form(Task task) {
    var step = Step.of(task);
    step.ifPresent(shown -> next = shown); // nobody calls back where the receipt is the response
    return step.isEmpty()
        ? Optional.ofNullable(beside(task))
        : expectsATask() ? Optional.of(step()) : Optional.empty();
  }

  private Map<String, Object> step() {
    return switch (next) {
      case CALL_BACK -> {
        next = Step.ASSESS;
        yield Map.of("note", "Called, and began to look into it");
      }
      case ASSESS -> {
        next = Step.WORK;
        yield Map.of("confirmedSeverity", ticket.severity(), "note", "As claimed");
      }
      case WORK -> work();
    };
  }

  private Map<String, Object> beside(Task task) {
    return switch (task.element()) {
      case "Activity_WriteUpdate" ->
          ticket.updates() ? Map.of("note", "We are working on it.") : null;
      case "Activity_CallCustomer" -> Map.of("outcome", "reached", "note", "");
      case "Activity_FollowUp" ->
          Map.of("outcome", "A certificate had expired; it is watched now.", "tell", true);
      default -> null;
    };
  }

  private boolean isToBeAsked() {
    return ticket.ask() && !asked;
  }

  private Map<String, Object> work() {
    customersTurn = true;
    if (isToBeAsked()) {
      asked = true;
      return Map.of("nextStep", "ask", "note", "Since when, and for whom?");
    }
    return Map.of("nextStep", ticket.solution(), "note", "It works again; please try.");
  }

  /** What the customer writes. */
  Map<String, Object> reply(boolean toASolution) {
    customersTurn = false;
    solved = toASolution;
    return toASolution
        ? Map.of("text", "Thank you, that helps.", "agrees", true)
        : Map.of("text", "Since this morning, for everybody.");
  }
}
