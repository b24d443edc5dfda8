package dev.vigie.credit;

import dev.vigie.agreement.Agreements;
import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.agreement.ClaimRule;
import dev.vigie.agreement.CreditRule;
import dev.vigie.agreement.CreditRule.Basis;
import dev.vigie.agreement.CreditRules;
import dev.vigie.agreement.Terms;
import dev.vigie.availability.AvailabilityFigures;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Measurement;
import dev.vigie.availability.MonthFigure;
import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.availability.Outage;
import dev.vigie.availability.Outages;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.credit.Claim.Awaited;
import dev.vigie.credit.CreditArithmetic.Granted;
import dev.vigie.credit.CreditVerdict.Refusal;
import dev.vigie.credit.CreditVerdict.Step;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the agreement, and what was measured, what a claim is worth. */
@Component
class ClaimCheck {

  /** How long until somebody looks again whether an outage is over. */
  private static final Duration A_WHILE = Duration.ofHours(1);

  private static final int DECIMALS = 3;

  private final Agreements agreements;
  private final Calendars calendars;
  private final Outages outages;
  private final AvailabilityFigures figures;
  private final ServiceTerms terms;
  private final Fees fees;
  private final ClaimRecords records;
  private final Clock time;

  ClaimCheck(
      Agreements agreements,
      Calendars calendars,
      Outages outages,
      AvailabilityFigures figures,
      ServiceTerms terms,
      Fees fees,
      ClaimRecords records,
      Clock time) {
    this.agreements = agreements;
    this.calendars = calendars;
    this.outages = outages;
    this.figures = figures;
    this.terms = terms;
    this.fees = fees;
    this.records = records;
    this.time = time;
  }

  /** What can be said of a claim now. */
  sealed interface Answer {

    /**
     * Nothing yet.
     *
     * @param until when to ask again
     */
    record NotYet(Awaited awaited, Instant until) implements Answer {}

    /**
     * @param day on which that began for which it is credited
     * @param currency null where no fee is known
     */
    record Said(CreditVerdict verdict, LocalDate day, String currency) implements Answer {}
  }

  /** Everything that is known of what a claim is for. */
  private record Subject(
      Claim claim, MeasuredService service, ZoneId zone, CreditRules rules, CreditRule rule) {}

  /** Callers hold the lock of the service. */
  Answer answer(Claim claim, MeasuredService service) {
    var zone = terms.zone(service);
    var rules = agreements.newest(service.agreement()).map(Terms::credits);
    var rule = rules.flatMap(some -> some.credit(service.plan()));
    if (rule.isEmpty()) {
      var clause = rules.flatMap(some -> some.noCredit(service.plan())).orElse("");
      return refused(Refusal.NOTHING_PROMISED, clause, day(claim, zone), List.of());
    }
    var subject = new Subject(claim, service, zone, rules.orElseThrow(), rule.get());
    var outage = claim.outage().map(outages::find);
    if (rule.get().basis() == Basis.AVAILABILITY) {
      return forMonth(subject, month(claim, outage, zone));
    }
    return outage
        .map(one -> forOutage(subject, one))
        .orElseGet(
            () -> refused(Refusal.NO_OUTAGE, rule.get().clause(), day(claim, zone), List.of()));
  }

  private Answer forOutage(Subject subject, Outage outage) {
    var began = outage.startedAt().atZone(subject.zone()).toLocalDate();
    if (outage.state() == Outage.State.DISMISSED) {
      return refused(Refusal.NO_OUTAGE, subject.rule().clause(), began, List.of());
    }
    if (outage.state() == Outage.State.PROPOSED) {
      return notYet(Awaited.DECISION);
    }
    if (outage.endedAt().isEmpty()) {
      return notYet(Awaited.OUTAGE);
    }
    var late = tooLate(subject, outage.endedAt().get(), began);
    if (late.isPresent()) {
      return late.get();
    }
    var down = down(subject.service(), outage);
    var day =
        down.stream()
            .findFirst()
            .map(first -> first.start().atZone(subject.zone()).toLocalDate())
            .orElse(began);
    return credited(
        subject,
        day,
        Optional.of(outage),
        arithmetic ->
            arithmetic.forOutage(outage.id(), day, down.stream().map(TimeSpan::length).toList()));
  }

  /**
   * When the service was down while this outage counts, whichever of several at once it is put down
   * to: from the customer's notice where the agreement says so (qohash/5.2).
   */
  private List<TimeSpan> down(MeasuredService service, Outage outage) {
    var byNotice =
        figures
            .month(service, YearMonth.from(outage.startedAt().atZone(terms.zone(service))))
            .promise()
            .flatMap(AvailabilityPromise::noticeClause)
            .isPresent();
    var from = byNotice ? outage.noticedAt() : Optional.of(outage.startedAt());
    var stretches =
        figures.over(service, outage.span()).map(Measurement::stretches).orElse(List.of());
    var down = new ArrayList<TimeSpan>();
    stretches.stream()
        .filter(stretch -> stretch.reason() == Reason.DOWN)
        .flatMap(stretch -> from.flatMap(at -> since(at, stretch.span())).stream())
        .forEach(span -> add(down, span));
    return down;
  }

  private static Optional<TimeSpan> since(Instant from, TimeSpan span) {
    return from.isBefore(span.end())
        ? Optional.of(new TimeSpan(from.isAfter(span.start()) ? from : span.start(), span.end()))
        : Optional.empty();
  }

