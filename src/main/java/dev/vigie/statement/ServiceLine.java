package dev.vigie.statement;

import dev.vigie.agreement.AvailabilityPromise;
import dev.vigie.availability.MeasuredService;
import dev.vigie.availability.Measurement;
import dev.vigie.availability.MonthFigure;
import dev.vigie.availability.MonthFigure.Outcome;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much a service could be used, on a statement: in its month, or in an earlier one of which
 * another statement said something else. Never changed.
 */
@Entity
@Table(name = "statement_service")
class ServiceLine {

  private static final int DECIMALS = 3;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long statementId;
  private int position;
  private String serviceId;
  private String service;
  private String measuredMonth;
  private BigDecimal promised;
  private BigDecimal reached;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private long countedMillis;
  private long downMillis;
  private String clause;
  private BigDecimal reachedBefore;

  @Enumerated(EnumType.STRING)
  private Outcome outcomeBefore;

  protected ServiceLine() {}

  static ServiceLine of(MeasuredService service, MonthFigure figure) {
    var line = new ServiceLine();
    line.serviceId = service.id();
    line.service = service.name();
    line.measuredMonth = figure.month().toString();
    line.promised = figure.promised().orElse(null);
    line.reached = figure.measurement().flatMap(m -> m.percent(DECIMALS)).orElse(null);
    line.outcome = figure.outcome();
    line.countedMillis = millis(figure.measurement().map(Measurement::counted));
    line.downMillis = millis(figure.measurement().map(Measurement::down));
    line.clause = figure.promise().map(AvailabilityPromise::clause).orElse("");
    return line;
  }

  /**
   * @param stated what an earlier statement says of the same month
   */
  ServiceLine correcting(ServiceLine stated) {
    reachedBefore = stated.reached;
    outcomeBefore = stated.outcome;
    return this;
  }

  /** All that the page shows, for {@link StatementContent#digest}. */
  List<Object> told() {
    return Arrays.asList(
        serviceId,
        service,
        measuredMonth,
        plain(promised),
        plain(reached),
        outcome,
        countedMillis,
        downMillis,
        clause,
        plain(reachedBefore),
        outcomeBefore);
  }

  /** The database gives it more zeros. */
  private static String plain(BigDecimal percent) {
    return percent == null ? "" : percent.stripTrailingZeros().toPlainString();
  }

  void standsAt(long statement, int place) {
    statementId = statement;
    position = place;
  }

  /** Whether both say the same. */
  boolean agreesWith(ServiceLine other) {
    return outcome == other.outcome
        && countedMillis == other.countedMillis
        && downMillis == other.downMillis;
  }

  boolean correction() {
    return outcomeBefore != null;
  }

  String serviceId() {
    return serviceId;
  }

  String service() {
    return service;
  }

  YearMonth month() {
    return YearMonth.parse(measuredMonth);
  }

  /** In percent; empty where nothing is promised. */
  Optional<BigDecimal> promised() {
    return Optional.ofNullable(promised);
  }

  /** In percent, rounded down; empty where no time counts. */
  Optional<BigDecimal> reached() {
    return Optional.ofNullable(reached);
  }

  Outcome outcome() {
    return outcome;
  }

  Duration counted() {
    return Duration.ofMillis(countedMillis);
  }

  Duration down() {
    return Duration.ofMillis(downMillis);
  }

  String clause() {
    return clause;
  }

  /** Of a correction: what was stated. */
  Optional<BigDecimal> reachedBefore() {
    return Optional.ofNullable(reachedBefore);
  }

  /** Of a correction; null else. */
  Outcome outcomeBefore() {
    return outcomeBefore;
  }

  private static long millis(Optional<Duration> length) {
    return length.map(Duration::toMillis).orElse(0L);
  }
}
