package dev.vigie.statement;

import dev.vigie.availability.AvailabilityFigures;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.MonthFigure.Outcome;
import dev.vigie.availability.Services;
import dev.vigie.credit.Claim;
import dev.vigie.credit.Claims;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var said = new ArrayList<ServiceLine>();
    own.values().stream()
        .map(service -> line(service, statement.month()))
        .filter(line -> line.outcome() != Outcome.NOT_MEASURED)
        .forEach(said::add);
    statedLast(earlier).values().stream()
        .flatMap(
            stated ->
                Optional.ofNullable(own.get(stated.serviceId()))
                    .map(service -> line(service, stated.month()))
                    .filter(now -> !now.agreesWith(stated))
                    .map(now -> now.correcting(stated))
                    .stream())
        .forEach(said::add);
    return said;
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
        .map(claim -> new CreditLine(claim, own.get(claim.serviceId()).name()))
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

  private ServiceLine line(MeasuredService service, YearMonth month) {
    return ServiceLine.of(service, figures.month(service, month));
  }

  private Map<String, MeasuredService> own(Statement statement) {
    return services.of(statement.customer(), statement.agreement()).stream()
        .collect(
            Collectors.toMap(
                MeasuredService::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