  /** What follows without a break is one stretch. */
  private static void add(List<TimeSpan> down, TimeSpan next) {
    if (!down.isEmpty() && down.getLast().end().equals(next.start())) {
      down.add(new TimeSpan(down.removeLast().start(), next.end()));
    } else {
      down.add(next);
    }
  }

  private Answer forMonth(Subject subject, YearMonth month) {
    var first = month.atDay(1);
    var start = first.atStartOfDay(subject.zone()).toInstant();
    var end = month.plusMonths(1).atDay(1).atStartOfDay(subject.zone()).toInstant();
    var figure = figures.month(subject.service(), month);
    if (end.isAfter(time.instant())) {
      return new Answer.NotYet(Awaited.MONTH, end);
    }
    if (outages.during(subject.service().id(), new TimeSpan(start, end)).stream()
        .anyMatch(outage -> outage.state() == Outage.State.PROPOSED)) {
      return notYet(Awaited.DECISION);
    }
    var late = tooLate(subject, end, first);
    if (late.isPresent()) {
      return late.get();
    }
    if (figure.promised().isEmpty()) {
      return refused(Refusal.NOTHING_PROMISED, subject.rule().clause(), first, List.of());
    }
    var reached = figure.measurement().flatMap(measured -> measured.percent(DECIMALS));
    if (reached.isEmpty()) {
      return refused(Refusal.NOT_COUNTED, subject.rule().clause(), first, List.of());
    }
    return credited(
        subject,
        first,
        Optional.empty(),
        arithmetic ->
            arithmetic.forMonth(
                month.toString(),
                promised(figure),
                reached.get(),
                figure.outcome() == Outcome.KEPT));
  }

  private static BigDecimal promised(MonthFigure figure) {
    return figure.promised().orElseThrow();
  }

  /** In time to the instant: what arrives when the time is over to the millisecond is in time. */
  private Optional<Answer> tooLate(Subject subject, Instant over, LocalDate day) {
    return subject
        .rules()
        .claim(subject.service().plan())
        .filter(rule -> subject.claim().claimedAt().isAfter(latest(rule, over)))
        .map(
            rule ->
                refused(
                    Refusal.TOO_LATE,
                    rule.clause(),
                    day,
                    List.of(Step.of("claimed", subject.claim().claimedAt(), latest(rule, over)))));
  }

  private Instant latest(ClaimRule rule, Instant over) {
    return rule.within().after(over, calendars.get(rule.calendar()));
  }

  private interface Working {
    CreditVerdict with(CreditArithmetic arithmetic);
  }

  /** What is only to be approved yet stands in nobody's way for good. */
  private Answer credited(
      Subject subject, LocalDate day, Optional<Outage> outage, Working working) {
    var month = YearMonth.from(day);
    var began = subject.service().activeFrom().atZone(subject.zone()).toLocalDate();
    var fee = fees.of(subject.service(), month, began);
    if (fee.isEmpty()) {
      return notYet(Awaited.FEE);
    }
    var others =
        records.credited(subject.service().id(), month.toString()).stream()
            .filter(other -> !other.id().equals(subject.claim().id()))
            .toList();
    var granted = others.stream().filter(one -> one.state() == Claim.State.GRANTED).toList();
    var verdict = verdict(subject, fee.get(), granted, outage, working);
    return verdict.equals(verdict(subject, fee.get(), others, outage, working))
        ? new Answer.Said(verdict, day, fee.get().currency())
        : notYet(Awaited.OTHER_CLAIM);
  }

  private CreditVerdict verdict(
      Subject subject, MonthFee fee, List<Claim> before, Optional<Outage> outage, Working working) {
    var credits = before.stream().map(claim -> granted(claim, outage)).toList();
    return working.with(new CreditArithmetic(subject.rule(), fee, credits));
  }

  /** The same downtime is the same outage, however many people told of it. */
  private Granted granted(Claim claim, Optional<Outage> outage) {
    var of =
        claim
            .outage()
            .map(outages::find)
            .map(
                known ->
                    outage
                        .filter(one -> one.span().overlapWith(known.span()).isPresent())
                        .map(Outage::id)
                        .orElse(known.id()))
            .orElseGet(() -> claim.creditedMonth().orElseThrow().toString());
    return new Granted(of, claim.creditedDay().orElseThrow(), claim.amount().orElseThrow());
  }

  private Answer notYet(Awaited awaited) {
    return new Answer.NotYet(awaited, time.instant().plus(A_WHILE));
  }

  private static Answer refused(Refusal refusal, String clause, LocalDate day, List<Step> steps) {
    return new Answer.Said(new CreditVerdict(BigDecimal.ZERO, refusal, clause, steps), day, null);
  }

  private static YearMonth month(Claim claim, Optional<Outage> outage, ZoneId zone) {
    return claim
        .month()
        .or(() -> outage.map(one -> YearMonth.from(one.startedAt().atZone(zone))))
        .orElseThrow();
  }

  /** Where nothing else is known: the day of the claim, or the first of the month. */
  private static LocalDate day(Claim claim, ZoneId zone) {
    return claim
        .month()
        .map(month -> month.atDay(1))
        .orElseGet(() -> claim.claimedAt().atZone(zone).toLocalDate());
  }
}
