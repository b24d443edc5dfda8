package dev.vigie.process;

import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.TicketEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the engine what happened to a ticket; nothing else does. It writes down what is to be told
 * in the transaction in which it happened, and {@link EngineMessages} delivers it.
 */
@Component
class TicketProcess {

  private final PersistentTasks tasks;

  TicketProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void on(TicketEvent.Opened event) {
    var ticket = event.ticket().value();
    tasks.owe(EngineMessages.START_PROCESS, ticket, ticket);
  }

  @EventListener
  void on(TicketEvent.RequestCompleted event) {
    publish(Messages.REQUEST_COMPLETED, event.ticket().value(), event.ticket().value());
  }

  /** Silence is noticed by the process itself. */
  @EventListener
  void on(TicketEvent.Withdrawn event) {
    if (!event.bySilence()) {
      publish(Messages.TICKET_WITHDRAWN, event.ticket().value(), event.ticket().value());
    }
  }

  @EventListener
  void on(TicketEvent.ClockReplanned event) {
    publish(Messages.CLOCK_REPLANNED, event.clock(), event.clock() + ":" + event.planNumber());
  }

  @EventListener
  void on(TicketEvent.EscalationRequested event) {
    var requested = event.ticket().value() + ":" + event.occurrence();
    publish(Messages.ESCALATION_REQUESTED, event.clock(), requested);
  }

  @EventListener
  void on(TicketEvent.TasksOutdated event) {
    var ticket = event.ticket().value();
    publish(Messages.SEVERITY_CHANGED, ticket, ticket + ":" + event.occurrence());
  }

  @EventListener
  void on(TicketEvent.QuestionAnswered event) {
    publish(Messages.QUESTION_ANSWERED, event.question(), event.question());
  }

  @EventListener
  void on(TicketEvent.Reopened event) {
    var ticket = event.ticket().value();
    publish(Messages.TICKET_REOPENED, ticket, ticket + ":" + event.closure());
  }

  @EventListener
  void on(TicketEvent.IncidentOver event) {
    for (var waiting : event.waiting()) {
      var ticket = waiting.value();
      publish(Messages.INCIDENT_OVER, ticket, ticket + ":" + event.incident());
    }
  }

  @EventListener
  void on(TicketEvent.FollowUpOwed event) {
    var owed = new EngineMessages.FollowUp(event.ticket().value(), event.key());
    tasks.owe(EngineMessages.START_FOLLOW_UP, owed.id(), owed);
  }

  @EventListener
  void on(TicketEvent.CallOwed event) {
    var owed = new EngineMessages.OwedCall(event.ticket().value(), event.key());
    tasks.owe(EngineMessages.START_CALL, owed.id(), owed);
  }

  @EventListener
  void on(TicketEvent.CallDropped event) {
    var call = new EngineMessages.OwedCall(event.ticket().value(), event.key());
    publish(Messages.CALL_DROPPED, call.id(), call.id());
  }

  private void publish(String name, String correlationKey, String messageId) {
    tasks.owe(
        EngineMessages.PUBLISH_MESSAGE,
        name + ":" + messageId,
        new EngineMessages.Message(name, correlationKey, messageId));
  }
}
