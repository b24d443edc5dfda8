package dev.vigie.ticket;

import dev.vigie.agreement.Objective;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a ticket. Published inside the transaction that made it true: whoever must act
 * on it stores a persistent task there, so neither can be lost without the other.
 */
public sealed interface TicketEvent {

  TicketId ticket();

  record Opened(TicketId ticket) implements TicketEvent {}

  record ReceiptConfirmed(TicketId ticket) implements TicketEvent {}

  /**
   * The request lacks what the agreement asks for.
   *
   * @param missing in the customer's language
   */
  record DetailsMissing(TicketId ticket, String question, List<String> missing)
      implements TicketEvent {}

  /** The request tells everything now that the agreement asks for. */
  record RequestCompleted(TicketId ticket) implements TicketEvent {}

  /** The agreement does not cover the request; the customer is told what to do instead. */
  record Referred(TicketId ticket, String answer) implements TicketEvent {}

  /**
   * @param bySilence whether nobody said so, but nobody answered either
   */
  record Withdrawn(TicketId ticket, boolean bySilence) implements TicketEvent {}

  record ClockReplanned(TicketId ticket, String clock, long planNumber) implements TicketEvent {}

  /** What the agents' tasks show of a ticket has changed outside of them. */
  record TasksOutdated(TicketId ticket, String occurrence) implements TicketEvent {}

  /**
   * Another severity than the claimed one is proposed to the customer (qohash/2.2.3).
   *
   * @param until when it counts although nobody answered; empty: never
   */
  record SeverityProposed(
      TicketId ticket, String question, String severity, String reason, Optional<Instant> until)
      implements TicketEvent {}

  /** The team decided on another severity than the one that counted before. */
  record SeverityDecided(TicketId ticket, String occurrence, String before, String reason)
      implements TicketEvent {}

  record QuestionAsked(TicketId ticket, String question, String text) implements TicketEvent {}

  record CustomerReminded(TicketId ticket, String question, int reminder) implements TicketEvent {}

  record QuestionAnswered(TicketId ticket, String question) implements TicketEvent {}

  record ReplyReceived(TicketId ticket, String occurrence, String text) implements TicketEvent {}

  record UpdateSent(TicketId ticket, String occurrence, String text) implements TicketEvent {}

  /**
   * @param promisedUntil by when, of a later fix
   * @param until when it counts as agreed to although nobody answered; empty: never
   */
  record SolutionOffered(
      TicketId ticket,
      String occurrence,
      Solution solution,
      String text,
      Optional<Instant> promisedUntil,
      Optional<Instant> until)
      implements TicketEvent {}

  /** Both sides agree that nothing is left to be done. */
  record Resolved(TicketId ticket, String solution) implements TicketEvent {}

  /** What was asked there is worked on in another ticket. */
  record Merged(TicketId ticket, TicketId other) implements TicketEvent {}

  /** Many customers cannot work (offimizer/2.3.broadcast). */
  record IncidentAnnounced(TicketId ticket, long incident, String text) implements TicketEvent {}

  /**
   * The incident of many customers is over (offimizer/2.3.resolved).
   *
   * @param ticket the one that it was announced on
   * @param waiting the tickets that waited for it
   * @param outcome what solved it; empty if it ended without a solution
   */
  record IncidentOver(
      TicketId ticket, long incident, List<TicketId> waiting, Optional<String> outcome)
      implements TicketEvent {}

  /**
   * Something is left to be done after the closure.
   *
   * @param key which of them, within the ticket
   */
  record FollowUpOwed(TicketId ticket, String key) implements TicketEvent {}

  record FollowUpLate(TicketId ticket, String key, String what, Instant dueAt)
      implements TicketEvent {}

  /**
   * @param told whether the customer is sent the outcome
   */
  record FollowUpDone(TicketId ticket, String key, String what, String outcome, boolean told)
      implements TicketEvent {}

  /**
   * The customer is to be called too.
   *
   * @param key which of the calls, within the ticket
   */
  record CallOwed(TicketId ticket, String key) implements TicketEvent {}

  /** There is nothing to tell by phone any more. */
  record CallDropped(TicketId ticket, String key) implements TicketEvent {}

  /** The day by which a fix was promised is over. */
  record FixLate(TicketId ticket, Instant until) implements TicketEvent {}

  record FixDelivered(TicketId ticket, String occurrence, String text) implements TicketEvent {}

  record Closed(TicketId ticket, int closure) implements TicketEvent {}

  record Reopened(TicketId ticket, int closure) implements TicketEvent {}

  /** A promise will be broken soon. */
  record Warned(TicketId ticket, Objective objective, int slot, long planNumber)
      implements TicketEvent {}

  /** Somebody does not want to wait for the interval, or there is none. */
  record EscalationRequested(TicketId ticket, String clock, String occurrence)
      implements TicketEvent {}

  /**
   * The next level is told.
   *
   * @param recipient empty if nobody is known to have the role
   */
  record Escalated(TicketId ticket, int level, String role, Optional<String> recipient)
      implements TicketEvent {}

  /** A breach was recorded though the promise had been kept, which nobody knew then. */
  record BreachTakenBack(TicketId ticket, Objective objective, Instant due, Instant keptAt)
      implements TicketEvent {}

  /** A promise was broken, {@code times} in a row if nobody could notice before. */
  record Breached(TicketId ticket, Objective objective, int slot, int times)
      implements TicketEvent {}
}
