package dev.vigie.demo;

import dev.vigie.demo.TaskList.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far one ticket of the demonstration has come, and what its agents do next. */
final class Life {

  private final Tables.Ticket ticket;
  private final String number;
  private int age;
  private boolean asked;
  private boolean customersTurn;

  Life(Tables.Ticket ticket, String number) {
    this.ticket = ticket;
    this.number = number;
  }

  String number() {
    return number;
  }

  Tables.Ticket ticket() {
    return ticket;
  }

  void beat() {
    age++;
  }

  /** Empty while an agent leaves the task. */
  Optional<Map<String, Object>> form(Task task) {
    return Optional.ofNullable(
        switch (task.element()) {
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
        });
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

  /** What the customer writes now, if it is the customer's turn. */
  Optional<Map<String, Object>> reply(boolean toASolution) {
    if (!customersTurn) {
      return Optional.empty();
    }
    customersTurn = false;
    var reply = new HashMap<String, Object>();
    reply.put(
        "text", toASolution ? "Thank you, that helps." : "Since this morning, for everybody.");
    if (toASolution) {
      reply.put("agrees", true);
    }
    return Optional.of(reply);
  }
}
