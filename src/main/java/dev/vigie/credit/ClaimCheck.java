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
import dev.vigie.availability.MonthFigure;
import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.availability.Outage;
import dev.vigie.availability.Outages;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.calendar.Calendars;
import dev.vigie.calendar.TimeSpan;
import dev.vigie.credit.Claim.Awaited;
import dev.vigie.credit.Claim.State;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Downtimes downtimes;
  private final Fees fees;
  private final ClaimRecords records;
  private final Clock time;

  ClaimCheck(
      Agreements agreements,
      Calendars calendars,
      Outages outages,
      AvailabilityFigures figures,
      ServiceTerms terms,
      Downtimes downtimes,
      Fees fees,
      ClaimRecords records,
      Clock time) {
    this.agreements = agreements;
    this.calendars = calendars;
    this.outages = outages;
    this.figures = figures;
    this.terms = terms;
    this.downtimes = downtimes;
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

  /**
   * Of a decided claim what it would be worth by what is known now. Callers hold the lock of the
   * service if they act on it.
   */
  Answer answer(Claim claim, MeasuredService service) {
    var zone = terms.zone(service);
    var rules = agreements.newest(service.agreement()).map(Terms::credits);
    var rule = rules.flatMap(some -> some.credit(service.plan()));
    if (rule.isEmpty()) {
      var clause =
          rules
              .flatMap(some -> some.noCredit(service.plan()))
              .or(() -> terms.promise(service).map(AvailabilityPromise::clause));
      return refused(Refusal.NOTHING_PROMISED, clause.orElse(""), day(claim, zone), List.of());
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

  /** Day and month are those on which the service failed (qohash/5.3), not of the notice. */
  private Answer forOutage(Subject subject, Outage outage) {
    if (outage.state() == Outage.State.DISMISSED) {
      return downtimes
          .instead(outage, subject.service())
          .map(counting -> forOutage(subject, counting))
          .orElseGet(() -> dismissed(subject, outage));
    }
    if (outage.state() == Outage.State.PROPOSED) {
      return notYet(Awaited.DECISION);
    }
    var downtime = downtimes.of(outage, subject.service());
    if (downtime.span().isOpenEnded()) {
      return notYet(Awaited.OUTAGE);
    }
    if (downtimes.isUndecided(downtime)) {
      return notYet(Awaited.DECISION);
    }
    var day = began(subject, downtime.span());
    var late = tooLate(subject, downtime.span().end(), day);
    if (late.isPresent()) {
      return late.get();
    }
    var down =
        downtimes.counted(downtime, subject.service(), subject.claim().claimedAt()).stream()
            .map(TimeSpan::length)
            .toList();
    var others = others(subject, downtime);
    var known = known(others, subject.service());
    return credited(
        subject,
        day,
        others,
        before -> outageOf(before, known, outage, downtime),
        arithmetic -> arithmetic.forOutage(outage.id(), day, down));
  }

  private static Answer dismissed(Subject subject, Outage outage) {
    return refused(
        Refusal.DISMISSED, subject.rule().clause(), began(subject, outage.span()), List.of());
  }

  private static LocalDate began(Subject subject, TimeSpan span) {
    return span.start().atZone(subject.zone()).toLocalDate();
  }

  /** The same downtime is the same outage, however many people told of it. */
  private static String outageOf(
      Claim before, Map<String, Outage> known, Outage outage, Downtime downtime) {
    return before
        .outage()
        .map(known::get)
        .map(one -> downtime.comprises(one) ? outage.id() : one.id())
        .orElseGet(() -> monthOf(before));
  }

  /** By the outages that claims name: what counts of these. */
  private Map<String, Outage> known(List<Claim> claims, MeasuredService service) {
    var named = claims.stream().flatMap(claim -> claim.outage().stream()).distinct().toList();
    return outages.all(named).stream()
        .collect(
            Collectors.toMap(
                Outage::id,
                one ->
                    one.state() == Outage.State.DISMISSED
                        ? downtimes.instead(one, service).orElse(one)
                        : one));
  }

  private static String monthOf(Claim before) {
    return before.creditedMonth().orElseThrow().toString();
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
        others(subject, month, month, List.of()),
        ClaimCheck::monthOf,
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

  /** What was credited to others of the months that a downtime touches, or for its outages. */
  private List<Claim> others(Subject subject, Downtime downtime) {
    return others(
        subject,
        YearMonth.from(downtime.span().start().atZone(subject.zone())),
        YearMonth.from(downtime.span().end().atZone(subject.zone())),
        downtime.outages().stream().map(Outage::id).toList());
  }

  /** With the months around: a downtime over the end of one may have been known by a part only. */
  private List<Claim> others(Subject subject, YearMonth from, YearMonth to, List<String> outages) {
    return records
        .credited(
            subject.service().id(),
            from.minusMonths(1).toString(),
            to.plusMonths(1).toString(),
            outages)
        .stream()
        .filter(other -> !other.first().equals(subject.claim().first()))
        .toList();
  }

  private interface Working {
    CreditVerdict with(CreditArithmetic arithmetic);
  }

  /**
   * What is only to be approved yet stands in nobody's way for good.
   *
   * @param what names the outage or month that a credit of before was for
   */
  private Answer credited(
      Subject subject,
      LocalDate day,
      List<Claim> others,
      Function<Claim, String> what,
      Working working) {
    var month = YearMonth.from(day);
    var began = subject.service().activeFrom().atZone(subject.zone()).toLocalDate();
    var fee = fees.of(subject.service(), month, began);
    if (fee.isEmpty()) {
      return notYet(Awaited.FEE);
    }
    var own = firstGranted(subject.claim());
    var granted = granted(own, others);
    var verdict = verdict(subject, fee.get(), granted, what, working);
    return own.isPresent() || verdict.equals(verdict(subject, fee.get(), others, what, working))
        ? new Answer.Said(verdict, day, fee.get().currency())
        : notYet(Awaited.OTHER_CLAIM);
  }

  /** What was granted of it first: itself, or what set its refusal right; empty if nothing was. */
  private Optional<Claim> firstGranted(Claim claim) {
    return claim.state() == State.GRANTED
        ? Optional.of(claim)
        : records.correcting(claim.id()).stream().findFirst();
  }

  /** Before a claim that is granted itself only those count that were granted before it. */
  private static List<Claim> granted(Optional<Claim> own, List<Claim> others) {
    var granted = others.stream().filter(one -> one.state() == State.GRANTED).toList();
    if (own.isEmpty()) {
      return granted;
    }
    var first =
        granted.stream()
            .collect(
                Collectors.toMap(
                    Claim::first,
                    Function.identity(),
                    (one, other) -> one.wasGrantedBefore(other) ? one : other));
    return granted.stream()
        .filter(one -> first.get(one.first()).wasGrantedBefore(own.get()))
        .toList();
  }

  private static CreditVerdict verdict(
      Subject subject,
      MonthFee fee,
      List<Claim> before,
      Function<Claim, String> what,
      Working working) {
    var credits =
        before.stream()
            .map(
                claim ->
                    new Granted(
                        what.apply(claim),
                        claim.creditedDay().orElseThrow(),
                        claim.amount().orElseThrow()))
            .toList();
    return working.with(new CreditArithmetic(subject.rule(), fee, credits));
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
