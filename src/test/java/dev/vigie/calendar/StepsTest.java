package dev.vigie.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.testing.Law;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

class StepsTest {

  @Law
  void findTheLastNumberThatIsNotAboveTheLimit(
      @ForAll("rising") long[] rising, @ForAll("numbers") long above) {
    var steps = new Steps(rising);
    var limit = rising[0] + Math.abs(above);

    var last = steps.lastUpTo(limit);

    assertThat(steps.at(last)).isLessThanOrEqualTo(limit);
    if (last + 1 < rising.length) {
      assertThat(steps.at(last + 1)).isGreaterThan(limit);
    }
  }

  /** Some far apart, some in a heap, some twice. */
  @Provide
  Arbitrary<long[]> rising() {
    return Arbitraries.oneOf(numbers(), Arbitraries.longs().between(0, 9))
        .list()
        .ofMinSize(1)
        .map(numbers -> numbers.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(-20_000_000_000L, 20_000_000_000L);
  }
}
