package dev.vigie.availability;

import dev.vigie.availability.Stretch.Reason;
import dev.vigie.calendar.TimeSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * How much of a period a service could be used, exactly, and why: every instant of the period lies
 * in one of the stretches.
 *
 * @param stretches in order and without holes
 */
public record Measurement(TimeSpan period, List<Stretch> stretches) {

  static final Comparator<Measurement> WORST_LAST =
      Comparator.comparing(Measurement::share, Share.WORST_LAST);

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  public Measurement {
    stretches = List.copyOf(stretches);
  }

  /** Time that is the same for the same reason. */
  public record Sum(Reason reason, String clause, Duration length) {}

  /** The service time of which the share is taken. */
  public Duration counted() {
    return share().counted();
  }

  /** The counted time in which the service could not be used. */
  public Duration down() {
    return share().down();
  }

  /** The time of the period that does not count. */
  public Duration excluded() {
    return period.length().minus(counted());
  }

  private Share share() {
    var share = Share.NONE;
    for (var stretch : stretches) {
      share = share.with(stretch.reason(), stretch.length());
    }
    return share;
  }

  /**
   * The share of the counted time in which the service could be used, in percent, rounded down, so
   * that it never looks kept when it is not. Empty where no time counts.
   */
  public Optional<BigDecimal> percent(int decimals) {
    var counted = Share.exact(counted());
    return counted.signum() == 0
        ? Optional.empty()
        : Optional.of(
            Share.exact(counted().minus(down()))
                .multiply(ALL)
                .divide(counted, decimals, RoundingMode.DOWN));
  }

  /** Whether the share is {@code percent} or more, exactly; also where no time counts. */
  public boolean keeps(BigDecimal percent) {
    return Share.exact(counted().minus(down()))
            .multiply(ALL)
            .compareTo(Share.exact(counted()).multiply(percent))
        >= 0;
  }

  /** How long it may be down and still keep {@code percent}, rounded down to nanoseconds. */
  public Duration allowed(BigDecimal percent) {
    var nanos =
        Share.exact(counted())
            .multiply(ALL.subtract(percent))
            .divide(ALL, 0, RoundingMode.DOWN)
            .toBigIntegerExact();
    return Duration.ofNanos(nanos.longValueExact());
  }

  /** How much time there is for each reason and clause, in the order in which they first occur. */
  public List<Sum> sums() {
    var sums = new LinkedHashMap<Sum, Duration>();
    for (var stretch : stretches) {
      var subject = new Sum(stretch.reason(), stretch.clause(), Duration.ZERO);
      sums.merge(subject, stretch.length(), Duration::plus);
    }
    return sums.entrySet().stream()
        .map(sum -> new Sum(sum.getKey().reason(), sum.getKey().clause(), sum.getValue()))
        .sorted(Comparator.comparing(Sum::reason))
        .toList();
  }
}
