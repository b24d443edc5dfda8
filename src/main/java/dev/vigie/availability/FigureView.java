package dev.vigie.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.agreement.AvailabilityPromise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How a service did, as programs read it; all lengths in milliseconds.
 *
 * @param promised in percent; else {@code NOT_SPECIFIED} or {@code NOT_APPLICABLE}
 * @param over {@code calendar month} or so many {@code days}
 * @param reached in percent with six decimals, rounded down; null where nothing was measured
 * @param running whether the month is not over for the service: then as if nothing more happened
 * @param leftMillis how much longer it may be down; negative if it was longer than allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FigureView(
    ServiceView service,
    String month,
    Instant from,
    Instant to,
    String zone,
    String promised,
    String over,
    String calendar,
    String clause,
    MonthFigure.Outcome outcome,
    boolean running,
    BigDecimal reached,
    Long countedMillis,
    Long excludedMillis,
    Long downMillis,
    Long leftMillis,
    List<Sum> sums,
    List<Line> stretches,
    List<String> sentences) {

  private static final int DECIMALS = 6;

  record Sum(
      Stretch.Reason reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String clause,
      long millis) {}

  /**
   * @param reference the id of the outage or maintenance
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      Instant from,
      Instant to,
      long millis,
      Stretch.Reason reason,
      String cause,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String clause,
      String holiday,
      String reference) {

    static Line of(Stretch stretch, AvailabilityWords.Said words) {
      return new Line(
          stretch.span().start(),
          stretch.span().end(),
          stretch.length().toMillis(),
          stretch.reason(),
          stretch.interruption().map(i -> i.cause().word()).orElse(null),
          stretch.clause(),
          stretch.holiday().map(words::holiday).orElse(null),
          stretch.interruption().map(Interruption::reference).orElse(null));
    }
  }

  static FigureView of(
      MeasuredService service, MonthFigure figure, ZoneId zone, AvailabilityWords.Said words) {
    return of(service, figure.month().toString(), figure, zone, words);
  }

  /**
   * @param month null for another period than a month
   */
  static FigureView of(
      MeasuredService service,
      String month,
      MonthFigure figure,
      ZoneId zone,
      AvailabilityWords.Said words) {
    var promise = figure.promise();
    var measured = figure.measurement();
    return new FigureView(
        ServiceView.of(service),
        month,
        measured.map(m -> m.period().start()).orElse(null),
        measured.map(m -> m.period().end()).orElse(null),
        zone.getId(),
        promise.map(FigureView::promised).orElse("NOT_SPECIFIED"),
        promise.map(said -> said.period().toString()).orElse(null),
        promise.map(AvailabilityPromise::calendar).orElse(null),
        promise.map(AvailabilityPromise::clause).orElse(null),
        figure.outcome(),
        figure.running(),
        measured.flatMap(m -> m.percent(DECIMALS)).orElse(null),
        measured.map(m -> m.counted().toMillis()).orElse(null),
        measured.map(m -> m.excluded().toMillis()).orElse(null),
        measured.map(m -> m.down().toMillis()).orElse(null),
        figure.left().map(Duration::toMillis).orElse(null),
        measured.map(FigureView::sums).orElse(null),
        measured
            .map(m -> m.stretches().stream().map(one -> Line.of(one, words)).toList())
            .orElse(null),
        measured.map(m -> m.stretches().stream().map(words::line).toList()).orElse(null));
  }

  private static String promised(AvailabilityPromise promise) {
    return promise
        .percent()
        .map(BigDecimal::toPlainString)
        .orElseGet(() -> promise.silence().code());
  }

  private static List<Sum> sums(Measurement measured) {
    return measured.sums().stream()
        .map(sum -> new Sum(sum.reason(), sum.clause(), sum.length().toMillis()))
        .toList();
  }

  /** Of any period there is no other judgement than whether the share was reached in it. */
  static MonthFigure judged(
      Optional<AvailabilityPromise> promise, Optional<Measurement> measured, Instant now) {
    return new MonthFigure(
        null, promise, measured, measured.filter(m -> m.period().end().isAfter(now)).isPresent());
  }
}
