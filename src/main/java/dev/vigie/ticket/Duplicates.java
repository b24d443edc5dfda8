package dev.vigie.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets that ask for the same: one of them is worked on, the others lead to it. */
@Service
@Transactional
public class Duplicates {

  private final Tickets tickets;
  private final Questions questions;
  private final Promises promises;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Duplicates(
      Tickets tickets,
      Questions questions,
      Promises promises,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock time) {
    this.tickets = tickets;
    this.questions = questions;
    this.promises = promises;
    this.timeline = timeline;
    this.events = events;
    this.time = time;
  }

  /**
   * From now on the duplicate is worked on in the other ticket, whose promises count, and replies
   * to the one reach the other.
   *
   * @param number of the other ticket, as an agent wrote it
   */
  public Attempt merge(TicketId id, String occurrence, String number, String note, Instant at) {
    var other =
        TicketNumber.parse(number == null ? "" : number.strip())
            .flatMap(parsed -> tickets.idOf(parsed.seq()))
            .map(TicketId::new)
            .filter(found -> !found.equals(id));
    if (other.isEmpty()) {
      return Attempt.refused("There is no other ticket '%s'; check its number.".formatted(number));
    }
    lockBoth(id, other.get());
    var duplicate = tickets.get(id);
    if (timeline.has(id, occurrence) || !duplicate.status().open()) {
      return Attempt.DONE; // the second time, or it was withdrawn while the order was on its way
    }
    var refusal = refusal(duplicate, tickets.get(other.get()));
    if (refusal.isEmpty()) {
      merge(duplicate, occurrence, tickets.get(other.get()), note, at);
    }
    return refusal.map(Attempt::refused).orElse(Attempt.DONE);
  }

  /** Always in the same order, so that two who merge at once do not wait for each other. */
  private void lockBoth(TicketId one, TicketId other) {
    Stream.of(one, other).map(TicketId::value).sorted().forEach(tickets::lock);
  }

  private static Optional<String> refusal(Ticket duplicate, Ticket other) {
    if (!other.customer().equals(duplicate.customer())
        || !other.agreement().equals(duplicate.agreement())) {
      return Optional.of(
          "Ticket %s is another customer's, or under another agreement; choose one of %s under %s."
              .formatted(other.number(), duplicate.customer(), duplicate.agreement()));
    }
    if (!other.status().open()) {
      return Optional.of(
          "Ticket %s is no longer open; choose one that is.".formatted(other.number()));
    }
    if (other.receivedAt().isAfter(duplicate.receivedAt())) {
      return Optional.of(
          "Ticket %s came later, so its times are too; merge it into this one instead."
              .formatted(other.number()));
    }
    return Optional.empty();
  }

  private void merge(Ticket duplicate, String occurrence, Ticket other, String note, Instant at) {
    timeline.record(
        duplicate.id(),
        occurrence,
        Happening.of(at, TimelineKind.MERGED, Happening.AGENT, other.number()).saying(note));
    timeline.record(
        other.id(),
        "duplicate:" + duplicate.number(),
        Happening.of(at, TimelineKind.DUPLICATE_MERGED, Happening.AGENT, duplicate.number())
            .saying(duplicate.subject()));
    duplicate.openQuestion().ifPresent(question -> questions.close(question, at));
    duplicate.mergeInto(other, at);
    other.hasNews();
    promises.endAll(duplicate, at, time.instant());
    events.publishEvent(new TicketEvent.Merged(duplicate.id(), other.id()));
  }
}
