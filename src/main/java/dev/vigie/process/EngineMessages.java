package dev.vigie.process;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.vigie.scheduling.Backoff;
import dev.vigie.statement.Statements;
import dev.vigie.ticket.Calls;
import dev.vigie.ticket.FollowUps;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.Tickets;
import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Delivers messages to the engine, as persistent tasks: tried until the engine took them. The
 * engine refuses a message id that it still remembers, which is as good as taking it.
 */
@Configuration
class EngineMessages {

  static final TaskDescriptor<String> START_PROCESS =
      TaskDescriptor.of("start-process", String.class);
  static final TaskDescriptor<FollowUp> START_FOLLOW_UP =
      TaskDescriptor.of("start-follow-up", FollowUp.class);
  static final TaskDescriptor<String> START_CLAIM = TaskDescriptor.of("start-claim", String.class);
  static final TaskDescriptor<OwedCall> START_CALL =
      TaskDescriptor.of("start-call", OwedCall.class);
  static final TaskDescriptor<String> START_STATEMENT =
      TaskDescriptor.of("start-statement", String.class);

  static final TaskDescriptor<Message> PUBLISH_MESSAGE =
      TaskDescriptor.of("publish-message", Message.class);

  /** Longer than any retry takes, so that the engine recognises what it got before. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * Short, because promises already run, and an engine that comes back is busy before it is well.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final CamundaClient engine;
  private final Tickets tickets;
  private final IncidentVariables variables;
  private final FollowUps followUps;
  private final Calls calls;
  private final ClaimVariables claims;
  private final Statements statements;
  private final StatementVariables ofStatements;

  EngineMessages(
      CamundaClient engine,
      Tickets tickets,
      IncidentVariables variables,
      FollowUps followUps,
      Calls calls,
      ClaimVariables claims,
      Statements statements,
      StatementVariables ofStatements) {
    this.engine = engine;
    this.tickets = tickets;
    this.variables = variables;
    this.followUps = followUps;
    this.calls = calls;
    this.claims = claims;
    this.statements = statements;
    this.ofStatements = ofStatements;
  }

  record Message(String name, String correlationKey, String id) {}

  /**
   * @param key which of what is owed after the closure of the ticket
   */
  record FollowUp(String ticket, String key) {

    String id() {
      return ticket + ":" + key;
    }
  }

  /**
   * @param key which of the calls to the customer of the ticket
   */
  record OwedCall(String ticket, String key) {

    String id() {
      return ticket + ":" + key;
    }
  }

  @Bean
  OneTimeTask<String> startProcess() {
    return Tasks.oneTime(START_PROCESS)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> start(new TicketId(task.getData())));
  }

  @Bean
  OneTimeTask<FollowUp> startFollowUp() {
    return Tasks.oneTime(START_FOLLOW_UP)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> start(task.getData()));
  }

  @Bean
  OneTimeTask<OwedCall> startCall() {
    return Tasks.oneTime(START_CALL)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> start(task.getData()));
  }

  @Bean
  OneTimeTask<String> startClaim() {
    return Tasks.oneTime(START_CLAIM)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> startClaim(task.getData()));
  }

  @Bean
  OneTimeTask<String> startStatement() {
    return Tasks.oneTime(START_STATEMENT)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> startStatement(task.getData()));
  }

  @Bean
  OneTimeTask<Message> publishMessage() {
    return Tasks.oneTime(PUBLISH_MESSAGE)
        .onFailure(new Backoff<>(LONGEST_PAUSE))
        .execute((task, context) -> publish(task.getData(), Map.of()));
  }

  private void start(TicketId id) {
    var ticket = tickets.get(id);
    if (ticket.processInstanceKey().isEmpty()) {
      var message = new Message(Messages.TICKET_RECEIVED, id.value(), id.value());
      publish(message, variables.of(ticket));
    }
  }

  private void start(FollowUp owed) {
    var id = new TicketId(owed.ticket());
    var task = followUps.task(id, owed.key());
    publish(
        new Message(Messages.FOLLOW_UP_OWED, owed.id(), owed.id()),
        variables.of(tickets.get(id), task));
  }

  private void start(OwedCall owed) {
    var id = new TicketId(owed.ticket());
    publish(
        new Message(Messages.CALL_OWED, owed.id(), owed.id()),
        variables.of(tickets.get(id), owed.id(), calls.task(id, owed.key())));
  }

  private void startClaim(String id) {
    publish(new Message(Messages.CLAIM_RECEIVED, id, id), claims.of(id));
  }

  private void startStatement(String id) {
    publish(
        new Message(Messages.MONTH_OVER, id, "statement:" + id),
        ofStatements.of(statements.task(Long.parseLong(id))));
  }

  private void publish(Message message, Map<String, Object> variables) {
    try {
      engine
          .newPublishMessageCommand()
          .messageName(message.name())
          .correlationKey(message.correlationKey())
          .messageId(message.id())
          .timeToLive(REMEMBERED)
          .variables(variables)
          .requestTimeout(TIMEOUT)
          .send()
          .join();
    } catch (RuntimeException refused) {
      if (!knownBefore(refused)) {
        throw refused;
      }
    }
  }

  private static boolean knownBefore(Throwable refused) {
    return EngineErrors.status(refused).filter(Status.Code.ALREADY_EXISTS::equals).isPresent();
  }
}
