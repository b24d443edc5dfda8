package dev.vigie.statement;

import dev.vigie.availability.AvailabilityFigures;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.availability.Services;
import dev.vigie.credit.Claim;
import dev.vigie.credit.Claims;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a statement says of the customer's services by what is known now: how much they could be
 * used, where an earlier statement said something else of an earlier month, and what was credited
 * and stands on no statement yet.
 */
@Component
class ServicesStated {

  private final Services services;
  private final AvailabilityFigures figures;
  private final Claims claims;
  private final ServiceLines lines;
  private final CreditLines credits;

  ServicesStated(
      Services services,
      AvailabilityFigures figures,
      Claims claims,
      ServiceLines lines,
      CreditLines credits) {
    this.services = services;
    this.figures = figures;
    this.claims = claims;
    this.lines = lines;
    this.credits = credits;
  }

  /**
   * Of the month, then the corrections.
   *
   * @param earlier the ids of approved statements of other months
   */
  List<ServiceLine> services(Statement statement, List<Long> earlier) {
    var own = own(statement);
    var stated = statedLast(earlier);
    var now = measured(own, statement.month(), stated);
    var said = new ArrayList<ServiceLine>();
    own.keySet().stream()
        .map(service -> now.get(List.of(service, statement.month())))
        .filter(line -> line.outcome() != Outcome.NOT_MEASURED)
        .forEach(said::add);
    stated.forEach(
        (month, before) -> {
          var line = now.get(month);
          if (line != null && !line.agreesWith(before)) {
            said.add(line.correcting(before));
          }
        });
    return said;
  }

  /** All months in few queries: edited terms and calendars change any of them. */
  private Map<List<Object>, ServiceLine> measured(
      Map<String, MeasuredService> own, YearMonth month, Map<List<Object>, ServiceLine> stated) {
    var months = new TreeSet<>(List.of(month));
    stated.values().forEach(line -> months.add(line.month()));
    var count = Math.toIntExact(months.first().until(months.last(), ChronoUnit.MONTHS)) + 1;
    var measured = new HashMap<List<Object>, ServiceLine>();
    figures
        .months(List.copyOf(own.values()), months.last(), count)
        .forEach(
            (service, all) ->
                all.stream()
                    .filter(figure -> months.contains(figure.month()))
                    .forEach(
                        figure ->
                            measured.put(
                                List.of(service, figure.month()),
                                ServiceLine.of(own.get(service), figure))));
    return measured;
  }

  /** Grows with whatever is written down of the services, see {@link AvailabilityFigures}. */
  long written(Statement statement) {
    return figures.written(List.copyOf(own(statement).values()));
  }

  List<CreditLine> credits(Statement statement) {
    var own = own(statement);
    var granted =
        claims.grantedUntil(statement.customer(), statement.month()).stream()
            .filter(claim -> own.containsKey(claim.serviceId()))
            .toList();
    var stated =
        credits.findByClaimIdIn(granted.stream().map(Claim::id).toList()).stream()
            .map(CreditLine::claimId)
            .collect(Collectors.toSet());
    return granted.stream()
        .filter(claim -> !stated.contains(claim.id()))
        .map(
            claim ->
                new CreditLine(
                    claim, claims.corrected(claim).orElse(null), own.get(claim.serviceId()).name()))
        .toList();
  }

  /** What counts is what was said last of a service and month. */
  private Map<List<Object>, ServiceLine> statedLast(List<Long> earlier) {
    var last = new LinkedHashMap<List<Object>, ServiceLine>();
    if (!earlier.isEmpty()) {
      lines
          .findByStatementIdInOrderById(earlier)
          .forEach(line -> last.put(List.of(line.serviceId(), line.month()), line));
    }
    return last;
  }

  private Map<String, MeasuredService> own(Statement statement) {
    return services.of(statement.customer(), statement.agreement()).stream()
        .collect(
            Collectors.toMap(
                MeasuredService::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
