package dev.vigie.metrics;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.Objective;
import dev.vigie.ticket.Happening;
import dev.vigie.ticket.Ticket;
import dev.vigie.ticket.Tickets;
import dev.vigie.ticket.TimelineEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what happens to tickets, when it has been stored. Labelled by agreement and severity,
 * never by customer or ticket, so that the number of series stays small.
 */
@Component
class TicketMeters {

  /** Bounds for the share of responses within such a time; the terms of the five agreements. */
  private static final Duration[] RESPONSE_TIMES =
      Stream.concat(
              IntStream.of(5, 15, 30, 60, 90, 120, 240, 480).mapToObj(Duration::ofMinutes),
              IntStream.of(1, 2, 3, 7, 14).mapToObj(Duration::ofDays))
          .toArray(Duration[]::new);

  private static final String BREACHES = "vigie.breaches";
  private static final String TAKEN_BACK = "vigie.breaches.taken.back";

  /** The interval of an escalation is none that could be broken. */
  private static final Set<Objective> PROMISES =
      EnumSet.complementOf(EnumSet.of(Objective.ESCALATION));

  private final MeterRegistry meters;
  private final Tickets tickets;
  private final Agreements agreements;

  TicketMeters(MeterRegistry meters, Tickets tickets, Agreements agreements) {
    this.meters = meters;
    this.tickets = tickets;
    this.agreements = agreements;
    beginAtZero();
  }

  /**
   * Prometheus sees an increase only from a value that it has read: what is broken before its first
   * look would else be there from the beginning. Agreements may be added later on.
   */
  @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  final void beginAtZero() {
    for (var agreement : agreements.names()) {
      for (var promise : PROMISES) {
        counter(BREACHES, agreement, promise.name());
        counter(TAKEN_BACK, agreement, promise.name());
      }
    }
  }

  @EventListener
  void happened(TimelineEntry entry) {
    switch (entry.kind()) {
      case RECEIVED -> whenStored(entry, this::opened);
      case RESPONDED -> whenStored(entry, ticket -> responded(ticket, entry));
      case BREACHED -> whenStored(entry, ticket -> count(BREACHES, ticket, entry));
      case BREACH_TAKEN_BACK -> whenStored(entry, ticket -> count(TAKEN_BACK, ticket, entry));
      default -> {} // not counted
    }
  }

  private void opened(Ticket ticket) {
    meters
        .counter("vigie.tickets.opened", terms(ticket).and("channel", ticket.channel()))
        .increment();
  }

  /** From the receipt, in real time; an automatic confirmation tells nothing of the team. */
  private void responded(Ticket ticket, TimelineEntry response) {
    if (!response.actor().equals(Happening.VIGIE)) {
      Timer.builder("vigie.time.to.first.response")
          .description("From the receipt of a ticket to the first response of a person")
          .tags(terms(ticket))
          .serviceLevelObjectives(RESPONSE_TIMES)
          .register(meters)
          .record(Duration.between(ticket.receivedAt(), response.at()));
    }
  }

  private void count(String name, Ticket ticket, TimelineEntry entry) {
    var objective = entry.arguments().getFirst().replace("objective.", "");
    counter(name, ticket.agreement(), objective).increment();
  }

  private Counter counter(String name, String agreement, String objective) {
    return meters.counter(name, "agreement", agreement, "objective", objective);
  }

  private static Tags terms(Ticket ticket) {
    return Tags.of("agreement", ticket.agreement(), "severity", ticket.severity());
  }

  /** The ticket is read with the entry, and told as it has become at the end. */
  private void whenStored(TimelineEntry entry, Consumer<Ticket> counted) {
    var ticket = tickets.get(entry.ticket());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            counted.accept(ticket);
          }
        });
  }
}
