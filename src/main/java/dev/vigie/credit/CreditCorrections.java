package dev.vigie.credit;

import dev.vigie.availability.Services;
import dev.vigie.credit.Claim.State;
import dev.vigie.credit.ClaimCheck.Answer;
import dev.vigie.credit.CreditVerdict.Step;
import dev.vigie.ticket.Visibility;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims that were granted, or refused by their agreement, and would be worth something else by
 * now, because an outage, a fee or the agreement was set right afterwards; and what evens that out.
 */
@Service
@Transactional
public class CreditCorrections {

  private final ClaimRecords records;
  private final ClaimCheck check;
  private final Services services;
  private final ApplicationEventPublisher events;
  private final Clock time;

  CreditCorrections(
      ClaimRecords records,
      ClaimCheck check,
      Services services,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.check = check;
    this.services = services;
    this.events = events;
    this.time = time;
  }

  /**
   * What is to be given or taken back for one month.
   *
   * @param verdict the difference, negative if it is taken back, zero if only the day is another
   *     one; and how it comes about
   * @param day on which that began for which it was credited
   */
  record Difference(CreditVerdict verdict, LocalDate day, String currency) {

    BigDecimal amount() {
      return verdict.amount();
    }
  }

  /**
   * @param worth zero if nothing would be granted now
   * @param currency that {@code worth} is in, or was granted in
   * @param differences one, unless the credit moves to another month
   */
  record Due(CreditVerdict worth, String currency, List<Difference> differences) {

    /** Tells whether it is still the same when somebody acts on it. */
    String sign() {
      return differences.stream()
          .map(one -> "%s %s %s".formatted(one.day(), one.amount().toPlainString(), one.currency()))
          .collect(Collectors.joining(", "));
    }
  }

  private record Pot(YearMonth month, String currency) {}

  /**
   * Empty where nothing is to be set right: the claim was not decided, or not by facts, is worth
   * what was granted and corrected until now, or what it is for is not over or decided.
   */
  @Transactional(readOnly = true)
  public Optional<Due> due(Claim claim) {
    return now(claim)
        .map(said -> due(said, granted(claim)))
        .filter(due -> !due.differences().isEmpty());
  }

  private Optional<Answer.Said> now(Claim claim) {
    if (!claim.isDecidedByFacts()) {
      return Optional.empty();
    }
    var service = services.find(claim.serviceId(), Visibility.everything());
    return check.answer(claim, service) instanceof Answer.Said said
        ? Optional.of(said)
        : Optional.empty();
  }

  /**
   * How what was granted is worked out by what is known now; empty if that is as it was when it was
   * granted or corrected last, or something is to be set right first.
   */
  @Transactional(readOnly = true)
  Optional<Answer.Said> workedOutOtherwise(Claim claim) {
    var granted = granted(claim);
    return now(claim)
        .filter(said -> said.verdict().granted() && !granted.isEmpty())
        .filter(said -> due(said, granted).differences().isEmpty())
        .filter(
            said ->
                !said.verdict().steps().equals(CreditVerdict.ofCredit(granted.getLast().steps())));
  }

  /** What was set right of it, oldest first. */
  @Transactional(readOnly = true)
  public List<Claim> of(Claim claim) {
    return records.correcting(claim.id());
  }

  /** Oldest first; empty if it was refused, and stayed so. */
  private List<Claim> granted(Claim claim) {
    return Stream.concat(Stream.of(claim), of(claim).stream())
        .filter(one -> one.state() == State.GRANTED)
        .toList();
  }

  private static Due due(Answer.Said said, List<Claim> granted) {
    if (granted.isEmpty() && !said.verdict().granted()) {
      return new Due(said.verdict(), "", List.of());
    }
    var currency =
        said.currency() == null ? granted.getLast().currency().orElseThrow() : said.currency();
    var worth = new Pot(YearMonth.from(said.day()), currency);
    var days = new LinkedHashMap<Pot, LocalDate>();
    var sums = new LinkedHashMap<Pot, BigDecimal>();
    for (var one : granted) {
      var pot = new Pot(one.creditedMonth().orElseThrow(), one.currency().orElseThrow());
      sums.merge(pot, one.amount().orElseThrow(), BigDecimal::add);
      days.put(pot, one.creditedDay().orElseThrow());
    }
    var there = Optional.ofNullable(sums.remove(worth)).orElse(BigDecimal.ZERO);
    var differences = new ArrayList<Difference>();
    sums.forEach(
        (pot, sum) -> {
          if (sum.signum() != 0) {
            var found = difference(said.verdict(), moved(said, pot), sum, BigDecimal.ZERO);
            differences.add(new Difference(found, days.get(pot), pot.currency()));
          }
        });
    // last, so that its day is the one that is known from now on
    inItsMonth(said, there, Optional.ofNullable(days.get(worth)))
        .map(found -> new Difference(found, said.day(), currency))
        .ifPresent(differences::add);
    return new Due(said.verdict(), currency, List.copyOf(differences));
  }

  /** Why nothing is left of what was granted for a month: how it is worked out is said there. */
  private static List<Step> moved(Answer.Said said, Pot pot) {
    var month = YearMonth.from(said.day());
    return said.verdict().granted() && !month.equals(pot.month())
        ? List.of(Step.of("moved", month))
        : List.of();
  }

  /**
   * Another day is told though it comes to the same: it counts for the limit of the day
   * (qohash/5.2).
   *
   * @param day for which something was granted in that month; empty if nothing was
   */
  private static Optional<CreditVerdict> inItsMonth(
      Answer.Said said, BigDecimal there, Optional<LocalDate> day) {
    var verdict = said.verdict();
    var moved = verdict.granted() && day.filter(one -> !one.equals(said.day())).isPresent();
    return moved || verdict.amount().compareTo(there) != 0
        ? Optional.of(
            difference(
                verdict, moved ? onAnotherDay(said) : verdict.steps(), there, verdict.amount()))
        : Optional.empty();
  }

  private static List<Step> onAnotherDay(Answer.Said said) {
    return Stream.concat(
            Stream.of(Step.of("moved-day", said.day())), said.verdict().steps().stream())
        .toList();
  }

  private static CreditVerdict difference(
      CreditVerdict said, List<Step> why, BigDecimal before, BigDecimal now) {
    var difference = now.subtract(before);
    var steps = new ArrayList<>(why);
    steps.add(Step.of("granted-before", before.toPlainString()));
    steps.add(Step.of("difference", difference.toPlainString()));
    return new CreditVerdict(difference, said.refusal(), said.clause(), steps);
  }

  /**
   * A manager has the difference granted or taken back; the customer is told.
   *
   * @param seen the {@link Due#sign()} that the manager decided on
   * @param reason empty if there is nothing to say
   * @return whether it was done; false if it comes to something else by now, or was done already
   */
  public boolean correct(String id, String seen, String reason, String who) {
    var claim = records.findById(id).orElseThrow(() -> new ClaimNotKnown(id));
    services.lock(claim.serviceId());
    var due = due(claim).filter(one -> one.sign().equals(seen));
    due.ifPresent(one -> set(claim, one, reason, who));
    return due.isPresent();
  }

  private void set(Claim claim, Due due, String reason, String who) {
    var next = of(claim).size();
    for (var difference : due.differences()) {
      var key = "correction:%s:%d".formatted(claim.id(), next++);
      var made =
          records.save(Claim.correcting(claim, key, difference, who, reason, time.instant()));
      events.publishEvent(new ClaimEvent.Corrected(made));
    }
  }
}
