package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.Law;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** A wall clock is the zone's own rules, only faster. */
class WallClockTest {

  @Law
  void readsWhatTheZoneSays(
      @ForAll("zones") ZoneId zone, @ForAll(supplier = Moment.Any.class) Moment moment) {
    var instant = moment.in(zone);

    assertThat(new WallClock(zone).read(instant)).isEqualTo(LocalDateTime.ofInstant(instant, zone));
  }

  @Law
  void findsTheFirstInstantOfALocalTimeOrTheEndOfTheGapAroundIt(
      @ForAll("zones") ZoneId zone,
      @ForAll(supplier = Moment.Any.class) Moment moment,
      @ForAll("shifts") Duration shift) {
    var local = LocalDateTime.ofInstant(moment.in(zone), zone).plus(shift);
    var change = zone.getRules().getTransition(local);

    assertThat(new WallClock(zone).at(local))
        .isEqualTo(
            change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return AnyDesk.zones();
  }

  @Provide
  Arbitrary<Duration> shifts() {
    return Arbitraries.longs().between(-120, 120).map(Duration::ofMinutes);
  }
}
