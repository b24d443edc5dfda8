package dev.vigie.calendar;

import dev.vigie.calendar.AnyDesk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** An instant drawn by lot, every other one near the next change of the wall clock. */
record Moment(Instant drawn, Optional<Duration> fromChange) {

  Instant on(Desk desk) {
    return in(desk.calendar().zone());
  }

  Instant in(ZoneId zone) {
    var change = zone.getRules().nextTransition(drawn);
    return fromChange
        .filter(any -> change != null)
        .map(away -> change.getInstant().plus(away))
        .orElse(drawn);
  }

  static final class Any implements ArbitrarySupplier<Moment> {

    @Override
    public Arbitrary<Moment> get() {
      var sinceZonesKeepWholeMinutes =
          Arbitraries.longs()
              .between(second("1973-01-01T00:00:00Z"), second("2038-01-01T00:00:00Z"))
              .withDistribution(RandomDistribution.uniform())
              .map(Instant::ofEpochSecond);
      var justBeforeSamoaLeftOutADay = Arbitraries.just(Instant.parse("2011-12-29T12:00:00Z"));
      var instants =
          Arbitraries.frequencyOf(
              Tuple.of(4, sinceZonesKeepWholeMinutes), Tuple.of(1, justBeforeSamoaLeftOutADay));
      var near = Arbitraries.longs().between(-10_800_000, 10_800_000).map(Duration::ofMillis);
      return Combinators.combine(instants, near.optional(0.5)).as(Moment::new);
    }

    private static long second(String instant) {
      return Instant.parse(instant).getEpochSecond();
    }
  }
}
