package dev.vigie.credit;

import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Moment;
import dev.vigie.availability.Services;
import dev.vigie.problem.RequestRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What services cost, as managers write it down. */
@Service
@Transactional
public class Fees {

  private final FeeRecords records;
  private final Services services;

  Fees(FeeRecords records, Services services) {
    this.records = records;
    this.services = services;
  }

  /**
   * Writes down what a service costs a month from a day on; in place of what was written for that
   * day.
   *
   * @throws RequestRefused if it costs in another currency on other days, or the day lies too far
   */
  public ServiceFee put(
      MeasuredService service, LocalDate from, BigDecimal monthly, String currency) {
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
    var fee = records.findById(key).orElseGet(() -> new ServiceFee(service.id(), from));
    fee.become(monthly, currency);
    return records.save(fee);
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
