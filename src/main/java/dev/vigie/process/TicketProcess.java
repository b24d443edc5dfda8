package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.vigie.scheduling.PersistentTasks;
import dev.vigie.ticket.Calls;
import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.TicketEvent;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Tells the engine what happened to a ticket; nothing else does. It writes down what is to be told
 * in the transaction in which it happened, and {@link EngineMessages} delivers it.
 */
@Configuration
class TicketProcess {

  private static final TaskDescriptor<String> START =
      TaskDescriptor.of("start-process", String.class);
  private static final TaskDescriptor<Owed> START_FOLLOW_UP =
      TaskDescriptor.of("start-follow-up", Owed.class);
  private static final TaskDescriptor<Owed> START_CALL =
      TaskDescriptor.of("start-call", Owed.class);

  private final PersistentTasks tasks;

  TicketProcess(PersistentTasks tasks) {
    this.tasks = tasks;
  }

  /**
   * @param key which of what is owed to the customer beside the incident
   */
  record Owed(String ticket, String key) {

    String id() {
      return ticket + ":" + key;
    }

    TicketId of() {
      return new TicketId(ticket);
    }
  }

  @Bean
  OneTimeTask<String> startProcess(
      EngineMessages engine, Tickets tickets, IncidentVariables variables) {
    return engine.begin(
        START,
        Messages.TICKET_RECEIVED,
        id ->
            Optional.of(tickets.get(new TicketId(id)))
                .filter(ticket -> ticket.processInstanceKey().isEmpty())
                .map(variables::of));
  }

  @Bean
  OneTimeTask<Owed> startFollowUp(
      EngineMessages engine, Tickets tickets, FollowUps followUps, IncidentVariables variables) {
    return engine.begin(
        START_FOLLOW_UP,
        Messages.FOLLOW_UP_OWED,
        owed ->
            Optional.of(
                variables.of(tickets.get(owed.of()), followUps.task(owed.of(), owed.key()))));
  }

  @Bean
  OneTimeTask<Owed> startCall(
      EngineMessages engine, Tickets tickets, Calls calls, IncidentVariables variables) {
    return engine.begin(
        START_CALL,
        Messages.CALL_OWED,
        owed ->
            Optional.of(
                variables.of(
                    tickets.get(owed.of()), owed.id(), calls.task(owed.of(), owed.key()))));
  }

  @EventListener
  void on(TicketEvent.Opened event) {
    var ticket = event.ticket().value();
    tasks.owe(START, ticket, ticket);
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
    var owed = new Owed(event.ticket().value(), event.key());
    tasks.owe(START_FOLLOW_UP, owed.id(), owed);
  }

  @EventListener
  void on(TicketEvent.CallOwed event) {
    var owed = new Owed(event.ticket().value(), event.key());
    tasks.owe(START_CALL, owed.id(), owed);
  }

  @EventListener
  void on(TicketEvent.CallDropped event) {
    var call = new Owed(event.ticket().value(), event.key());
    publish(Messages.CALL_DROPPED, call.id(), call.id());
  }

  private void publish(String name, String correlationKey, String messageId) {
    tasks.owe(
        EngineMessages.PUBLISH_MESSAGE,
        name + ":" + messageId,
        new EngineMessages.Message(name, correlationKey, messageId));
  }
}
