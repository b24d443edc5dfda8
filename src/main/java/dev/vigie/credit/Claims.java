package dev.vigie.credit;

import dev.vigie.access.Allowance;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Moment;
import dev.vigie.availability.Outages;
import dev.vigie.availability.Services;
import dev.vigie.credit.ClaimCheck.Answer;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims for credits, from their receipt to the decision. */
@Service
@Transactional
public class Claims {

  /** The agreements say nothing of it. */
  static final Duration TO_DECIDE = Duration.ofDays(7);

  /** New ones an hour, of one person or program. */
  private static final int MOST_CLAIMS = 60;

  private final ClaimRecords records;
  private final ClaimCheck check;
  private final ClaimWords words;
  private final Services services;
  private final Outages outages;
  private final ApplicationEventPublisher events;
  private final Clock time;
  private final Allowance wishes;

  Claims(
      ClaimRecords records,
      ClaimCheck check,
      ClaimWords words,
      Services services,
      Outages outages,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.check = check;
    this.words = words;
    this.services = services;
    this.outages = outages;
    this.events = events;
    this.time = time;
    this.wishes = new Allowance(MOST_CLAIMS, MOST_CLAIMS, Duration.ofHours(1), time);
  }

  /**
   * Takes a claim in, and answers the one that was told with the same key before, or for the same
   * outage or month, unless that was refused.
   *
   * @param reader what who claims may see
   * @throws RequestRefused if it cannot be so, the key stands for another claim, or somebody claims
   *     too often
   */
  public Claim receive(NewClaim asked, MeasuredService service, String key, Visibility reader) {
    services.lock(service.id());
    var known = records.findByBusinessKey(key);
    if (known.isPresent()) {
      if (!known.get().tells(asked)) {
        throw RequestRefused.unprocessable(
            "Idempotency-Key", "This key was used for another claim; choose a new key.");
      }
      return known.get();
    }
    check(asked, service, reader);
    return records.of(service.id()).stream()
        .filter(claim -> claim.tells(asked) && claim.state() != Claim.State.REFUSED)
        .findFirst()
        .orElseGet(() -> first(asked, service, key));
  }

  private Claim first(NewClaim asked, MeasuredService service, String key) {
    if (!wishes.take(asked.claimedBy())) {
      throw new RequestRefused(
          HttpStatus.TOO_MANY_REQUESTS,
          "claim",
          "You have claimed very often; wait an hour, then try again.");
    }
    var claim = records.save(new Claim(key, asked, service.customer()));
    events.publishEvent(new ClaimEvent.Received(claim));
    return claim;
  }

  private void check(NewClaim asked, MeasuredService service, Visibility reader) {
    var now = time.instant();
    Moment.requirePast("claimedAt", asked.claimedAt(), now);
    if (asked.outage().isPresent() == asked.month().isPresent()) {
      throw RequestRefused.unprocessable(
          "outage", "Name either the outage or the month that it is claimed for.");
    }
    if (asked.outage().filter(id -> !isOf(id, service, reader)).isPresent()) {
      throw RequestRefused.unprocessable(
          "outage", "This service has no such outage; see /api/outages.");
    }
    var zone = words.zone(service);
    var first = YearMonth.from(service.activeFrom().atZone(zone));
    var last = YearMonth.from(now.atZone(zone));
    if (asked.month().filter(m -> m.isAfter(last) || m.isBefore(first)).isPresent()) {
      throw RequestRefused.unprocessable(
          "month", "The customer did not have the service in this month, or it has not begun.");
    }
  }

  /** Whether it is an outage of the service that the reader may see. */
  boolean isOf(String outage, MeasuredService service, Visibility reader) {
    try {
      return outages.find(outage, reader).serviceId().equals(service.id());
    } catch (RequestRefused unknown) {
      return false;
    }
  }

  /**
   * What the agreement says of it; the same answer however often it is asked for once that is
   * known.
   */
  public CheckedClaim check(String id) {
    var claim = locked(id);
    if (claim.state() == Claim.State.RECEIVED || claim.state() == Claim.State.OPEN) {
      var service = services.find(claim.serviceId(), Visibility.everything());
      switch (check.answer(claim, service)) {
        case Answer.NotYet open -> {
          claim.waitFor(open.awaited());
          return new CheckedClaim("open", Moment.kept(open.until()), null, "", "", "");
        }
        case Answer.Said said -> claim.become(said.verdict(), said.day(), said.currency());
      }
    }
    return checked(claim);
  }

