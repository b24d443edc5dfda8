package dev.vigie.board;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.clock.SlaClock;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a ticket stands in the diagrams of its process, told from what the database knows: the
 * engine need not be asked, nor be there.
 *
 * @param incident elements of {@code incident.bpmn}
 * @param clearing elements of {@code clear-request.bpmn}
 * @param work elements of {@code incident-work.bpmn}
 */
record Standing(List<String> incident, List<String> clearing, List<String> work) {

  private static final Set<TicketStatus> AT_THE_GATE =
      EnumSet.of(TicketStatus.INCOMPLETE, TicketStatus.REFERRED);

  /**
   * @param assessed whether the team has confirmed the severity
   * @param waits whether it waits until an incident of many customers is over
   */
  static Standing of(
      Ticket ticket, List<SlaClock> clocks, boolean assessed, boolean waits, Instant now) {
    if (ticket.processInstanceKey().isEmpty()) {
      return new Standing(List.of("Activity_CheckRequest"), List.of(), List.of());
    }
    if (ticket.status() == TicketStatus.WITHDRAWN) {
      return new Standing(List.of("Event_TicketWithdrawn"), List.of(), List.of());
    }
    if (AT_THE_GATE.contains(ticket.status())) {
      return new Standing(List.of("Activity_ClearRequest"), List.of(clearing(ticket)), List.of());
    }
    if (!ticket.status().open()) {
      var reopens = ticket.reopenUntil().filter(now::isBefore).isPresent();
      return new Standing(
          List.of(reopens ? "Gateway_AfterClosure" : "Event_TicketClosed"), List.of(), List.of());
    }
    var watched = clocks.stream().flatMap(clock -> watching(clock).stream());
    var responded =
        clocks.stream()
            .filter(clock -> clock.objective() == Objective.FIRST_RESPONSE)
            .anyMatch(clock -> clock.metAt().isPresent());
    return new Standing(
        Stream.concat(Stream.of("Activity_WorkOnIncident"), watched).toList(),
        List.of(),
        List.of(waits ? "Event_IncidentOver" : working(ticket.status(), assessed, responded)));
  }

  private static String clearing(Ticket ticket) {
    if (ticket.status() == TicketStatus.REFERRED) {
      return "Activity_DecideReferral";
    }
    return ticket.unreadReply() ? "Activity_CompleteRequest" : "Gateway_CustomerAnswers";
  }

  private static String working(TicketStatus status, boolean assessed, boolean responded) {
    return switch (status) {
      case RECEIVED -> responded ? "Activity_AssessIncident" : "Activity_CallBack";
      case IN_PROGRESS -> assessed ? "Activity_WorkOnIncident" : "Activity_AssessIncident";
      case WAITING_FOR_CUSTOMER -> assessed ? "Activity_AwaitCustomer" : "Activity_AssessIncident";
      case SOLUTION_OFFERED, FIX_PROMISED -> "Activity_AgreeOnSolution";
      case INCOMPLETE, REFERRED, CLOSED, MERGED, WITHDRAWN ->
          throw new IllegalArgumentException("nobody works on a ticket that is " + status);
    };
  }

  private static Optional<String> watching(SlaClock clock) {
    var armed = clock.state() == ClockState.RUNNING || clock.state() == ClockState.PAUSED;
    return armed ? Optional.of(watcher(clock.objective())) : Optional.empty();
  }

  private static String watcher(Objective objective) {
    return switch (objective) {
      case FIRST_RESPONSE -> "Activity_WatchFirstResponse";
      case UPDATE -> "Activity_GiveUpdates";
      case RESOLUTION -> "Activity_WatchResolution";
      case ESCALATION -> "Activity_EscalateInTime";
    };
  }
}
