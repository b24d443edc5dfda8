package dev.vigie.ledger;

import dev.vigie.agreement.Objective;
import dev.vigie.clock.SlaClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what becomes of each promise, in the transaction in which its clock changes. A clock
 * knows its present only; the report needs every period, and what seemed so before.
 *
 * <p>Promises are those of a first response, of updates and of a resolution, where the agreement
 * gives a time. An interval of an escalation is none: nobody is owed that it passes. Neither is a
 * response that the receipt gives by itself (xtm/4.7.automatic): it cannot be missed.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PromiseLedger {

  private static final Set<Objective> PROMISES =
      Set.of(Objective.FIRST_RESPONSE, Objective.UPDATE, Objective.RESOLUTION);

  private final PromiseOutcomes outcomes;
  private final Clock time;

  PromiseLedger(PromiseOutcomes outcomes, Clock time) {
    this.outcomes = outcomes;
    this.time = time;
  }

  /**
   * The clock has changed. A period that it has left behind is over.
   *
   * @param at when nothing was owed any more, if that is what the clock says
   */
  public void follow(Owed owed, SlaClock clock, Instant at) {
    if (!PROMISES.contains(clock.objective())) {
      return;
    }
    var known = around(clock);
    known.stream()
        .filter(one -> one.slot() < clock.slot() && !one.outcome().decided())
        .forEach(one -> one.end(at, time.instant()));
    known.stream()
        .filter(one -> one.slot() == clock.slot())
        .findFirst()
        .ifPresentOrElse(
            one -> one.become(clock, at, time.instant()), () -> begin(owed, clock, known, at));
  }

  /** The period that runs was kept; the next one is about to begin. */
  public void kept(SlaClock clock, Instant at) {
    current(clock).forEach(one -> one.kept(clock, at, time.instant()));
  }

  /** The period that runs passed unmet; the next one is about to begin. */
  public void missed(SlaClock clock) {
    current(clock).forEach(one -> one.missed(clock, time.instant()));
  }

  /** What seemed missed at {@code keptAt} or later was not owed. */
  public void takeBackMissed(SlaClock clock, Instant keptAt) {
    outcomes
        .breachedSince(clock.ticketId(), clock.objective(), keptAt)
        .forEach(one -> one.takeBack(time.instant()));
  }

  /** Another team is to keep what is still owed. */
  public void handOver(String ticketId, String team) {
    open(ticketId).forEach(one -> one.handOver(team));
  }

  /** What is still owed counts by another severity; what was met or missed stays (decision D8). */
  public void countAs(String ticketId, String severity) {
    open(ticketId).forEach(one -> one.countAs(severity));
  }

  /** A later period counts by the severity of the one before, until that is changed. */
  private void begin(Owed owed, SlaClock clock, List<PromiseOutcome> before, Instant at) {
    if (clock.term().isPresent()) {
      var severity = before.isEmpty() ? owed.severity() : before.getLast().severity();
      outcomes
          .save(new PromiseOutcome(owed, severity, clock, time.instant()))
          .become(clock, at, time.instant());
    }
  }

  private List<PromiseOutcome> open(String ticketId) {
    return outcomes.findByTicketIdAndOutcomeIn(ticketId, Set.of(Outcome.RUNNING, Outcome.PAUSED));
  }

  private List<PromiseOutcome> current(SlaClock clock) {
    return around(clock).stream().filter(one -> one.slot() == clock.slot()).toList();
  }

  private List<PromiseOutcome> around(SlaClock clock) {
    return outcomes.around(clock.ticketId(), clock.objective(), clock.slot());
  }
}
