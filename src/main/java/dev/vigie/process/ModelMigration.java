package dev.vigie.process;

import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.TicketId;
import dev.vigie.ticket.TicketNumber;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.Timeline;
import dev.vigie.ticket.TimelineKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what runs on a ticket to the newest version of its model. Of one model at a time: a called
 * model has instances of its own, which go on by their version until they are moved themselves, so
 * a designer's change reaches exactly what was changed.
 */
@Service
public class ModelMigration {

  private final DeployedModels deployed;
  private final ModelInstances instances;
  private final InstanceMigration engine;
  private final Tickets tickets;
  private final Timeline timeline;
  private final TransactionTemplate transaction;
  private final Clock time;

  ModelMigration(
      DeployedModels deployed,
      ModelInstances instances,
      InstanceMigration engine,
      Tickets tickets,
      Timeline timeline,
      TransactionTemplate transaction,
      Clock time) {
    this.deployed = deployed;
    this.instances = instances;
    this.engine = engine;
    this.tickets = tickets;
    this.timeline = timeline;
    this.transaction = transaction;
    this.time = time;
  }

  /**
   * @param trial whether to find out only what would become of it
   */
  public record Order(String model, String actor, boolean trial) {}

  /**
   * @param gone elements that the newest version lacks or has in another shape
   */
  public record Change(int from, List<String> added, List<String> gone) {}

  /**
   * @param instance empty if none is known
   * @param from the version it follows, {@code to} the one it would follow
   * @param obstacle why it stays as it is; empty if it does not
   */
  public record Outcome(
      TicketNumber number,
      Optional<Long> instance,
      Optional<Integer> from,
      int to,
      Optional<String> obstacle) {}

  public record Report(int version, List<Change> changes, List<Outcome> outcomes) {}

  /**
   * Tickets with an instance on another than the newest version, oldest first.
   *
   * @throws UnknownModel if Vigie deployed none of that name
   */
  public List<TicketId> onOtherVersions(String model, int most) {
    return instances.onOtherVersions(newest(model), most).stream()
        .map(ModelInstance::ticket)
        .toList();
  }

  /**
   * Each ticket by itself: one that cannot be moved leaves the others alone, and what was moved
   * before is left as it is.
   *
   * @throws EngineAway if the engine cannot be asked; the same order goes on from there
   */
  public Report run(Order order, List<TicketId> chosen) {
    var steps = new VersionSteps(deployed, newest(order.model()));
    var outcomes = chosen.stream().map(id -> outcome(tickets.get(id), order, steps)).toList();
    return new Report(steps.newest().version(), steps.changes(), outcomes);
  }

  private Outcome outcome(Ticket ticket, Order order, VersionSteps steps) {
    var instance = instances.of(ticket.id(), order.model());
    var obstacle =
        ticket.settled()
            ? Optional.of("is closed for good, and its process is over")
            : instance.isEmpty()
                ? Optional.of(unknown(order.model()))
                : obstacle(instance.get(), order, steps);
    return new Outcome(
        ticket.number(),
        instance.map(ModelInstance::key),
        instance.map(ModelInstance::version),
        steps.newest().version(),
        obstacle);
  }

  private Optional<String> obstacle(ModelInstance instance, Order order, VersionSteps steps) {
    if (instance.definitionKey() == steps.newest().key()) {
      return Optional.empty();
    }
    return steps
        .from(instance)
        .map(step -> tried(instance, step, order))
        .orElse(
            Optional.of(
                "follows version %d, which Vigie did not deploy; migrate it in Operate"
                    .formatted(instance.version())));
  }

  private Optional<String> tried(ModelInstance instance, VersionStep step, Order order) {
    try {
      if (order.trial()) {
        rehearse(instance, step);
      } else {
        engine.move(instance.key(), step.to().key(), step.kept());
        writeDown(instance, step, order.actor());
      }
      return Optional.empty();
    } catch (MigrationRefused refused) {
      if (refused.over()) {
        instances.forget(instance);
      }
      return Optional.of(refused.sentence(step.to()));
    }
  }

  /**
   * Only the engine knows where an instance stands, and on some clusters it can be asked only by a
   * command: to move to the version that it follows already, each element to itself, without those
   * that would be lost. It refuses where the instance stands on one of them, and changes nothing
   * where it does not.
   */
  private void rehearse(ModelInstance instance, VersionStep step) {
    if (step.mayStrand()) {
      engine.move(instance.key(), step.from().key(), step.stayable());
    }
  }

  /** The engine first: repeated after a crash between the two, it moves to where it is. */
  private void writeDown(ModelInstance instance, VersionStep step, String actor) {
    var to = step.to();
    var migrated =
        Happening.of(
            time.instant(),
            TimelineKind.MODEL_MIGRATED,
            actor,
            to.model(),
            instance.version(),
            to.version());
    transaction.executeWithoutResult(
        status -> {
          tickets.locked(instance.ticket());
          timeline.record(
              instance.ticket(), "model:%d:%d".formatted(instance.key(), to.key()), migrated);
          instances.put(
              new ModelInstance(
                  instance.ticket(), to.model(), instance.key(), to.key(), to.version()));
        });
  }

  private DeployedModel newest(String model) {
    return deployed.newest(model).orElseThrow(() -> new UnknownModel(model, deployed.names()));
  }

  private static String unknown(String model) {
    return "has no %s that Vigie knows of: none runs, or it waits at its very first task; complete"
            .formatted(model)
        + " that first, or migrate it in Operate";
  }
}