  private CheckedClaim checked(Claim claim) {
    var said = words.of(claim, Locale.ENGLISH);
    var refused = claim.state() == Claim.State.REFUSED;
    return new CheckedClaim(
        refused ? "refused" : "entitled",
        null,
        refused ? null : Moment.kept(time.instant().plus(TO_DECIDE)),
        said.amount(),
        String.join("\n", said.lines()),
        claim.clause());
  }

  /**
   * A manager approved it. It is granted unless something was set right since it was worked out:
   * the outage, the fee, what the agreement says. Then it is to be worked out again. An approval of
   * another amount than it is worth by now, which comes late or twice, changes nothing.
   *
   * @param approved the amount with its currency, in English
   * @param askAgain false where nobody would work it out again: it is granted as it was approved
   * @param note empty or null if there is nothing to say
   */
  public GrantedClaim grant(String id, String approved, boolean askAgain, String note, Instant at) {
    var claim = locked(id);
    if (claim.state() == Claim.State.ENTITLED
        && words.of(claim, Locale.ENGLISH).amount().equals(approved)) {
      if (!askAgain || stillSo(claim)) {
        claim.grant(note, at);
        events.publishEvent(new ClaimEvent.Granted(claim));
      } else {
        claim.workOutAgain();
      }
    }
    return new GrantedClaim(claim.state() == Claim.State.GRANTED, approved);
  }

  private boolean stillSo(Claim claim) {
    var service = services.find(claim.serviceId(), Visibility.everything());
    return check.answer(claim, service) instanceof Answer.Said said
        && claim.says(said.verdict(), said.day(), said.currency());
  }

  /**
   * The agreement gives nothing, or a manager refused.
   *
   * @param note what the manager said, and {@code at} when; they count for nothing where the
   *     agreement refuses
   */
  public void refuse(String id, String note, Instant at) {
    var claim = locked(id);
    if (claim.decidedAt().isEmpty()) {
      var byTheAgreement = claim.refusal().isPresent();
      claim.refuse(
          byTheAgreement ? null : note, byTheAgreement || at == null ? time.instant() : at);
      events.publishEvent(new ClaimEvent.Refused(claim));
    }
  }

  @Transactional(readOnly = true)
  public Claim find(String id) {
    return records.findById(id).orElseThrow(() -> new ClaimNotKnown(id));
  }

  /** The claim that it sets right; empty if it is one itself. */
  @Transactional(readOnly = true)
  public Optional<Claim> corrected(Claim claim) {
    return claim.corrects().map(this::find);
  }

  /**
   * @throws ClaimNotKnown also for one that exists but is not to be seen
   */
  @Transactional(readOnly = true)
  Claim find(String id, Visibility reader) {
    return Optional.of(find(id))
        .filter(claim -> reader.organisation().map(claim.customer()::equals).orElse(true))
        .orElseThrow(() -> new ClaimNotKnown(id));
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  Page<Claim> page(Claim.State state, Visibility reader, Pageable page) {
    return records.newestFirst(reader.organisation().orElse(null), state, page);
  }

  /** The credits of a month, for billing, in the order in which they were granted. */
  @Transactional(readOnly = true)
  Slice<Claim> creditedFor(YearMonth month, Pageable page) {
    return records.granted(month.toString(), page);
  }

  /**
   * The credits that were granted in a month, of whichever month, in the order of that.
   *
   * @param zone whose month it is
   */
  @Transactional(readOnly = true)
  Slice<Claim> grantedIn(YearMonth month, ZoneId zone, Pageable page) {
    return records.granted(
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
        page);
  }

  /** The credits of a customer for a month and all before. */
  @Transactional(readOnly = true)
  public List<Claim> grantedUntil(String customer, YearMonth month) {
    return records.grantedUntil(customer, month.toString());
  }

  private Claim locked(String id) {
    services.lock(find(id).serviceId());
    return records.lock(id).orElseThrow();
  }
}
