package dev.vigie.credit;

import dev.vigie.audit.AuditedChange;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Moment;
import dev.vigie.availability.ServiceTerms;
import dev.vigie.availability.Services;
import dev.vigie.problem.RequestRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What services cost, as managers write it down. */
@Service
@Transactional
public class Fees {

  private static final String NONE = "none";

  private final FeeRecords records;
  private final Services services;
  private final ServiceTerms terms;
  private final ApplicationEventPublisher events;
  private final Clock time;

  Fees(
      FeeRecords records,
      Services services,
      ServiceTerms terms,
      ApplicationEventPublisher events,
      Clock time) {
    this.records = records;
    this.services = services;
    this.terms = terms;
    this.events = events;
    this.time = time;
  }

  /**
   * Writes down what a service costs a month from a day on; in place of what was written for that
   * day.
   *
   * @param who writes it
   * @throws RequestRefused if it costs in another currency on other days, or the day lies too far
   */
  public ServiceFee put(
      MeasuredService service, LocalDate from, BigDecimal monthly, String currency, String who) {
    Moment.require("from", from.atStartOfDay(ZoneOffset.UTC).toInstant());
    services.lock(service.id());
    of(service).stream()
        .filter(fee -> !fee.from().equals(from) && !fee.currency().equals(currency))
        .findFirst()
        .ifPresent(
            other -> {
              throw RequestRefused.unprocessable(
                  "currency",
                  "Its other fees are in %s; use that, or write down another service."
                      .formatted(other.currency()));
            });
    var key = new ServiceFee.Key(service.id(), from);
    var known = records.findById(key);
    var before = known.map(ServiceFee::said).orElse(NONE);
    var fee = known.orElseGet(() -> new ServiceFee(service.id(), from));
    fee.become(monthly, currency);
    changed(service, from, before, fee.said(), who);
    return records.save(fee);
  }

  /**
   * Takes back what was written for a day that has not come.
   *
   * @param who takes it back
   * @throws RequestRefused if it is in force already, or nothing was written for the day
   */
  public void remove(MeasuredService service, LocalDate from, String who) {
    services.lock(service.id());
    var fee =
        records
            .findById(new ServiceFee.Key(service.id(), from))
            .orElseThrow(
                () ->
                    new RequestRefused(
                        HttpStatus.NOT_FOUND, "from", "No fee was written for this day."));
    if (!isToCome(fee, service)) {
      throw RequestRefused.unprocessable(
          "from",
          "This fee is in force already; write the right one for the same day in its place.");
    }
    records.delete(fee);
    changed(service, from, fee.said(), NONE, who);
  }

  /** Whether its day has not come, on the clocks of the service, so that it can be taken back. */
  boolean isToCome(ServiceFee fee, MeasuredService service) {
    return fee.from().isAfter(time.instant().atZone(terms.zone(service)).toLocalDate());
  }

  private void changed(
      MeasuredService service, LocalDate from, String before, String after, String who) {
    if (!before.equals(after)) {
      events.publishEvent(
          new AuditedChange(
              who, service.id(), "fee from %s: %s → %s".formatted(from, before, after)));
    }
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<ServiceFee> of(MeasuredService service) {
    return records.of(service.id());
  }

  /**
   * Empty where it was not written down yet what the service costs in all of the month.
   *
   * @param began when the customer began to have it
   */
  Optional<MonthFee> of(MeasuredService service, YearMonth month, LocalDate began) {
    var fees = records.of(service.id());
    return fees.stream()
        .findFirst()
        .filter(first -> !first.from().isAfter(month.atDay(1)) || !first.from().isAfter(began))
        .map(
            first ->
                MonthFee.of(
                    month,
                    first.currency(),
                    fees.stream()
                        .map(fee -> new MonthFee.Fee(fee.from(), fee.monthly()))
                        .toList()));
  }
}
